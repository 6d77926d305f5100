// The acknowledged writes of a run over time, on the clock of the fault: 0 is the first mark.

const { spread } = require('./records');

/** @typedef {import('./records').LoadRecord} LoadRecord */

/** Milliseconds on that clock. @typedef {{ from: number, to: number }} Span */

/** @typedef {{ at: number, rate: number }} Point beginning of a bin in ms, writes per second in it */

/** What is shown before the fault, and after the writes came back. */
const before = 2000;
const after = 1500;
const shortest = 5000;

/** The last bin is cut off somewhere in its middle. @param {LoadRecord} load */
function bins({ timeline: { binMilliseconds, counts } }) {
  return { width: binMilliseconds, counts: counts.slice(0, -1) };
}

/** @param {LoadRecord} load */
const zeroOf = ({ marks }) => marks[0]?.atMilliseconds ?? 0;

/**
 * The part of a run that is worth looking at: from shortly before the fault until the writes have come back to stay.
 *
 * @param {LoadRecord} load
 * @returns {Span}
 */
function interesting(load) {
  const { width, counts } = bins(load);
  const zero = zeroOf(load);
  const usual = counts.slice(0, Math.floor(zero / width)).filter((count) => count > 0);
  const wanted = (usual.length === 0 ? 0 : spread(usual).median) / 2;
  // Over a quarter of a second: single bins are thin by chance.
  const around = Math.max(1, Math.round(250 / width));
  let last = 0;
  for (let index = 0; index + around <= counts.length; index += 1) {
    let total = 0;
    for (let next = index; next < index + around; next += 1) total += counts[next];
    if (total < wanted * around) last = (index + around) * width - zero;
  }
  const marks = load.marks.map(({ atMilliseconds }) => atMilliseconds - zero);
  const to = Math.max(shortest - before, after + Math.max(last, ...marks));
  return { from: Math.max(-before, -zero), to: Math.min(to, counts.length * width - zero) };
}

/**
 * One span for all runs, on whole half seconds.
 *
 * @param {readonly LoadRecord[]} loads
 * @returns {Span}
 */
function span(loads) {
  const spans = loads.map(interesting);
  const from = Math.min(...spans.map((each) => each.from));
  const to = Math.max(...spans.map((each) => each.to));
  return { from: Math.floor(from / 500) * 500, to: Math.max(Math.ceil(to / 500) * 500, from + 500) };
}

/**
 * The run within a span, in bins that are wide enough to be seen.
 *
 * @param {LoadRecord} load
 * @param {Span} within
 * @param {number} most how many bins may be seen in the whole span
 * @returns {Point[]}
 */
function points(load, within, most) {
  const { width, counts } = bins(load);
  const zero = zeroOf(load);
  const each = Math.max(1, Math.ceil((within.to - within.from) / width / most));
  const found = [];
  const first = Math.max(0, Math.ceil((within.from + zero) / width));
  for (let index = first; index + each <= counts.length; index += each) {
    const at = index * width - zero;
    if (at + each * width > within.to) break;
    const total = counts.slice(index, index + each).reduce((all, count) => all + count, 0);
    found.push({ at, rate: (total * 1000) / (each * width) });
  }
  return found;
}

/** What a person would call a stall: shorter gaps are between any two writes on a busy machine. */
const noticed = 150;

/**
 * The times without a write that the bins show.
 *
 * @param {LoadRecord} load
 * @returns {Span[]}
 */
function stalls(load) {
  const { width, counts } = bins(load);
  const zero = zeroOf(load);
  const found = [];
  let from = counts.findIndex((count) => count > 0); // the clients have to connect first
  for (let index = from; from >= 0 && index <= counts.length; index += 1) {
    if (index < counts.length && counts[index] === 0) continue;
    if ((index - from) * width >= noticed) found.push({ from: from * width - zero, to: index * width - zero });
    from = index + 1;
  }
  return found;
}

module.exports = { points, span, stalls };
