// What stands behind `npm run faults --`, checked before anything runs.

const { parseArgs } = require('node:util');
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

class OptionError extends Error {}

const TYPES = /** @type {const} */ ({
  list: { type: 'boolean' },
  publish: { type: 'boolean' },
  only: { type: 'string', multiple: true },
  test: { type: 'string' },
  engine: { type: 'string', multiple: true },
  shell: { type: 'string', multiple: true },
  variant: { type: 'string', multiple: true },
  data: { type: 'string' },
  tier: { type: 'string' },
  runs: { type: 'string' },
  jobs: { type: 'string' },
  output: { type: 'string' },
  random: { type: 'boolean' },
  seed: { type: 'string' },
  minutes: { type: 'string' },
});

const largestSeed = 2 ** 31 - 1;

/**
 * @param {string} option
 * @param {string} problem
 * @param {string | number} got
 * @param {string} allowed
 * @returns {never}
 */
function refuse(option, problem, got, allowed) {
  throw new OptionError(`${option}: ${problem} (got ${typeof got === 'string' ? JSON.stringify(got) : got}, allowed: ${allowed})`);
}

/**
 * @param {readonly string[]} words
 * @param {Found} found
 * @returns {Options}
 * @throws {OptionError} with what is wrong, what it got and what is allowed
 */
function parse(words, found) {
  const { values, folders } = read(words);
  const command = values.list ? 'list' : values.publish ? 'publish' : 'run';
  if (values.list && values.publish) refuse('--list', 'is a command of its own', '--publish', 'one of them');
  if (command === 'publish' && folders.length === 0) refuse('--publish', 'wants the folders of reports', '', '--publish faults-report/...');
  if (command !== 'publish' && folders.length > 0) refuse('arguments', 'only --publish takes folders', folders.join(' '), 'options');
  const tiers = tiersOf(values.tier ?? 'process');
  const process = command === 'run' && tiers.includes('process');
  const shells = process ? choices('--shell', values.shell, found.shells, ['dash'], 'a shell must be installed') : [];
  return {
    command,
    tiers,
    only: onlyOf(values.only, tiers, values.random === true),
    onlyNamed: values.only !== undefined,
    test: values.test,
    engines: process
      ? choices('--engine', values.engine, found.engines, found.engines, 'TEST_ENGINES="redis-8.0=/folder" names more')
      : split(values.engine),
    engineNamed: values.engine !== undefined,
    shells,
    otherShells: process && values.shell === undefined ? found.shells.filter((shell) => !shells.includes(shell)) : [],
    variants: variantsOf(values.variant, tiers),
    dataMebibytes: dataOf(values.data, tiers),
    runs: whole('--runs', values.runs, 1, 1, 1000),
    jobs: whole('--jobs', values.jobs, 1, 1, 64),
    output: values.output,
    random: randomOf(values),
    folders,
  };
}

/** @param {readonly string[]} words */
function read(words) {
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options: TYPES,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const names = Object.keys(TYPES).map((name) => `--${name}`);
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(TYPES, token.name)) refuse('options', 'there is no such option', token.rawName, names.join(', '));
    const { type } = TYPES[/** @type {keyof typeof TYPES} */ (token.name)];
    if (type === 'string' && (token.value === undefined || token.value.startsWith('--')))
      refuse(token.rawName, 'wants a value', token.value ?? '', `${token.rawName} value`);
    if (type === 'boolean' && token.value !== undefined) refuse(token.rawName, 'takes no value', token.value, token.rawName);
  }
  return { values: /** @type {Values} */ (values), folders: positionals };
}

/**
 * @typedef {{ list?: boolean, publish?: boolean, random?: boolean, only?: string[], engine?: string[], shell?: string[], variant?: string[], tier?: string,
 *   data?: string, test?: string, runs?: string, jobs?: string, output?: string, seed?: string, minutes?: string }} Values
 */

/** @param {readonly string[]} [words] separated by commas, or one by one */
function split(words = []) {
  return [...new Set(words.flatMap((word) => word.split(',')).map((word) => word.trim()))];
}

