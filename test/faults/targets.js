// Whether many runs of a fault on a cluster came to what is wanted of them.

const { more, spread } = require('./records');
const { TARGETS } = require('./scenarios');

/** @typedef {import('./records').Row} Row */

/**
 * Each wanted figure with the measured one, as in `median 455 ms (≤ 500)`.
 *
 * @typedef {object} Verdict
 * @property {boolean} reached
 * @property {readonly string[]} words those that were missed, or if there are none, all
 */

/**
 * @param {Row} row
 * @returns {Verdict | undefined} nothing where nothing was wanted
 */
function verdict(row) {
  const target = TARGETS.find(({ scenarios, test = '' }) => scenarios.includes(row.scenario) && row.test.includes(test));
  if (target === undefined || row.tier !== 'cluster') return undefined;
  /** @type {{ words: string, reached: boolean }[]} */
  const all = [];
  const compare = (/** @type {string} */ name, /** @type {number} */ figure, /** @type {number} */ most, unit = '', digits = 0) =>
    all.push({ words: `${name} ${figure.toFixed(digits)}${unit}${most === 0 ? '' : ` (≤ ${most})`}`, reached: figure <= most });
  const miss = (/** @type {string} */ words) => all.push({ words, reached: false });
  if (row.failed > 0) miss(`${row.failed} of ${row.runs} runs failed`);
  else if (row.loads.length === 0) miss('nothing was measured');
  if (row.loads.length > 0) {
    const { median, max } = spread(row.loads.map(({ longestStallMs }) => longestStallMs));
    if (target.medianMs !== undefined) compare('median', median, target.medianMs, ' ms');
    if (target.maxMs !== undefined) compare('max', max, target.maxMs, ' ms');
    if (target.lost !== undefined) compare('lost', Math.max(...row.loads.map(({ lost }) => lost)), target.lost);
    for (const [name, most] of Object.entries(target.figures ?? {})) {
      const figures = more(row)[name] ?? [];
      if (figures.length < row.loads.length) miss(`${inWords(name)} not measured in every run`);
      else compare(inWords(name).replace(/ seconds$/, ''), Math.max(...figures), most, ' s', 1);
    }
    for (const [name, most] of Object.entries(target.medians ?? {})) {
      const figures = more(row)[name] ?? [];
      if (figures.length < row.loads.length) miss(`${inWords(name)} not measured in every run`);
      else compare(`median ${inWords(name).replace(/ seconds$/, '')}`, spread(figures).median, most, ' s', 2);
    }
  }
  const missed = all.filter(({ reached }) => !reached);
  return { reached: missed.length === 0, words: (missed.length > 0 ? missed : all).map(({ words }) => words) };
}

/** How many rows reached their targets, in words; nothing if nobody wanted anything. @param {readonly Row[]} rows */
function reachedInWords(rows) {
  const verdicts = rows.map(verdict).filter((each) => each !== undefined);
  if (verdicts.length === 0) return undefined;
  return `targets reached: ${verdicts.filter(({ reached }) => reached).length} of ${verdicts.length}`;
}

/** As in `writes back seconds`. @param {string} name */
function inWords(name) {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

module.exports = { inWords, reachedInWords, verdict };
