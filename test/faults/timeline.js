// The acknowledged writes of a run over time, on the clock of the fault: 0 is the first mark. All times are in seconds.

/** @typedef {import('./records').LoadRecord} LoadRecord */

/** @typedef {{ from: number, to: number }} Span */

/** What a picture shows before the first mark, and after the last mark or stall. */
const before = 2;
const after = 3;

/** Shorter times without a write are normal on a busy machine. */
const shortestStallMilliseconds = 150;

/** @param {LoadRecord} load @param {number} milliseconds since the start of the run */
const clock = ({ marks }, milliseconds) => (milliseconds - (marks[0]?.atMilliseconds ?? 0)) / 1000;

/** The last bin is left out, because the run ends within it. @param {LoadRecord} load */
const completeBins = ({ timeline }) => timeline.counts.slice(0, -1);

/**
 * The writes per second in each bin that begins within a span.
 *
 * @param {LoadRecord} load
 * @param {Span} within
 * @returns {[at: number, rate: number][]}
 */
function points(load, { from, to }) {
  const { binMilliseconds: width } = load.timeline;
  const all = completeBins(load).map(
    (count, index) => /** @type {[number, number]} */ ([clock(load, index * width), (count * 1000) / width]),
  );
  return all.filter(([at]) => at >= from && at <= to);
}

/** @param {LoadRecord} load */
function marks(load) {
  return load.marks.map(({ label, atMilliseconds }) => ({ label, at: clock(load, atMilliseconds) }));
}

/**
 * The times without a write since the first one.
 *
 * @param {LoadRecord} load
 * @returns {Span[]}
 */
function stalls(load) {
  const { binMilliseconds: width } = load.timeline;
  const counts = completeBins(load);
  const busy = [...counts.flatMap((count, index) => (count > 0 ? [index] : [])), counts.length];
  return busy.slice(1).flatMap((next, index) => {
    const [from, to] = [(busy[index] + 1) * width, next * width];
    return to - from >= shortestStallMilliseconds ? [{ from: clock(load, from), to: clock(load, to) }] : [];
  });
}

/**
 * One span for pictures of several runs, in whole half seconds.
 *
 * @param {readonly LoadRecord[]} loads
 * @returns {Span}
 */
function span(loads) {
  const from = loads.map((load) => Math.max(-before, clock(load, 0)));
  const to = loads.map((load) => {
    const last = Math.max(0, ...marks(load).map(({ at }) => at), ...stalls(load).map((stall) => stall.to));
    return Math.min(last + after, clock(load, load.timeline.counts.length * load.timeline.binMilliseconds));
  });
  const start = Math.floor(Math.min(...from) * 2) / 2;
  return { from: start, to: Math.max(start + 0.5, Math.ceil(Math.max(...to) * 2) / 2) };
}

module.exports = { marks, points, span, stalls };
