// The records that the tests write, one JSON text a line, and what many of them add up to.

const fs = require('node:fs');
const path = require('node:path');

/** @typedef {import('./recorder').FaultRecord} FaultRecord */
/** @typedef {Extract<FaultRecord, { kind: 'load' }>} LoadRecord */

/**
 * All runs of one test in one place. A test that runs several loads one after the other has a row for each of them.
 *
 * @typedef {object} Row
 * @property {number} scenario
 * @property {string} test without its number
 * @property {string} what what the load saw, if the test has several loads; else empty
 * @property {string} tier
 * @property {string} engine
 * @property {string} variant
 * @property {number} runs
 * @property {number} failed
 * @property {number[]} seconds of each run, from its beginning to its end
 * @property {LoadRecord[]} loads
 */

/** Follows the files in a folder while tests write them. */
class Follower {
  /** How much of each file was read. @type {Map<string, number>} */
  #read = new Map();

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /**
   * The records that came since the last call. A line that is only half written is left for the next one.
   *
   * @returns {FaultRecord[]}
   */
  next() {
    const names = fs.readdirSync(this.folder).filter((name) => name.endsWith('.jsonl'));
    return names.sort().flatMap((name) => {
      const content = fs.readFileSync(path.join(this.folder, name));
      const begin = this.#read.get(name) ?? 0;
      const end = content.lastIndexOf('\n') + 1;
      this.#read.set(name, end);
      const lines = content.subarray(begin, end).toString('utf8').split('\n');
      return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
    });
  }
}

/** A test's name without the number of its scenario. @param {string} test */
const withoutNumber = (test) => test.replace(/^#\d+ (drill \d+: )?/, '');

/**
 * Lists of those that have the same key, in order of the first of each.
 *
 * @template T
 * @param {readonly T[]} list
 * @param {(each: T) => unknown} key
 */
function grouped(list, key) {
  /** @type {Map<unknown, T[]>} */
  const groups = new Map();
  for (const each of list) {
    const group = groups.get(key(each));
    if (group === undefined) groups.set(key(each), [each]);
    else group.push(each);
  }
  return [...groups.values()];
}

/**
 * @param {readonly FaultRecord[]} records
 * @returns {Row[]} in order of scenario, tier, test, load, engine and variant
 */
function rows(records) {
  const tests = grouped(records, ({ scenario, test, tier, engine, variant }) => JSON.stringify([scenario, test, tier, engine, variant]));
  const order = [...new Set(records.map(({ test }) => test))];
  return tests.flatMap(rowsOfTest).sort(
    (one, other) =>
      one.scenario - other.scenario ||
      -one.tier.localeCompare(other.tier) || // process first
      order.findIndex((test) => withoutNumber(test) === one.test) - order.findIndex((test) => withoutNumber(test) === other.test) ||
      one.engine.localeCompare(other.engine) ||
      one.variant.localeCompare(other.variant),
  );
}

/**
 * @param {readonly FaultRecord[]} records of one test in one place
 * @returns {Row[]}
 */
function rowsOfTest(records) {
  const [{ scenario, test, tier, engine, variant }] = records;
  const results = records.flatMap((record) => (record.kind === 'result' ? [record] : []));
  const byRun = grouped(records, ({ run }) => run).map(loadsOf);
  const row = {
    ...{ scenario, test: withoutNumber(test), tier, engine, variant, runs: results.length },
    failed: results.filter(({ error }) => error !== undefined).length,
    seconds: results.map(({ seconds }) => seconds),
  };
  const most = Math.max(0, ...byRun.map((loads) => loads.length));
  if (most === 0) return [{ ...row, what: '', loads: [] }];
  return Array.from({ length: most }, (_, index) => {
    const loads = byRun.flatMap((list) => list.slice(index, index + 1));
    return { ...row, what: most > 1 ? loads[0].what : '', loads };
  });
}

/** @param {readonly FaultRecord[]} records */
function loadsOf(records) {
  return records.flatMap((record) => (record.kind === 'load' ? [record] : []));
}

/** @param {readonly number[]} figures */
function sum(figures) {
  return figures.reduce((total, each) => total + each, 0);
}

/**
 * @param {readonly number[]} figures at least one
 */
function spread(figures) {
  const sorted = [...figures].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { min: sorted[0], median, max: sorted[sorted.length - 1] };
}

/** The run in the middle, by its longest stall: of an even number the one that is better. @param {readonly LoadRecord[]} loads */
function medianRun(loads) {
  const sorted = [...loads].sort((one, other) => one.longestStallMs - other.longestStallMs);
  return sorted[(sorted.length - 1) >> 1];
}

/** Figures beside those of every load, by name. @param {Row} row */
function more({ loads }) {
  const names = [...new Set(loads.flatMap((load) => Object.keys(load.more)))];
  return Object.fromEntries(names.map((name) => [name, loads.map((load) => load.more[name]).filter((figure) => figure !== undefined)]));
}

module.exports = { Follower, grouped, medianRun, more, rows, spread, sum, withoutNumber };
