// `npm run bench`: what a synth costs, as a user feels it. Prints figures and keeps nothing.
//
//   node tools/bench.js [runs]      runs of each whole process, default 7
//   node tools/bench.js --json      the figures per release only, for a test

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = path.dirname(__dirname);
const json = process.argv.includes('--json');
const runs = Number(process.argv[2] ?? 7);

/**
 * Milliseconds that some work takes.
 *
 * @param {() => void} work
 */
function time(work) {
  const begin = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

/** @param {number[]} figures */
function spread(figures) {
  const sorted = [...figures].sort((one, other) => one - other);
  return { min: sorted[0], median: sorted[Math.floor(sorted.length / 2)], max: sorted[sorted.length - 1] };
}

/**
 * One app with that many releases in one chart each, from construction to the text of its YAML.
 *
 * @param {number} releases
 */
function synthesize(releases) {
  const { App, Chart } = require('cdk8s');
  const { Redis } = require('..');
  const app = new App();
  for (let i = 0; i < releases; i += 1) new Redis(new Chart(app, `chart-${i}`), `redis-${i}`);
  if (!app.synthYaml().includes(`redis-${releases - 1}-config`)) throw new Error('the last release is not in the YAML');
}

/**
 * Milliseconds per release of apps with 1, 10 and 100 releases, in this process, warmed up.
 *
 * @param {number[]} sizes
 * @param {number} repeats
 */
function perRelease(sizes, repeats) {
  synthesize(3);
  return sizes.map((releases) => {
    const figures = Array.from({ length: repeats }, () => time(() => synthesize(releases)) / releases);
    return { releases, ...spread(figures) };
  });
}

function main() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const env = { ...process.env, CDK8S_OUTDIR: folder, CDK8S_CHECK_UPGRADE: 'false' };
  const processes = {
    'node main.js': () => execFileSync(process.execPath, ['main.js'], { cwd: root, env, stdio: 'ignore' }),
    'cdk8s synth': () =>
      execFileSync(path.join(root, 'node_modules', '.bin', 'cdk8s'), ['synth', '--output', folder], {
        cwd: root,
        env,
        stdio: 'ignore',
      }),
  };
  console.log(`${`whole process, ${runs} runs, ms`.padEnd(35)}min  median     max`);
  for (const [name, work] of Object.entries(processes)) {
    work();
    print(name, spread(Array.from({ length: runs }, () => time(work))));
  }
  fs.rmSync(folder, { recursive: true, force: true });

  console.log(`\n${'in one process, ms per release'.padEnd(35)}min  median     max`);
  for (const { releases, ...figures } of perRelease([1, 10, 100], 5)) print(`${releases} in one app`, figures);
}

/**
 * @param {string} name
 * @param {{ min: number, median: number, max: number }} figures
 */
function print(name, { min, median, max }) {
  console.log(`${name.padEnd(32)}${[min, median, max].map((figure) => figure.toFixed(1).padStart(8)).join('')}`);
}

if (json) console.log(JSON.stringify(perRelease([1, 10, 100], 3)));
else main();
