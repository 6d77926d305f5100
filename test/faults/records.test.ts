import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, result, run } from './fixtures';
import { Follower, medianRun, more, rows, spread, sum, withoutNumber } from './records';

describe('spread', () => {
  test.each([
    [[5], { min: 5, median: 5, max: 5 }],
    [[9, 1, 5], { min: 1, median: 5, max: 9 }],
    [[10, 9, 1, 5], { min: 1, median: 7, max: 10 }],
    [[100, 20, 3], { min: 3, median: 20, max: 100 }],
  ])('of %j', (figures, wanted) => {
    expect(spread(figures)).toEqual(wanted);
  });

  test('does not change the list', () => {
    const figures = [3, 1, 2];
    spread(figures);
    expect(figures).toEqual([3, 1, 2]);
  });
});

test('the sum of an empty list is 0', () => {
  expect([sum([]), sum([1, 2])]).toEqual([0, 3]);
});

describe('medianRun', () => {
  const stalls = (...all: number[]) => medianRun(all.map((stall) => load({ stall }))).longestStallMs;

  test('is the one in the middle, of an even number the better one', () => {
    expect(stalls(900, 100, 500)).toBe(500);
    expect(stalls(900, 100, 500, 300)).toBe(300);
    expect(stalls(700)).toBe(700);
  });
});

test('the number and the drill are removed from the name of a test', () => {
  expect(withoutNumber('#6 drill 3: the master process is killed')).toBe('the master process is killed');
  expect(withoutNumber('#12 the master is cut off')).toBe('the master is cut off');
});

describe('rows', () => {
  test('all runs of a test in one place are one row', () => {
    const [row, ...others] = rows([...run({ run: 1, stall: 300 }), ...run({ run: 2, stall: 500 })]);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ scenario: 4, test: 'the master goes', what: '', runs: 2, failed: 0, seconds: [10, 10] });
    expect(row.loads.map(({ longestStallMs }) => longestStallMs)).toEqual([300, 500]);
  });

  test('engines, shells and tiers have separate rows: processes first, then by engine', () => {
    const records = [
      ...run({ tier: 'cluster', engine: 'redis-8.0', variant: 'volumes' }),
      ...run({ engine: 'valkey-8.1' }),
      ...run({ variant: 'busybox' }),
      ...run({ scenario: 1, test: '#1 first boot' }),
    ];
    expect(rows(records).map(({ scenario, tier, engine, variant }) => [scenario, tier, engine, variant])).toEqual([
      [1, 'process', 'redis-8.0', 'dash'],
      [4, 'process', 'redis-8.0', 'busybox'],
      [4, 'process', 'valkey-8.1', 'dash'],
      [4, 'cluster', 'redis-8.0', 'volumes'],
    ]);
  });

  test('a test with several loads has a row of each', () => {
    const one = [load({ what: 'first', stall: 100 }), load({ what: 'second', stall: 200 }), result()];
    const other = one.map((record) => ({ ...record, run: 2 }));
    expect(rows([...one, ...other]).map(({ what, runs, loads }) => [what, runs, loads.length])).toEqual([
      ['first', 2, 2],
      ['second', 2, 2],
    ]);
  });

  test('a run that failed before it had a load counts', () => {
    const [row] = rows([...run({ run: 1 }), result({ run: 2, error: 'no master' })]);
    expect(row).toMatchObject({ runs: 2, failed: 1 });
    expect(row.loads).toHaveLength(1);
  });

  test('a test without a load has a row too', () => {
    expect(rows([result()])).toMatchObject([{ runs: 1, loads: [] }]);
  });

  test('no records give no rows', () => {
    expect(rows([])).toEqual([]);
  });
});

test('further figures, by name, from the runs that have them', () => {
  const [row] = rows([...run({ run: 1, more: { totalSeconds: 7 } }), ...run({ run: 2, more: { totalSeconds: 8, hops: 1 } })]);
  expect(more(row)).toEqual({ totalSeconds: [7, 8], hops: [1] });
});

describe('Follower', () => {
  const folder = mkdtempSync(join(tmpdir(), 'follower-'));
  const write = (name: string, text: string) => appendFileSync(join(folder, name), text);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('reads each line once, of all files, and leaves half a line for later', () => {
    const follower = new Follower(folder);
    expect(follower.next()).toEqual([]);
    const line = JSON.stringify(result({ test: '#4 the café goes' }));
    write('1.jsonl', `${line}\n${line.slice(0, 40)}`);
    write('2.jsonl', `${line}\n`);
    write('other.txt', 'no record\n');
    expect(follower.next()).toHaveLength(2);
    expect(follower.next()).toEqual([]);
    write('1.jsonl', `${line.slice(40)}\n`);
    expect(follower.next()).toEqual([JSON.parse(line)]);
  });
});
