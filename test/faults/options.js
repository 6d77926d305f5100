// The options of `npm run faults --`, checked before anything runs.

const fs = require('node:fs');
const path = require('node:path');
const { Command, InvalidArgumentError, Option } = require('commander');
const { RANDOM, SCENARIOS, TIERS, VARIANTS } = require('./scenarios');

/** @typedef {import('./scenarios').Tier} Tier */

/**
 * @typedef {object} Options
 * @property {'list' | 'publish' | 'run'} command
 * @property {readonly Tier[]} tiers
 * @property {readonly number[]} only numbers of scenarios
 * @property {boolean} onlyNamed whether scenarios were asked for by number
 * @property {string} [test] only tests with this in their names, where a scenario has several
 * @property {readonly string[]} engines of the process tier, and of the cluster tier if `engineNamed`
 * @property {boolean} engineNamed whether engines were asked for by name
 * @property {readonly string[]} shells of the process tier
 * @property {readonly string[]} otherShells those that are here too, for tests that are written for one shell only; none if shells were asked for
 *   by name
 * @property {readonly string[]} variants of the cluster tier; all if empty
 * @property {number} dataMebibytes what releases of the cluster tier hold besides what the tests write
 * @property {number} runs
 * @property {number} jobs test files side by side
 * @property {string} [output]
 * @property {{ seed: number, minutes: number }} [random]
 * @property {readonly string[]} folders of reports to publish
 */

/**
 * What this machine has.
 *
 * @typedef {object} Found
 * @property {readonly string[]} engines
 * @property {readonly string[]} shells
 */

const largestSeed = 2 ** 31 - 1;

/**
 * @param {readonly string[]} words
 * @param {Found} found
 * @returns {Options}
 * @throws {import('commander').CommanderError} with the option, what it got and what is allowed
 */
function parse(words, found) {
  const command = new Command('npm run faults --')
    .description('Plays faults against releases, and reports what clients observe: see docs/how-to/develop.md.')
    .argument('[folders...]', 'the reports for --publish')
    .addOption(new Option('--list', 'print the scenarios').conflicts('publish'))
    .option('--publish', 'make docs/measurements.md from the reports in docs/measurements and in the folders')
    .addOption(new Option('--tier <tier>', 'where to play').choices([...TIERS, 'all']).default(TIERS[0]))
    .addOption(new Option('--only <numbers>', 'scenarios, as in 4,6').argParser(list(scenarioNumber)).conflicts('random'))
    .option('--test <words>', 'only tests with these words in their names', value)
    .option('--engine <names>', 'as in redis-8.6,valkey-8.1', list())
    .option('--shell <names>', 'of the tier process (default: dash)', list())
    .option('--variant <names>', 'releases of the tier cluster', list(oneOf(VARIANTS)))
    .option('--data <size>', 'what a release of the tier cluster holds, as in 300Mi', mebibytes)
    .option('--runs <number>', 'how often to play each test', whole(1, 1000), 1)
    .option('--jobs <number>', 'test files of the tier process at a time', whole(1, 64), 1)
    .option('--output <folder>', 'of the report (default: in faults-report)', emptyFolder)
    .option('--random', 'play a random schedule')
    .option('--seed <number>', 'of the random schedule', whole(0, largestSeed))
    .option('--minutes <number>', 'of the random schedule (default: 10)', whole(1, 24 * 60))
    .configureOutput({ writeErr: () => undefined })
    .exitOverride()
    .parse(words, { from: 'user' });
  const values = command.opts();
  const tiers = TIERS.filter((tier) => values.tier === tier || values.tier === 'all');
  const processes = tiers.includes('process') && !values.list && !values.publish;
  const needs = (/** @type {string} */ name, /** @type {boolean} */ met, /** @type {string} */ other) => {
    if (values[name] !== undefined && !met) command.error(`error: option '--${name}' needs ${other}`);
  };
  const installed = (/** @type {'engine' | 'shell'} */ name, /** @type {readonly string[]} */ usual, /** @type {string} */ cure) => {
    const all = found[`${name}s`];
    const wanted = values[name] ?? usual;
    const missing = wanted.find((/** @type {string} */ word) => !all.includes(word)) ?? (wanted.length === 0 ? name : undefined);
    if (missing === undefined) return wanted;
    command.error(`error: no ${missing} on this machine. Allowed choices of --${name} are ${all.join(', ') || 'none'}; ${cure}.`);
  };
  if (command.args.length > 0 && !values.publish) command.error(`error: only --publish takes folders, got '${command.args.join(' ')}'`);
  for (const folder of command.args)
    if (!fs.existsSync(path.join(folder, 'report.json')))
      command.error(`error: '${folder}' has no report.json. Allowed are folders that a run has written.`);
  for (const name of ['variant', 'data']) needs(name, tiers.includes('cluster'), '--tier cluster');
  for (const name of ['seed', 'minutes']) needs(name, values.random, '--random');
  const shells = processes ? installed('shell', ['dash'], 'install the others') : [];
  return {
    command: values.list ? 'list' : values.publish ? 'publish' : 'run',
    tiers,
    only: values.random ? [RANDOM] : (values.only ?? playedIn(tiers)),
    onlyNamed: values.only !== undefined,
    test: values.test,
    engines: processes ? installed('engine', found.engines, 'TEST_ENGINES="redis-8.0=/folder" names others') : (values.engine ?? []),
    engineNamed: values.engine !== undefined,
    shells,
    otherShells: processes && values.shell === undefined ? found.shells.filter((shell) => !shells.includes(shell)) : [],
    variants: values.variant ?? [],
    dataMebibytes: values.data ?? 0,
    runs: values.runs,
    jobs: values.jobs,
    output: values.output,
    random: values.random && { seed: values.seed ?? Math.ceil(Math.random() * largestSeed), minutes: values.minutes ?? 10 },
    folders: command.args,
  };
}

