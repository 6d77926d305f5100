import { points, span, stalls } from '../../tools/faults/timeline';
import { load } from './fixtures';

/** A run in bins of 50 ms, with the mark at second 2 by default. */
const counted = (counts: readonly number[], marks = [{ label: 'gone', atMilliseconds: 2000 }]) =>
  load({ timeline: { binMilliseconds: 50, counts }, marks });
const bins = (count: number, each = 100) => Array.from({ length: count }, () => each);

describe('stalls', () => {
  test('are on the clock of the first mark', () => {
    expect(stalls(load({ stall: 400 }))).toEqual([{ from: 0, to: 400 }]);
  });

  test('all of them, not only the longest', () => {
    const counts = [...bins(20), ...bins(4, 0), ...bins(20), ...bins(8, 0), ...bins(20)];
    expect(stalls(counted(counts, []))).toEqual([
      { from: 1000, to: 1200 },
      { from: 2200, to: 2600 },
    ]);
  });

  test('do not include short gaps and the time before the first write', () => {
    expect(stalls(counted([...bins(10, 0), ...bins(20), ...bins(2, 0), ...bins(20)]))).toEqual([]);
  });

  test('include one that lasts until the end, though the last bin is cut off', () => {
    expect(stalls(counted([...bins(40), ...bins(10, 0), 3]))).toEqual([{ from: 0, to: 500 }]);
  });

  test('a run without any write has none', () => {
    expect(stalls(counted(bins(20, 0)))).toEqual([]);
    expect(stalls(counted([]))).toEqual([]);
  });
});

describe('span', () => {
  test('begins two seconds before the fault, and ends when writes have come back', () => {
    const counts = [...bins(80), ...bins(40, 0), ...bins(200)];
    expect(span([counted(counts, [{ label: 'gone', atMilliseconds: 4000 }])])).toEqual({ from: -2000, to: 4000 });
  });

  test('writes that come back for a moment only are not back', () => {
    const counts = [...bins(80), ...bins(40, 0), ...bins(2), ...bins(60, 0), ...bins(200)];
    expect(span([counted(counts, [{ label: 'gone', atMilliseconds: 4000 }])]).to).toBeGreaterThanOrEqual(5100);
  });

  test('shows every mark', () => {
    const marks = [0, 9000].map((atMilliseconds) => ({ label: 'gone', atMilliseconds: 2000 + atMilliseconds }));
    expect(span([counted(bins(400), marks)])).toEqual({ from: -2000, to: 10_500 });
  });

  test('never goes beyond the run by more than the half second that it is rounded to', () => {
    const { from, to } = span([load()]);
    expect(from).toBe(-2000);
    expect(to).toBeLessThanOrEqual(4000);
  });

  test('covers all runs', () => {
    const { to } = span([load({ stall: 300 }), load({ stall: 3000 })]);
    expect(to).toBe(span([load({ stall: 3000 })]).to);
  });

  test('has a length even when the run has none', () => {
    const { from, to } = span([counted([], [])]);
    expect(to).toBeGreaterThan(from);
  });
});

describe('points', () => {
  test('are rates per second at the beginnings of bins', () => {
    const [first, second] = points(counted(bins(80, 7)), { from: -2000, to: 2000 }, 280);
    expect([first, second]).toEqual([
      { at: -2000, rate: 140 },
      { at: -1950, rate: 140 },
    ]);
  });

  test('bins are put together where there are too many to be seen', () => {
    const within = { from: -2000, to: 18_000 };
    const seen = points(counted(bins(400, 7)), within, 100);
    expect(seen.length).toBeLessThanOrEqual(100);
    expect(new Set(seen.map(({ rate }) => rate))).toEqual(new Set([140]));
  });

  test('all are inside the span and measured', () => {
    const seen = points(load(), { from: -1000, to: 1000 }, 280);
    expect(Math.min(...seen.map(({ at }) => at))).toBe(-1000);
    expect(Math.max(...seen.map(({ at }) => at))).toBe(950);
    expect(points(counted([]), { from: 0, to: 500 }, 280)).toEqual([]);
  });
});
