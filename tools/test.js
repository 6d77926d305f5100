// `npm test`: builds, runs the tiers that need nothing but Node, then the script tier with the engines and shells that this machine
// has. What it could not run it says, with the way to get it; with CI=true that counts as a failure.
//
//   node tools/test.js                    everything but the cluster tier
//   node tools/test.js --only servers     one tier: unit, manifests, package, languages, servers or cluster
//
// TEST_ENGINES="redis-7.0=/dir,valkey-8.1=/dir" names folders that hold redis-server, redis-cli (or valkey-...); without it, what is in
// PATH is used. The last line sums up: `N passed, N failed`.

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { parseArgs } = require('node:util');
const found = require('./found');
const { played } = require('./played');

const root = path.dirname(__dirname);
const ci = process.env.CI === 'true';

/** What the run adds up to; `missing` holds one sentence for each thing that could not run. */
const result = { passed: 0, failed: 0, skipped: 0, missing: /** @type {string[]} */ ([]) };

/**
 * Runs a command of this checkout's own tools and shows its output as it comes.
 *
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} [environment]
 */
function run(command, environment = {}) {
  const bin = path.join(root, 'node_modules', '.bin');
  const PATH = `${bin}${path.delimiter}${process.env.PATH}`;
  const [program, ...words] = command;
  const { status, error } = spawnSync(program, words, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH, ...environment } });
  if (error) console.error(`${program}: ${error.message}`);
  return status === 0;
}

/**
 * A check that counts as one test.
 *
 * @param {string} name
 * @param {string[]} command
 */
function check(name, command) {
  console.log(`\n== ${name}`);
  const good = run(command);
  if (good) result.passed += 1;
  else result.failed += 1;
  return good;
}

/**
 * One run of jest over some tiers, added to the sum.
 *
 * @param {string[]} tiers
 * @param {{ workers?: number, environment?: NodeJS.ProcessEnv }} [how] workers: how many test files at a time
 */
function jest(tiers, { workers, environment = {} } = {}) {
  console.log(`\n== ${tiers.join(', ')}`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jest-'));
  const file = path.join(folder, 'result.json');
  const good = run(
    ['jest', ...(workers ? [`--maxWorkers=${workers}`] : []), '--json', `--outputFile=${file}`, '--selectProjects', ...tiers],
    environment,
  );
  const report = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
  fs.rmSync(folder, { recursive: true });
  // A file that does not even load fails no test: it counts as one failure of its own. So does a jest that ends without a report.
  const failed = report ? report.numFailedTests + report.numRuntimeErrorTestSuites : 1;
  result.failed += Math.max(failed, good ? 0 : 1);
  result.passed += report?.numPassedTests ?? 0;
  result.skipped += report ? report.numPendingTests + report.numTodoTests : 0;
  if (report) for (const line of played(report, workers)) console.log(line);
}

function nodeTiers() {
  jest(['unit', 'manifests', 'package']);
}

function shellcheck() {
  if (!found.program('shellcheck')) {
    result.missing.push('shellcheck of the scripts: install shellcheck');
    return;
  }
  check('shellcheck', ['shellcheck', ...found.scripts(root)]);
}

function servers() {
  if (process.platform !== 'linux') {
    result.missing.push('the script tier: it needs Linux, where every address of 127.0.0.0/8 is there');
    return;
  }
  const engines = found.engines(process.env);
  const shells = found.shells();
  result.missing.push(...found.missing(engines, shells));
  if (engines.size === 0 || shells.size === 0) return;
  const list = (/** @type {Map<string, string>} */ map) => [...map].map(([name, where]) => `${name}=${where}`).join(',');
  console.log(`\nscript tier with ${[...engines.keys()].join(', ')}; ${[...shells.keys()].join(', ')}`);
  // Each worker has a loopback network of its own. Three on two processors: they wait most of the time, for clocks of the servers.
  jest(['servers'], { workers: 3, environment: { TEST_ENGINES: list(engines), TEST_SHELLS: list(shells) } });
}

function cluster() {
  jest(['cluster'], { workers: 1 });
}

function summary() {
  if (result.missing.length > 0) {
    console.log('\nNot run:');
    for (const sentence of result.missing) console.log(`  - ${sentence}`);
  }
  if (ci) result.failed += result.missing.length + result.skipped;
  const { passed, failed, skipped } = result;
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

function main() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  if (!check('build', ['npm', 'run', '--silent', 'build'])) return summary();
  const tiers = {
    unit: () => jest(['unit']),
    manifests: () => jest(['manifests']),
    package: () => jest(['package']),
    languages: () => jest(['languages'], { workers: 1 }),
    servers,
    cluster,
  };
  if (values.only === undefined) {
    nodeTiers();
    shellcheck();
    servers();
    // Always said; never a failure here, because CI runs that tier by itself.
    console.log('\nThe cluster tier is apart: npm run test:cluster, with KUBECONFIG naming a cluster whose pods this machine can reach.');
  } else if (Object.hasOwn(tiers, values.only)) {
    tiers[/** @type {keyof typeof tiers} */ (values.only)]();
  } else {
    console.error(`--only takes ${Object.keys(tiers).join(', ')}; got ${values.only}`);
    process.exitCode = 2;
    return;
  }
  summary();
}

main();
