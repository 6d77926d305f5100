import { load } from './fixtures';
import { marks, points, span, stalls } from './timeline';

/** A run in bins of 50 ms, with the mark at its second 2 unless said. */
const counted = (counts: readonly number[], marks = [{ label: 'gone', atMilliseconds: 2000 }]) =>
  load({ timeline: { binMilliseconds: 50, counts }, marks });
const bins = (count: number, each = 100) => Array.from({ length: count }, () => each);

describe('stalls', () => {
  test('are on the clock of the first mark', () => {
    expect(stalls(load({ stall: 400 }))).toEqual([{ from: 0, to: 0.4 }]);
  });

  test('all of them, not only the longest', () => {
    const counts = [...bins(20), ...bins(4, 0), ...bins(20), ...bins(8, 0), ...bins(20)];
    expect(stalls(counted(counts, []))).toEqual([
      { from: 1, to: 1.2 },
      { from: 2.2, to: 2.6 },
    ]);
  });

  test('short gaps are none, and neither is the time before the first write', () => {
    expect(stalls(counted([...bins(10, 0), ...bins(20), ...bins(2, 0), ...bins(20)]))).toEqual([]);
  });

  test('one that lasts until the end is one, though the last bin is cut off', () => {
    expect(stalls(counted([...bins(40), ...bins(10, 0), 3]))).toEqual([{ from: 0, to: 0.5 }]);
  });

  test('a run without any write has none', () => {
    expect(stalls(counted(bins(20, 0)))).toEqual([]);
    expect(stalls(counted([]))).toEqual([]);
  });
});

test('marks are on the clock of the first one', () => {
  const list = [2000, 2450].map((atMilliseconds) => ({ label: 'gone', atMilliseconds }));
  expect(marks(counted([], list)).map(({ at }) => at)).toEqual([0, 0.45]);
});

describe('span', () => {
  test('begins two seconds before the fault, and ends three seconds after the last stall', () => {
    const counts = [...bins(80), ...bins(40, 0), ...bins(200)];
    expect(span([counted(counts, [{ label: 'gone', atMilliseconds: 4000 }])])).toEqual({ from: -2, to: 5 });
  });

  test('writes that come back for a moment only are not back', () => {
    const counts = [...bins(80), ...bins(40, 0), ...bins(2), ...bins(60, 0), ...bins(200)];
    expect(span([counted(counts, [{ label: 'gone', atMilliseconds: 4000 }])]).to).toBeGreaterThanOrEqual(5.1 + 3);
  });

  test('shows every mark', () => {
    const marks = [0, 9000].map((atMilliseconds) => ({ label: 'gone', atMilliseconds: 2000 + atMilliseconds }));
    expect(span([counted(bins(400), marks)])).toEqual({ from: -2, to: 12 });
  });

  test('never goes beyond the run by more than the half second that it is rounded to', () => {
    const { from, to } = span([load({ stall: 3000 })]);
    expect(from).toBe(-2);
    expect(to).toBeLessThanOrEqual(4.5);
  });

  test('covers all runs', () => {
    const { to } = span([load({ stall: 300 }), load({ stall: 900 })]);
    expect(to).toBe(span([load({ stall: 900 })]).to);
  });

  test('has a length even when the run has none', () => {
    const { from, to } = span([counted([], [])]);
    expect(to).toBeGreaterThan(from);
  });
});

describe('points', () => {
  test('are rates per second at the beginnings of bins', () => {
    const [first, second] = points(counted(bins(80, 7)), { from: -2, to: 2 });
    expect([first, second]).toEqual([
      [-2, 140],
      [-1.95, 140],
    ]);
  });

  test('none are beyond the span or made up', () => {
    const places = points(load(), { from: -1, to: 1 }).map(([at]) => at);
    expect([Math.min(...places), Math.max(...places)]).toEqual([-1, 1]);
    expect(points(counted([]), { from: 0, to: 0.5 })).toEqual([]);
  });
});
