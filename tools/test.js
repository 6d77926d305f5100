// `npm test`: builds, runs the tiers that need only Node, then the script tier with the engines and shells of this
// machine. It lists the tests that it could not run, with instructions to install what they need. With CI=true, such a
// test counts as a failure.
//
//   node tools/test.js                    all tiers except the languages and cluster tiers
//   node tools/test.js --only servers     one tier: unit, manifests, package, languages, servers or cluster
//   node tools/test.js --built ...        without building first, for a checkout that was built just now
//
// TEST_ENGINES="redis-7.0=/dir,valkey-8.1=/dir" names folders with redis-server and redis-cli, or with valkey-server
// and valkey-cli. Without it, the servers in PATH are used. The last line is the sum: `N passed, N failed`.

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { parseArgs } = require('node:util');
const found = require('./found');
const { played } = require('./played');

const root = path.dirname(__dirname);
const ci = process.env.CI === 'true';

/**
 * Files of the script tier at a time. Each has its own networks, mostly waits for the clock of a server, and takes about a third of a CPU. With
 * more files than the CPUs can carry, tests fail that measure the pause of clients; more than six would not end earlier than the longest file.
 */
const filesAtATime = Math.max(3, Math.min(6, 2 * os.availableParallelism()));

/** The results of the run. `missing` contains one sentence for each test that could not run. */
const result = { passed: 0, failed: 0, skipped: 0, missing: /** @type {string[]} */ ([]) };

/**
 * Runs a command with the tools of this checkout, and shows its output.
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
 * Runs jest for some tiers, and adds the results.
 *
 * @param {string[]} tiers
 * @param {{ workers?: number, files?: string, environment?: NodeJS.ProcessEnv }} [how] workers: the number of test files at a time; files: a regular
 *   expression for their paths
 */
function jest(tiers, { workers, files, environment = {} } = {}) {
  console.log(`\n== ${tiers.join(', ')}`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jest-'));
  const file = path.join(folder, 'result.json');
  const good = run(
    [
      'jest',
      ...(workers ? [`--maxWorkers=${workers}`] : []),
      ...(files ? [`--testPathPatterns=${files}`] : []),
      ...['--json', `--outputFile=${file}`, '--selectProjects', ...tiers],
    ],
    environment,
  );
  const report = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
  fs.rmSync(folder, { recursive: true });
  // A test file that does not load counts as one failure. A jest that ends without a report does too.
  const failed = report ? report.numFailedTests + report.numRuntimeErrorTestSuites : 1;
  result.failed += Math.max(failed, good ? 0 : 1);
  result.passed += report?.numPassedTests ?? 0;
  result.skipped += report ? report.numPendingTests + report.numTodoTests : 0;
  if (report) for (const line of played(report, workers)) console.log(line);
}

function nodeTiers() {
  jest(['unit', 'manifests', 'package'], { workers: os.availableParallelism() });
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
    result.missing.push('the script tier: it needs Linux, where every address of 127.0.0.0/8 is local');
    return;
  }
  const engines = found.engines(process.env);
  const shells = found.shells();
  result.missing.push(...found.missing(engines, shells));
  if (engines.size === 0 || shells.size === 0) return;
  const list = (/** @type {Map<string, string>} */ map) => [...map].map(([name, where]) => `${name}=${where}`).join(',');
  console.log(`\nscript tier with ${[...engines.keys()].join(', ')}; ${[...shells.keys()].join(', ')}`);
  jest(['servers'], { workers: filesAtATime, environment: { TEST_ENGINES: list(engines), TEST_SHELLS: list(shells) } });
}

/** Files of the cluster tier that play few faults, with wide bounds: two at a time. */
const calm = '(closed|redis-in-memory|(redis|valkey)-proxied)[.]test';

function cluster() {
  jest(['cluster'], { workers: 2, files: `/test/cluster/${calm}` });
  jest(['cluster'], { workers: 1, files: `/test/cluster/(?!${calm})` });
  // A test file does not wait for the end of its namespaces. Those that a stopped run has left do not end.
  const ending = ['-l', 'redis-sentinel-test', '--field-selector', 'status.phase=Terminating'];
  check('the namespaces of the tests have ended', ['kubectl', 'wait', 'namespaces', ...ending, '--for=delete', '--timeout=150s']);
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
  const { values } = parseArgs({ options: { only: { type: 'string' }, built: { type: 'boolean' } } });
  if (!values.built && !check('build', ['npm', 'run', '--silent', 'build'])) return summary();
  const tiers = {
    unit: () => jest(['unit']),
    manifests: () => jest(['manifests']),
    package: () => jest(['package']),
    languages: () => jest(['languages'], { workers: 2 }),
    servers,
    cluster,
  };
  if (values.only === undefined) {
    nodeTiers();
    shellcheck();
    servers();
    // Always printed, and never a failure, because CI runs that tier separately.
    console.log(
      '\nThe cluster tier runs separately: npm run test:cluster, with KUBECONFIG for a cluster whose pods this machine can reach.',
    );
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
