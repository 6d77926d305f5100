// A run of the suite: what is played, the lines while it runs, and what it comes to.

const fs = require('node:fs');
const path = require('node:path');
const { runJest } = require('./jest');
const { Follower } = require('./records');
const { FOLDER } = require('./scenarios');

/** @typedef {import('./options').Options} Options */
/** @typedef {import('./records').FaultRecord} FaultRecord */
/** @typedef {import('./scenarios').Tier} Tier */

const root = path.dirname(path.dirname(__dirname));

/**
 * The tests of one tier that are wanted.
 *
 * @typedef {object} Plan
 * @property {Tier} tier
 * @property {readonly string[]} files
 * @property {RegExp} names
 * @property {readonly string[]} tests their names
 */

/**
 * What came of it: runs that passed, and each failure in words.
 *
 * @typedef {object} Outcome
 * @property {FaultRecord[]} records
 * @property {number} passed
 * @property {string[]} failures
 */

/** Parts that an engine has with one shell only, `redis-8.0.secured.test.ts` and the like: with which one, their sources tell. */
const ONE_SHELL = ['secured', 'rotation'];

/** @param {string} file in the process tier, with a part of ONE_SHELL in its name */
function shellOf(file) {
  const [, shell] = /^play\('[^']+', '(\w+)', /m.exec(fs.readFileSync(file, 'utf8')) ?? [];
  if (shell === undefined) throw new Error(`${path.relative(root, file)} does not say which shell it plays with`);
  return shell;
}

/** @param {string} name of a file with tests of one engine, `redis-8.0.faults.test.ts` */
function engineAndPart(name) {
  const [, engine, , part] = /^((?:redis|valkey)-\d+\.\d+)(\.(\w+))?\.test\.ts$/.exec(name) ?? [];
  return { engine, part };
}

/**
 * The files that a tier's tests are in, as far as their names tell: `redis-8.0.faults.test.ts`, `redis-8.0.busybox.test.ts`, `valkey-in-memory.test.ts`.
 *
 * @param {Tier} tier
 * @param {Options} options
 */
function filesOf(tier, options) {
  const folder = path.join(root, 'test', FOLDER[tier]);
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  const wanted = (/** @type {string} */ name) => {
    const { engine, part } = engineAndPart(name);
    if (engine !== undefined && !options.engines.includes(engine)) return false;
    if (ONE_SHELL.includes(part)) return [...options.shells, ...options.otherShells].includes(shellOf(path.join(folder, name)));
    if (engine !== undefined) return options.shells.includes(part === 'busybox' ? part : 'dash');
    if (tier === 'process') return name.startsWith('random.') === (options.random !== undefined);
    const [, family, variant] = /^(redis|valkey)-(.*)\.test\.ts$/.exec(name) ?? [];
    if (options.variants.length > 0 && !options.variants.includes(variant)) return false;
    return family === undefined || !options.engineNamed || options.engines.some((each) => each.startsWith(family));
  };
  const own = (/** @type {string} */ name) => options.random === undefined || name.startsWith('random.');
  return names.filter((name) => wanted(name) && own(name)).map((name) => path.join(folder, name));
}

/**
 * Names of the wanted tests: `redis-8.0 with dash #4 ...`, in the cluster tier `redis 8.0 on volumes #4 ...`. With the shell of its one-shell files
 * an engine has other files too, maybe: they are kept out by the names of the files.
 *
 * @param {Tier} tier
 * @param {Options} options
 */
function namesOf(tier, options) {
  const literal = (/** @type {string} */ words) => words.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  const engines = options.engines.map((name) => literal(tier === 'process' ? name : name.replace('-', ' '))).join('|');
  const number = `#(${options.only.join('|')}) ${options.test === undefined ? '' : `.*${literal(options.test)}`}`;
  if (tier === 'process') {
    const others = filesOf(tier, options).flatMap((file) => {
      const { engine, part } = engineAndPart(path.basename(file));
      return ONE_SHELL.includes(part) ? [`${literal(engine)} with ${shellOf(file)}`] : [];
    });
    const places = [`(${engines}) with (${options.shells.join('|')})`, ...new Set(others)];
    return new RegExp(`^(${places.join('|')}) (.* )?${number}`);
  }
  return options.engineNamed ? new RegExp(`^(${engines}) (.* )?${number}`) : new RegExp(`(^| )${number}`);
}

/**
 * Asks jest for the tests, without running any.
 *
 * @param {Tier} tier
 * @param {Options} options
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<Plan>}
 */
