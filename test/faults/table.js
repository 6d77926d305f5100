// The figures as a table: for a terminal, and in Markdown.

const { more, spread, sum } = require('./records');
const { scenario } = require('./scenarios');
const { inWords, verdict } = require('./targets');

/** A row, and where rows of several reports stand together, the day it is from. @typedef {import('./records').Row & { date?: string }} Row */

const none = '-';

/** One column: its head, what a row has there, and whether that is a number. @typedef {[string, (row: Row) => string, boolean]} Column */

/** @type {readonly Column[]} */
const PLACE = [
  ['tier', ({ tier }) => tier, false],
  ['engine', ({ engine }) => engine, false],
  ['variant', ({ variant }) => variant, false],
];

/** @type {readonly Column[]} */
const FIGURES = [
  ['runs', ({ runs }) => `${runs}`, true],
  ['failed', ({ failed }) => `${failed}`, true],
  ['longest stall, ms: min / median / max', (row) => three(row.loads.map(({ longestStallMs }) => longestStallMs)), true],
  ['acknowledged', ({ loads }) => (loads.length === 0 ? none : `${sum(loads.map(({ acknowledged }) => acknowledged))}`), true],
  ['lost (most in a run)', lost, true],
  ['healthy again, s', (row) => three(more(row).healthyAgainSeconds ?? [], 1), true],
  ['a run, s', ({ seconds }) => three(seconds, 1), true],
];

/** Only where a test noted more than the load did. @type {Column} */
const OTHERS = ['besides: min / median / max', others, false];

/** Only where rows of several reports stand together. @type {Column} */
const MEASURED = ['measured', ({ date }) => date ?? none, false];

/** Only in a tier that has targets. @type {Column} */
const TARGET = ['target', target, false];

/** @param {Row} row */
function target(row) {
  const found = verdict(row);
  if (found === undefined) return none;
  return `${found.reached ? 'reached' : 'MISSED'}: ${found.words.join(', ')}`;
}

/** @param {Row} row */
function lost({ loads }) {
  if (loads.length === 0) return none;
  const figures = loads.map((load) => load.lost);
  return sum(figures) === 0 ? '0' : `${sum(figures)} (${Math.max(...figures)})`;
}

/** @param {Row} row */
function others(row) {
  const figures = Object.entries(more(row)).filter(([name]) => name !== 'healthyAgainSeconds');
  return figures.map(([name, list]) => `${inWords(name)} ${three(list, list.every(Number.isInteger) ? 0 : 1)}`).join(', ');
}

/**
 * `min / median / max`, or the one figure that all of them are.
 *
 * @param {readonly number[]} figures
 * @param {number} [digits]
 */
function three(figures, digits = 0) {
  if (figures.length === 0) return none;
  const { min, median, max } = spread(figures);
  const texts = [min, median, max].map((figure) => figure.toFixed(digits));
  return figures.length === 1 ? texts[0] : texts.join(' / ');
}

/** @param {readonly Row[]} rows */
function columnsFor(rows) {
  const wanted = FIGURES.filter(([name, text]) => name !== 'healthy again, s' || rows.some((row) => text(row) !== none));
  const targets = rows.some((row) => verdict(row) !== undefined) ? [TARGET] : [];
  return [...wanted, ...targets, ...(rows.some((row) => others(row) !== '') ? [OTHERS] : [])];
}

/** What was played, in words: the scenario, or the test where a scenario has several in a tier. @param {readonly Row[]} rows */
function titles(rows) {
  return (/** @type {Row} */ row) => {
    const same = rows.filter((other) => other.scenario === row.scenario && other.tier === row.tier);
    const several = same.some((other) => other.test !== row.test || other.what !== row.what);
    const title = scenario(row.scenario)?.title ?? row.test;
    if (!several) return title;
    return row.what === '' ? row.test : `${row.test}: ${row.what}`;
  };
}

/** @param {readonly Row[]} rows */
function markdown(rows) {
  return markdownTable([...placeOf(rows), ...columnsFor(rows)], rows);
}

/** The figures that matter most, of rows from several reports. @param {readonly Row[]} rows */
function brief(rows) {
  const figures = FIGURES.filter(([name]) => /^(runs|failed|longest|lost)/.test(name));
  return markdownTable([...placeOf(rows), ...figures, TARGET, MEASURED], rows);
}

/** One page holds tables of many columns: the tier is in its heading, unless a table has both. @param {readonly Row[]} rows @returns {Column[]} */
function placeOf(rows) {
  const place = new Set(rows.map(({ tier }) => tier)).size > 1 ? PLACE : PLACE.slice(1);
  return [['#', (row) => `${row.scenario}`, true], ['fault', titles(rows), false], ...place];
}

/** @param {readonly Column[]} columns @param {readonly Row[]} rows */
function markdownTable(columns, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(([name]) => name)),
    `|${columns.map(([, , number]) => (number ? '--:' : '---')).join('|')}|`,
    ...rows.map((row) => line(columns.map(([, text]) => cell(text(row))))),
  ].join('\n');
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').trim();
}

/** What was played stands above its rows, because it is long. @param {readonly Row[]} rows */
function terminal(rows) {
  const title = titles(rows);
  const columns = [...PLACE, ...columnsFor(rows)];
  const cells = rows.map((row) => columns.map(([, text]) => text(row)));
  // A head may take two lines: its words before the colon, and those after it.
  const heads = columns.map(([name]) => name.split(': '));
  const widths = columns.map((_, index) =>
    Math.max(...[heads[index], ...cells.map((line) => [line[index]])].flat().map(({ length }) => length)),
  );
  const align = (/** @type {readonly string[]} */ texts) =>
    `  ${texts.map((text, index) => (columns[index][2] ? text.padStart(widths[index]) : text.padEnd(widths[index]))).join('  ')}`.trimEnd();
  const lines = [align(heads.map(([first]) => first))];
  if (heads.some(({ length }) => length > 1)) lines.push(align(heads.map(([, second = '']) => second)));
  let above = '';
  rows.forEach((row, index) => {
    const heading = `#${row.scenario} ${title(row)}`;
    if (heading !== above) lines.push(heading);
    above = heading;
    lines.push(align(cells[index]));
  });
  return lines.join('\n');
}

module.exports = { brief, markdown, terminal, three, titles };