/** The scenarios of some tiers, without the random schedule. @param {readonly Tier[]} played */
function playedIn(played) {
  return SCENARIOS.filter(({ number, tiers }) => number !== RANDOM && tiers.some((tier) => played.includes(tier))).map(
    ({ number }) => number,
  );
}

// What commander calls with the value of an option.

/** @param {string} word */
function value(word) {
  if (word.startsWith('--')) throw new InvalidArgumentError('It is another option.');
  return word;
}

/**
 * Values separated by commas, or from several uses of an option, each once.
 *
 * @template T
 * @param {(word: string) => string | T} check
 */
function list(check = value) {
  return (/** @type {string} */ words, /** @type {(string | T)[]} */ before = []) => [
    ...new Set([...before, ...words.split(',').map((word) => check(word.trim()))]),
  ];
}

/** @param {readonly string[]} allowed */
function oneOf(allowed) {
  return (/** @type {string} */ word) => {
    if (!allowed.includes(word)) throw new InvalidArgumentError(`Allowed choices are ${allowed.join(', ')}.`);
    return word;
  };
}

/** @param {string} word */
function scenarioNumber(word) {
  const { number, tiers = [], note } = SCENARIOS.find((scenario) => `${scenario.number}` === word) ?? {};
  if (number === undefined)
    throw new InvalidArgumentError(`There is no scenario ${word}. Allowed are the numbers that --list shows, as in 3,4,12.`);
  if (number === RANDOM) throw new InvalidArgumentError('The random schedule has an option of its own: --random.');
  if (tiers.length === 0) throw new InvalidArgumentError(`Scenario ${word} is ${note}.`);
  return number;
}

/** @param {number} minimum @param {number} maximum */
function whole(minimum, maximum) {
  return (/** @type {string} */ word) => {
    const number = /^\d+$/.test(word) ? Number(word) : Number.NaN;
    if (number >= minimum && number <= maximum) return number;
    throw new InvalidArgumentError(`Allowed are whole numbers from ${minimum} to ${maximum}.`);
  };
}

/** @param {string} word */
function mebibytes(word) {
  if (!word.endsWith('Mi')) throw new InvalidArgumentError('Allowed are whole mebibytes, as in 300Mi.');
  return whole(1, 16_384)(word.slice(0, -2));
}

/** @param {string} folder */
function emptyFolder(folder) {
  if (fs.existsSync(folder) && fs.readdirSync(folder).length > 0)
    throw new InvalidArgumentError('It is not empty. Allowed is a new or an empty folder.');
  return path.resolve(value(folder));
}

module.exports = { parse };