async function plan(tier, options, environment) {
  const [files, names] = [filesOf(tier, options), namesOf(tier, options)];
  if (files.length === 0) return { tier, files, names, tests: [] };
  const { files: answers = [] } = await runJest({ tier, files, names: /(?!)/, environment, jobs: 1 });
  const broken = answers.find(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
  if (broken !== undefined) throw new Error(`${path.relative(root, broken.name)} does not load:\n${broken.message}`);
  // Files without a wanted test need not be started.
  const kept = answers.map(({ name, assertionResults }) => ({
    name,
    tests: assertionResults.map(({ fullName }) => fullName).filter((each) => names.test(each)),
  }));
  const playing = kept.filter(({ tests }) => tests.length > 0);
  return { tier, names, files: playing.map(({ name }) => name).sort(), tests: playing.flatMap(({ tests }) => tests) };
}

/**
 * @param {readonly Plan[]} plans
 * @param {Options} options
 * @param {{ environment: NodeJS.ProcessEnv, records: string, log: string, say: (line: string) => void }} how
 * @returns {Promise<Outcome>}
 */
async function run(plans, options, { environment, records: folder, log, say }) {
  const follower = new Follower(folder);
  const total = plans.reduce((sum, { tests }) => sum + tests.length * options.runs, 0);
  /** @type {Outcome} */
  const outcome = { records: [], passed: 0, failures: [] };
  let done = 0;
  const follow = () => {
    for (const record of follower.next()) {
      outcome.records.push(record);
      if (record.kind !== 'result') continue;
      done += 1;
      if (record.error === undefined) outcome.passed += 1;
      say(`${`${done}`.padStart(`${total}`.length)} of ${total}  ${progress(record, outcome.records, options.runs)}`);
    }
  };
  const timer = setInterval(follow, 200);
  try {
    for (const { tier, files, names } of plans) {
      if (files.length === 0) continue; // jest would take that for all files
      const began = outcome.records.length;
      const { good, files: answers } = await runJest({ tier, files, names, environment, jobs: tier === 'cluster' ? 1 : options.jobs, log });
      follow();
      outcome.failures.push(...failuresOf(outcome.records.slice(began), answers, good));
    }
  } finally {
    clearInterval(timer);
  }
  if (done < total && outcome.failures.length === 0) outcome.failures.push(`${total - done} of ${total} runs left no record`);
  return outcome;
}

/**
 * One line for a run that ended.
 *
 * @param {Extract<FaultRecord, { kind: 'result' }>} result
 * @param {readonly FaultRecord[]} records
 * @param {number} runs
 */
function progress(result, records, runs) {
  const { scenario, test, tier, engine, variant, run: number, seconds, error } = result;
  const loads = records.flatMap((each) => (each.kind === 'load' && samePlay(each, result) ? [each] : []));
  const figures = loads.map((load) => `${Math.round(load.longestStallMs)} ms, lost ${load.lost}`);
  const several = new Set(records.filter((each) => each.scenario === scenario && each.tier === tier).map((each) => each.test)).size > 1;
  const line = `#${scenario} ${engine} ${variant} ${number}/${runs}: ${[...figures, `${seconds.toFixed(1)} s`].join(', ')}`;
  const failure = error === undefined ? '' : `  FAILED: ${firstLine(error)}`;
  return `${line}${several ? `  (${test.replace(/^#\d+ /, '')})` : ''}${failure}`;
}

/**
 * @param {FaultRecord} one
 * @param {FaultRecord} other
 */
function samePlay(one, other) {
  return /** @type {const} */ (['tier', 'engine', 'variant', 'test', 'run']).every((key) => one[key] === other[key]);
}

/**
 * Every failed run once: those with a record in its words, the others (a test that took too long, a file that didn't load) in jest's.
 *
 * @param {readonly FaultRecord[]} records
 * @param {readonly import('./jest').TestFile[] | undefined} files
 * @param {boolean} good
 */
function failuresOf(records, files, good) {
  const failed = records.flatMap((record) => (record.kind === 'result' && record.error !== undefined ? [record] : []));
  const failures = failed.map(({ test, engine, variant, run: number, error }) => `${engine} ${variant}, run ${number}: ${test}\n${error}`);
  const plain = (/** @type {string} */ engine) => engine.replace('-', ' ');
  const noted = (/** @type {import('./jest').Assertion} */ { title, fullName }) =>
    failed.some(({ test, engine }) => test === title && (fullName.startsWith(engine) || fullName.startsWith(plain(engine))));
  for (const { name, status, message, assertionResults } of files ?? []) {
    const broken = assertionResults.filter((each) => each.status === 'failed');
    if (status === 'failed' && broken.length === 0) failures.push(`${path.relative(root, name)}\n${message}`);
    for (const each of broken) if (!noted(each)) failures.push(`${each.fullName}\n${each.failureMessages.join('\n')}`);
  }
  if (!good && failures.length === 0) failures.push('jest was stopped, or ended with an error: its log tells');
  return failures;
}

/** @param {string} text */
function firstLine(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: jest colours its messages
  return text.replaceAll(/\u001b\[[\d;]*m/g, '').split('\n')[0];
}

module.exports = { filesOf, failuresOf, namesOf, plan, progress, run };
