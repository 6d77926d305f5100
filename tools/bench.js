// `npm run bench`: the cost of a synth, an import and an installation for a user. Prints figures, and writes no files.
//
//   node tools/bench.js [runs]      runs of each whole process, default 7
//   node tools/bench.js --json      the figures per release only, for a test
//   node tools/bench.js --installation   the figures of the installation only, for a test
//   node tools/bench.js --rest [runs]    what a release costs on a cluster while nothing happens, beside bare servers: needs
//                                        a KUBECONFIG and a kubelet that answers /stats/summary; runs of a minute, default 5.
//                                        --kubelets measures what the kubelets take for each kind of pod, too.
//                                        REST_IMAGE is another image than valkey/valkey:9.1, one that knows TLS
//   node tools/bench.js --proxy [runs]   throughput and latency direct and through the proxy, on a cluster; default 5 runs

const { execFileSync, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { installInEmptyApp } = require('./empty-app');

const root = path.dirname(__dirname);
const json = process.argv.includes('--json');
/** The number among the arguments. @param {number} otherwise */
const numberOr = (otherwise) => Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? otherwise);
const runs = numberOr(7);

/**
 * The duration of some work, in milliseconds.
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
 * Synthesizes an app with a number of releases, each in its own chart, up to the text of the YAML.
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
 * The milliseconds per release for apps of several sizes, in this process, after a warm-up.
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

  const { packages, megabytes, milliseconds, cdk8sMilliseconds } = installation();
  console.log(`\n${`an import, CPU ms, ${milliseconds.length} runs`.padEnd(35)}min  median     max   target: median at most 35`);
  print('require the package', spread(milliseconds));
  print('require cdk8s alone', spread(cdk8sMilliseconds));
  console.log(`\nan empty project plus this package: ${packages} packages, ${megabytes.toFixed(1)} MB (target: at most 6 and 8)`);
}

/**
 * The size of an installation: the packed library with its peers in an empty project. And the CPU time of its import,
 * in separate processes, beside that of cdk8s, which it needs.
 */
function installation() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  try {
    const { name } = require('../package.json');
    installInEmptyApp(folder);
    const once = (/** @type {string} */ module) => {
      const script = `const before = process.cpuUsage(); require('${module}'); const { user, system } = process.cpuUsage(before); console.log((user + system) / 1000)`;
      return Number(execFileSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' }));
    };
    const both = () => [once('cdk8s'), once(name)];
    both();
    const figures = Array.from({ length: runs }, both);
    const { packages } = JSON.parse(fs.readFileSync(path.join(folder, 'package-lock.json'), 'utf8'));
    return {
      packages: Object.keys(packages).length - 1,
      megabytes: sizeOf(path.join(folder, 'node_modules')) / 1e6,
      milliseconds: figures.map(([, library]) => library),
      cdk8sMilliseconds: figures.map(([cdk8s]) => cdk8s),
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The bytes of all files in a folder. @param {string} folder */
function sizeOf(folder) {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => fs.lstatSync(path.join(folder, name)))
    .filter((stat) => stat.isFile())
    .reduce((sum, { size }) => sum + size, 0);
}

/**
 * @param {string} name
 * @param {{ min: number, median: number, max: number }} figures
 */
function print(name, { min, median, max }) {
  console.log(`${name.padEnd(32)}${[min, median, max].map((figure) => figure.toFixed(1).padStart(8)).join('')}`);
}

/**
 * A measurement of the cluster tier, without other tests beside it.
 *
 * @param {string} folder
 * @param {string} variable
 */
function onCluster(folder, variable) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, [variable]: String(numberOr(5)) };
  if (process.argv.includes('--kubelets')) env.REST_KUBELETS = 'yes';
  const jest = [require.resolve('jest/bin/jest'), '--selectProjects', 'cluster', '--testPathPatterns', `cluster/${folder}/`];
  process.exitCode = spawnSync(process.execPath, jest, { cwd: root, env, stdio: 'inherit' }).status ?? 1;
}

if (process.argv.includes('--rest')) onCluster('rest', 'REST_RUNS');
else if (process.argv.includes('--proxy')) onCluster('throughput', 'THROUGHPUT_RUNS');
else if (process.argv.includes('--installation')) console.log(JSON.stringify(installation()));
else if (json) console.log(JSON.stringify(perRelease([1, 10, 100], 3)));
else main();