/**
 * @param {string} option
 * @param {readonly string[] | undefined} words
 * @param {readonly string[]} allowed
 * @param {readonly string[]} normally
 * @param {string} cure
 */
function choices(option, words, allowed, normally, cure) {
  const wanted = words === undefined ? normally : split(words);
  const unknown = wanted.find((word) => !allowed.includes(word));
  if (unknown !== undefined) refuse(option, 'is not here', unknown, `${allowed.join(', ') || 'nothing'}; ${cure}`);
  if (wanted.length === 0) refuse(option, 'there is none on this machine', '', cure);
  return wanted;
}

/**
 * @param {readonly string[] | undefined} words
 * @param {readonly Tier[]} tiers
 */
function variantsOf(words, tiers) {
  if (words === undefined) return [];
  if (!tiers.includes('cluster')) refuse('--variant', 'belongs to the cluster tier', words.join(','), '--tier cluster --variant ...');
  return choices('--variant', words, VARIANTS, VARIANTS, 'or no --variant for all of them');
}

/**
 * @param {string | undefined} word
 * @param {readonly Tier[]} tiers
 */
function dataOf(word, tiers) {
  if (word === undefined) return 0;
  if (!tiers.includes('cluster')) refuse('--data', 'belongs to the cluster tier', word, '--tier cluster --data 300Mi');
  const [, mebibytes] = /^(\d+)Mi$/.exec(word) ?? refuse('--data', 'is no size', word, 'whole mebibytes, as in 300Mi');
  return whole('--data', mebibytes, 0, 1, 16_384);
}

/**
 * @param {string} word
 * @returns {readonly Tier[]}
 */
function tiersOf(word) {
  const wanted = TIERS.filter((tier) => word === 'all' || word === tier);
  if (wanted.length === 0) refuse('--tier', 'there is no such tier', word, `${TIERS.join(', ')}, all`);
  return wanted;
}

/**
 * @param {readonly string[] | undefined} words
 * @param {readonly Tier[]} played
 * @param {boolean} random
 */
function onlyOf(words, played, random) {
  if (random && words !== undefined) refuse('--only', 'the random schedule is played alone', words.join(','), 'no --only beside --random');
  if (random) return [RANDOM];
  const all = SCENARIOS.filter(({ number, tiers }) => number !== RANDOM && tiers.length > 0);
  const numbers = all.map(({ number }) => number);
  if (words === undefined) return all.filter(({ tiers }) => tiers.some((tier) => played.includes(tier))).map(({ number }) => number);
  return split(words).map((word) => {
    const number = /^\d+$/.test(word) ? Number(word) : 0;
    const { note } = SCENARIOS.find((each) => each.number === number) ?? {};
    if (number === RANDOM) refuse('--only', 'the random schedule has an option of its own', word, '--random');
    if (!numbers.includes(number))
      refuse('--only', note ?? 'there is no such scenario', word, 'the numbers that --list shows, as in 3,4,12');
    return number;
  });
}

/** @param {Values} values */
function randomOf(values) {
  for (const name of /** @type {const} */ (['seed', 'minutes'])) {
    if (!values.random && values[name] !== undefined) refuse(`--${name}`, 'belongs to --random', values[name], `--random --${name} ...`);
  }
  if (!values.random) return undefined;
  const drawn = 1 + Math.floor(Math.random() * largestSeed);
  return { seed: whole('--seed', values.seed, drawn, 0, largestSeed), minutes: whole('--minutes', values.minutes, 10, 1, 24 * 60) };
}

/**
 * @param {string} option
 * @param {string | undefined} word
 * @param {number} normally
 * @param {number} minimum
 * @param {number} maximum
 */
function whole(option, word, normally, minimum, maximum) {
  if (word === undefined) return normally;
  const value = /^\d+$/.test(word) ? Number(word) : Number.NaN;
  if (!(value >= minimum && value <= maximum)) refuse(option, 'is out of range', word, `a whole number from ${minimum} to ${maximum}`);
  return value;
}

module.exports = { OptionError, parse };
