// A picture of a scenario: acknowledged writes over time around the fault, one row for each engine and variant. Plain SVG without
// scripts and fonts of its own, readable on light and on dark pages.

const { grouped, medianRun, more, spread, sum } = require('./records');
const { scenario } = require('./scenarios');
const { axis, count, duration, escaped, niceStep, round, short, text } = require('./svg');
const { verdict } = require('./targets');
const { points, span, stalls } = require('./timeline');

/** @typedef {import('./records').Row} Row */
/** @typedef {import('./records').LoadRecord} LoadRecord */
/** @typedef {import('./timeline').Span} Span */

/** Where things are, in pixels; the plot lies between the names on its left and the figures on its right. */
const sizes = { width: 1110, left: 190, right: 870, plot: 84, lane: 15, gap: 22, margin: 24 };
const bins = 280;
/** About the width of a letter of a label. */
const letter = 6.2;

const style = `
  :root { --page: #ffffff; --text: #1f2328; --soft: #59636e; --grid: #d1d9e0; --line: #0969da; --mark: #8250df; --stall: #cf222e; --good: #1a7f37 }
  @media (prefers-color-scheme: dark) {
    :root { --page: #0d1117; --text: #f0f6fc; --soft: #9198a1; --grid: #30363d; --line: #4493f8; --mark: #ab7df8; --stall: #f85149; --good: #3fb950 }
  }
  text { font-family: system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; font-size: 12px; fill: var(--text) }
  .title { font-size: 18px; font-weight: 600 } .group { font-size: 13px; font-weight: 600 } .name { font-size: 13px; font-weight: 600 }
  .soft { fill: var(--soft) } .small { font-size: 11px; fill: var(--soft) } .bad { font-size: 11px; font-weight: 600; fill: var(--stall) }
  .good { font-size: 11px; font-weight: 600; fill: var(--good) }
  .figure { font-size: 20px; font-weight: 600 } .marked { font-size: 11px; fill: var(--mark) }
  .grid { stroke: var(--grid); stroke-width: 1 } .axis { stroke: var(--soft); stroke-width: 1 }
  .mark { stroke: var(--mark); stroke-width: 1.25; stroke-dasharray: 3 2 } .stall { fill: var(--stall); opacity: 0.14 }
  .area { fill: var(--line); opacity: 0.16 } .median { fill: none; stroke: var(--line); stroke-width: 1.6; stroke-linejoin: round }
  .other { fill: none; stroke: var(--line); stroke-width: 0.7; opacity: 0.3; stroke-linejoin: round }`;

/**
 * @param {readonly Row[]} rows of one scenario, in one tier
 * @returns {string | undefined} nothing if no row has a load
 */
