import { load, result, run } from './fixtures';
import type { FaultRecord } from './recorder';
import { rows } from './records';
import { markdown, terminal, three } from './table';

const records = [
  ...run({ run: 1, stall: 300 }),
  ...run({ run: 2, stall: 520, lost: 2 }),
  ...run({ run: 3, stall: 410, lost: 1 }),
  result({ run: 4, error: 'no master' }),
];

/** The cells of the first row of the Markdown table, by column. */
function cells(list: readonly FaultRecord[]): Record<string, string> {
  const [head, , first] = markdown(rows(list))
    .split('\n')
    .map((line) => line.slice(2, -2).split(' | '));
  return Object.fromEntries(head.map((name, index) => [name, first[index]]));
}

test('minimum, median and maximum, or the one figure', () => {
  expect([three([7, 9, 8]), three([1, 2]), three([1234.5]), three([1.25, 2], 1), three([])]).toEqual([
    '7 / 8 / 9',
    '1 / 2 / 2',
    '1235',
    '1.3 / 1.6 / 2.0',
    '-',
  ]);
});

test('a row in Markdown', () => {
  expect(cells(records)).toEqual({
    '#': '4',
    fault: 'The master is stopped (its pod is deleted)',
    engine: 'redis-8.0',
    variant: 'dash',
    runs: '4',
    failed: '1',
    'longest stall, ms: min / median / max': '300 / 410 / 520',
    acknowledged: '33400',
    'lost (most in a run)': '3 (2)',
    'a run, s': '10.0 / 10.0 / 10.0',
  });
});

test('a column of figures exists when at least one test has such a figure', () => {
  const more = { healthyAgainSeconds: 7.25, totalSeconds: 42, sentinelsThatHadToForget: 2 };
  expect(cells(run({ more }))).toMatchObject({
    'healthy again, s': '7.3',
    'besides: min / median / max': 'total seconds 42, sentinels that had to forget 2',
  });
});

test('on a cluster, the target is beside the measured figure', () => {
  expect(cells(run({ tier: 'cluster' })).target).toBe('reached: median 400 ms (≤ 500), max 400 ms (≤ 1600), lost 0');
  expect(cells(run({ tier: 'cluster', stall: 700 })).target).toBe('MISSED: median 700 ms (≤ 500)');
  expect(cells(run())).not.toHaveProperty('target');
});

test('a test without a load has no figures of a load', () => {
  expect(cells([result()])).toMatchObject({ 'longest stall, ms: min / median / max': '-', acknowledged: '-', 'lost (most in a run)': '-' });
});

test('where a scenario has several tests, their names tell them apart', () => {
  const lines = markdown(rows([...run(), ...run({ test: '#4 the master | goes <slowly>' })])).split('\n');
  expect(lines[2]).toContain('| the master goes |');
  expect(lines[3]).toContain('| the master \\| goes &lt;slowly> |');
});

test('where a test has several loads, they are told apart too', () => {
  const list = [load({ what: 'first' }), load({ what: 'second' }), result()];
  expect(markdown(rows(list))).toMatch(/the master goes: first .*\n.*the master goes: second/);
});

test('the tier has a column where there are two', () => {
  expect(cells([...run(), ...run({ tier: 'cluster' })])).toHaveProperty('tier', 'process');
});

test('every line of the Markdown table has the same number of cells', () => {
  const lines = markdown(rows([...records, ...run({ tier: 'cluster', more: { healthyAgainSeconds: 3 } })])).split('\n');
  expect(new Set(lines.map((line) => line.split(/(?<!\\)\|/).length)).size).toBe(1);
});

test('for a terminal, the fault is once above its rows, and columns are under their heads', () => {
  const lines = terminal(rows([...records, ...run({ engine: 'valkey-8.1' })])).split('\n');
  expect(lines.filter((line) => line.startsWith('#4 '))).toEqual(['#4 The master is stopped (its pod is deleted)']);
  const [head, second, , first, other] = lines;
  expect(first.length).toBe(other.length);
  expect(first.indexOf('300 / 410 / 520') + '300 / 410 / 520'.length).toBe(head.indexOf('longest stall, ms') + 'longest stall, ms'.length);
  expect(second.trim()).toBe('min / median / max');
});

test('a table without rows is only its head', () => {
  expect(terminal(rows([])).split('\n')).toHaveLength(2);
  expect(markdown(rows([])).split('\n')).toHaveLength(2);
});
