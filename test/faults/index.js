// `npm run faults`: plays fault scenarios against releases, and writes a report of what clients observe.
//
//   npm run faults -- --help                               the options
//   npm run faults -- --list                               the scenarios
//   npm run faults -- --only 4,6 --engine redis-8.6 --runs 20
//   npm run faults -- --tier cluster                       on a real Kubernetes: KUBECONFIG names it
//   npm run faults -- --random --seed 7 --minutes 30       a random schedule from a seed
//   npm run faults -- --publish FOLDER...                  adds reports to docs/measurements.md; without a folder, makes
//                                                          the page and its pictures from the reports that it has
//
// It has the same requirements as the tests of the tier: see docs/how-to/develop.md. The last line is the sum of all
// runs: `N passed, N failed`.

const fs = require('node:fs');
const path = require('node:path');
const { CommanderError } = require('commander');
const found = require('../../tools/found');
const { commit, engineVersions, machine } = require('./machine');
const { parse } = require('./options');
const { rows } = require('./records');
const report = require('./report');
const { plan, run } = require('./run');
const { list } = require('./scenarios');
const { terminal } = require('./table');
const { reachedInWords } = require('./targets');
const { writePage } = require('./publish');

/** @typedef {import('./options').Options} Options */

const root = path.dirname(path.dirname(__dirname));

/** @param {Options} options @param {Date} date */
function outputFolder(options, date) {
  const folder = options.output ?? path.join(root, 'faults-report', date.toISOString().slice(0, 19).replaceAll(':', '-'));
  fs.mkdirSync(path.join(folder, 'records'), { recursive: true });
  return folder;
}

/** The command that repeats this run. @param {Options} options */
function commandOf({
  tiers,
  only,
  onlyNamed,
  test,
  engines,
  engineNamed,
  shells,
  otherShells,
  variants,
  dataMebibytes,
  runs,
  jobs,
  random,
}) {
  const words = ['npm run faults --'];
  if (tiers.length > 1) words.push('--tier all');
  else if (tiers[0] !== 'process') words.push(`--tier ${tiers[0]}`);
  if (random) words.push(`--random --seed ${random.seed} --minutes ${random.minutes}`);
  else if (onlyNamed) words.push(`--only ${only.join(',')}`);
  if (test !== undefined) words.push(`--test ${JSON.stringify(test)}`);
  if (engineNamed || tiers.includes('process')) words.push(`--engine ${engines.join(',')}`);
  if (variants.length > 0) words.push(`--variant ${variants.join(',')}`);
  if (dataMebibytes > 0) words.push(`--data ${dataMebibytes}Mi`);
  if (shells.length > 0 && otherShells.length === 0) words.push(`--shell ${shells.join(',')}`);
  if (runs > 1) words.push(`--runs ${runs}`);
  if (jobs > 1) words.push(`--jobs ${jobs}`);
  return words.join(' ');
}

/**
 * @param {Options} options
 * @param {ReadonlyMap<string, string>} engines folders by name
 * @param {ReadonlyMap<string, string>} shells paths by name
 */
async function play(options, engines, shells) {
  const date = new Date();
  const began = commit(root); // at the start, because files may change during the run
  const folder = outputFolder(options, date);
  const pairs = (/** @type {ReadonlyMap<string, string>} */ map, /** @type {readonly string[]} */ names) =>
    names.map((name) => `${name}=${map.get(name)}`).join(',');
  const environment = {
    FAULTS: 'all',
    FAULT_RUNS: `${options.runs}`,
    FAULT_RECORDS: path.join(folder, 'records'),
    ...(options.dataMebibytes > 0 && { FAULT_DATA_MEBIBYTES: `${options.dataMebibytes}` }),
    ...(options.random && { RANDOM_SEED: `${options.random.seed}`, RANDOM_MINUTES: `${options.random.minutes}` }),
    ...(options.tiers.includes('process') && { TEST_ENGINES: pairs(engines, options.engines), TEST_SHELLS: pairs(shells, options.shells) }),
  };
  const plans = await Promise.all(options.tiers.map((tier) => plan(tier, options, environment)));
  const played = new Set(plans.flatMap(({ tests }) => tests).map((name) => Number(/#(\d+) /.exec(name)?.[1])));
  const without = options.only.filter((number) => !played.has(number));
  if (without.length > 0) console.log(`no test here plays ${without.map((number) => `#${number}`).join(', ')}`);
  const command = commandOf(options);
  const log = path.join(folder, 'jest.log');
  console.log(`${command}\nlog: ${log}`);
  if (options.random) console.log(`seed ${options.random.seed}; the same again: ${command}`);
  const say = (/** @type {string} */ line) => console.log(line);
  const outcome = await run(plans, options, { environment, records: path.join(folder, 'records'), log, say });

  const failed = outcome.failures.length + (played.size === 0 ? 1 : 0);
  const versions = engineVersions(engines, options.tiers.includes('process') ? options.engines : []);
  const facts = { date: date.toISOString(), command, commit: began, machine: machine(options.tiers), engines: versions };
  const { records, passed } = outcome;
  report.write(folder, { ...facts, options: { ...options, output: undefined }, passed, failed, records });
  for (const failure of outcome.failures) console.log(`\n---------- failed: ${failure}`);
  const list = rows(records);
  const targets = reachedInWords(list);
  console.log(`\n${terminal(list)}\n\n${targets ? `${targets}\n` : ''}report: ${folder}`);
  if (failed > 0) console.log(`log: ${log}\nthe same again: ${command}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function main() {
  const [engines, shells] = [found.engines(process.env), found.shells()];
  const options = parse(process.argv.slice(2), { engines: [...engines.keys()], shells: [...shells.keys()] });
  if (options.command === 'list') console.log(list());
  else if (options.command === 'publish') writePage(path.join(root, 'docs'), options.folders.map(report.read));
  else await play(options, engines, shells);
}

main().catch((/** @type {Error} */ error) => {
  if (error instanceof CommanderError && error.exitCode === 0) return; // --help was printed
  console.error(error instanceof CommanderError ? `${error.message}\n--help shows the options.` : error.stack);
  process.exitCode = 2;
});