function picture(rows) {
  const seen = rows.filter(({ loads }) => loads.length > 0);
  if (seen.length === 0) return undefined;
  const { number, title, pass } = scenario(seen[0].scenario) ?? { number: seen[0].scenario, title: seen[0].test, pass: '' };
  const { margin, width } = sizes;
  const parts = [text(margin, 38, 'title', `#${number} ${title}`)];
  if (pass !== '') parts.push(text(margin, 60, 'soft', `Must hold: ${pass}`));
  let y = 78;
  const groups = grouped(seen, (row) => `${row.test}\n${row.what}`);
  for (const group of groups) {
    const drawn = chart(group, y);
    parts.push(drawn.svg);
    y += drawn.height;
  }
  parts.push(text(margin, y + 4, 'small', legend(seen)));
  const height = y + 24;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${escaped(`#${number} ${title}: acknowledged writes over time`)}</title>`,
    `<style>${style}\n</style>`,
    `<rect width="${width}" height="${height}" style="fill: var(--page)"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

/** @param {readonly Row[]} rows */
function legend(rows) {
  const several = rows.some(({ loads }) => loads.length > 1);
  const lines = several ? 'Strong line: the run with the median longest stall. Thin lines: all other runs. ' : '';
  return `${lines}Red: no write was acknowledged${several ? ' in that run' : ''}. Dashed: what was done.`;
}

/**
 * One test: its rows have both axes in common.
 *
 * @param {readonly Row[]} rows
 * @param {number} top
 */
function chart(rows, top) {
  const { left, right, margin } = sizes;
  const loads = rows.flatMap((row) => row.loads);
  const within = span(loads);
  const x = (/** @type {number} */ at) => left + ((at - within.from) / (within.to - within.from)) * (right - left);
  const highest = Math.max(1, ...loads.flatMap((load) => points(load, within, bins).map(({ rate }) => rate)));
  const parts = [
    text(margin, top + 14, 'group', heading(rows[0])),
    text(left, top + 34, 'small', 'acknowledged writes/s, by seconds from the first mark'),
  ];
  parts.push(text(right + 20, top + 34, 'small', 'longest stall'));
  let y = top + 38;
  for (const row of rows) {
    const drawn = panel(row, y, within, x, highest);
    parts.push(drawn.svg);
    y += drawn.height;
  }
  const { svg, height } = timeAxis(y - sizes.gap, within, x);
  return { svg: [...parts, svg].join('\n'), height: y - sizes.gap + height - top };
}

/** @param {Row} row */
function heading({ test, what }) {
  return shortened(what === '' ? test : `${test}: ${what}`, 130);
}

/**
 * @param {Row} row
 * @param {number} top
 * @param {Span} within
 * @param {(at: number) => number} x
 * @param {number} highest
 */
function panel(row, top, within, x, highest) {
  const { left, right, plot, margin } = sizes;
  const median = medianRun(row.loads);
  const labels = marks(median, top, within, x);
  const begin = top + labels.height;
  const end = begin + plot;
  const scale = axis(highest);
  const y = (/** @type {number} */ rate) => end - (rate / scale.top) * plot;
  const path = (/** @type {LoadRecord} */ load) => points(load, within, bins).map(({ at, rate }) => `${round(x(at))},${round(y(rate))}`);
  const others = row.loads.filter((load) => load !== median).map((load) => `<polyline class="other" points="${path(load).join(' ')}"/>`);
  const line = path(median);
  const [first, last] = [line[0]?.split(',')[0] ?? left, line[line.length - 1]?.split(',')[0] ?? left];
  const parts = scale.ticks.flatMap((tick) => [
    `<line class="${tick === 0 ? 'axis' : 'grid'}" x1="${left}" x2="${right}" y1="${round(y(tick))}" y2="${round(y(tick))}"/>`,
    text(left - 8, y(tick) + 4, 'small', short(tick), 'end'),
  ]);
  for (const quiet of stalls(median)) parts.push(shade(quiet, begin, within, x));
  parts.push(...others, `<polygon class="area" points="${first},${end} ${line.join(' ')} ${last},${end}"/>`);
  parts.push(`<polyline class="median" points="${line.join(' ')}"/>`);
  parts.push(labels.svg);
  parts.push(text(margin, begin + 30, 'name', row.engine), text(margin, begin + 48, 'soft', row.variant), figures(row, begin));
  return { svg: parts.join('\n'), height: labels.height + plot + sizes.gap };
}

/**
 * @param {Span} quiet
 * @param {number} top
 * @param {Span} within
 * @param {(at: number) => number} x
 */
function shade(quiet, top, within, x) {
  const from = x(Math.max(quiet.from, within.from));
  const to = x(Math.min(quiet.to, within.to));
  // In a long run a short stall would be too thin to be seen.
  return to > from
    ? `<rect class="stall" x="${round(from)}" y="${top}" width="${round(Math.max(2, to - from))}" height="${sizes.plot}"/>`
    : '';
}

/** What the row adds up to. @param {Row} row @param {number} top */
function figures(row, top) {
  const x = sizes.right + 20;
  const { min, median, max } = spread(row.loads.map(({ longestStallMs }) => longestStallMs));
  const lost = sum(row.loads.map((load) => load.lost));
  const runs = row.loads.length;
  const healthy = more(row).healthyAgainSeconds ?? [];
  const target = verdict(row);
  const failed = row.failed > 0 && target === undefined ? [['bad', `${row.failed} of ${row.runs} runs failed`]] : [];
  const lines = [
    ['small', runs === 1 ? '1 run' : `${duration(min)} to ${duration(max)}, ${runs} runs`],
    [lost > 0 ? 'bad' : 'small', `${count(lost)} of ${count(sum(row.loads.map(({ acknowledged }) => acknowledged)))} writes lost`],
    ...(healthy.length > 0 ? [['small', `healthy again after ${spread(healthy).median.toFixed(1)} s`]] : []),
    ...failed,
    ...(target?.reached ? [['good', 'target reached']] : (target?.words.map((word) => ['bad', `missed: ${word}`]) ?? [])),
  ];
  return [
    text(x, top + 16, 'figure', duration(median)),
    ...lines.map(([kind, words], index) => text(x, top + 34 + 14 * index, kind, words)),
  ].join('\n');
}

/**
 * The marks of a run with labels above the plot. A label that would reach the line of a later mark stands above that one's label, so that
 * nothing is crossed; where five lines of labels are not enough, marks have none.
 *
 * @param {LoadRecord} load
 * @param {number} top
 * @param {Span} within
 * @param {(at: number) => number} x
 */
function marks(load, top, within, x) {
  const zero = load.marks[0]?.atMilliseconds ?? 0;
  const most = 5;
  /** @type {{ at: number, label: string, lane: number }[]} */
  const placed = [];
  for (const { label, atMilliseconds } of [...load.marks].reverse()) {
    if (atMilliseconds - zero > within.to) continue;
    const at = round(x(atMilliseconds - zero));
    const words = shortened(label, Math.floor((sizes.width - sizes.margin - at) / letter));
    const reached = placed.filter((later) => later.lane < most && later.at < at + words.length * letter + 8);
    placed.unshift({ at, label: words, lane: Math.min(most, 1 + Math.max(-1, ...reached.map(({ lane }) => lane))) });
  }
  const lanes = 1 + Math.max(-1, ...placed.map(({ lane }) => lane).filter((lane) => lane < most));
  const begin = top + lanes * sizes.lane + 6;
  const parts = placed.flatMap(({ at, label, lane }) => {
    const labelled = lane < most;
    const high = labelled ? begin - 4 - (lane + 1) * sizes.lane + 3 : begin - 3;
    const line = `<line class="mark" x1="${at}" x2="${at}" y1="${high}" y2="${begin + sizes.plot}"/>`;
    return labelled ? [line, text(at + 4, begin - 7 - lane * sizes.lane, 'marked', label)] : [line];
  });
  return { svg: parts.join('\n'), height: begin - top };
}

/** @param {string} words @param {number} most letters */
function shortened(words, most) {
  return words.length > most ? `${words.slice(0, Math.max(0, most - 1))}…` : words;
}

/**
 * @param {number} top
 * @param {Span} within
 * @param {(at: number) => number} x
 */
function timeAxis(top, within, x) {
  const step = niceStep((within.to - within.from) / 1000 / 10) * 1000;
  const parts = [];
  for (let at = Math.ceil(within.from / step) * step; at <= within.to; at += step) {
    const place = round(x(at));
    parts.push(`<line class="axis" x1="${place}" x2="${place}" y1="${top}" y2="${top + 4}"/>`);
    parts.push(text(place, top + 17, 'small', `${Number((at / 1000).toFixed(2))}${at === 0 ? ' s' : ''}`, 'middle'));
  }
  return { svg: parts.join('\n'), height: 48 };
}

module.exports = { picture };
