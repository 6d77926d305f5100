import { type Made, result, run } from './fixtures';
import { rows } from './records';
import { TARGETS } from './scenarios';
import { reachedInWords, verdict } from './targets';

type Run = Made & { stall?: number; lost?: number; more?: Record<string, number> };

/** The verdict on runs of one scenario on a cluster. */
function judged(scenario: number, ...runs: Run[]) {
  return judgedAs(`#${scenario} a fault`, scenario, ...runs);
}

function judgedAs(test: string, scenario: number, ...runs: Run[]) {
  const [row] = rows(runs.flatMap((each, index) => run({ tier: 'cluster', scenario, test, run: index + 1, ...each })));
  return verdict(row);
}

test('a planned hand-over: median, maximum and no loss', () => {
  expect(judged(4, { stall: 400 }, { stall: 500 }, { stall: 1600 })).toEqual({
    reached: true,
    words: ['median 500 ms (≤ 500)', 'max 1600 ms (≤ 1600)', 'lost 0'],
  });
});

test('only missed figures are reported', () => {
  expect(judged(4, { stall: 400 }, { stall: 501 }, { stall: 900 })).toEqual({ reached: false, words: ['median 501 ms (≤ 500)'] });
  expect(judged(4, { stall: 400 }, { stall: 400 }, { stall: 1601 })).toEqual({ reached: false, words: ['max 1601 ms (≤ 1600)'] });
  expect(judged(4, { lost: 1 })).toEqual({ reached: false, words: ['lost 1'] });
});

test('a crash may lose one write of each connection in a run, however many the runs are', () => {
  expect(judged(6, { lost: 4 }, { lost: 4 })?.reached).toBe(true);
  expect(judged(6, { lost: 5 }, { lost: 0 })?.words).toEqual(['lost 5 (≤ 4)']);
});

test('figures that a test notes itself', () => {
  expect(judged(15, { more: { writesBackSeconds: 9.96 } })).toEqual({ reached: true, words: ['lost 0', 'writes back 10.0 s (≤ 10)'] });
  expect(judged(15, { more: { writesBackSeconds: 10.1 } })?.words).toEqual(['writes back 10.1 s (≤ 10)']);
});

test('a crash of both containers', () => {
  expect(judged(40, { stall: 2900 })?.reached).toBe(true);
  expect(judged(40, { stall: 3100 })?.reached).toBe(false);
});

test('fails where a figure is missing', () => {
  expect(judged(15, { more: { writesBackSeconds: 3 } }, {})?.words).toEqual(['writes back seconds not measured in every run']);
});

test('fails where one run failed, whatever the figures of the others', () => {
  const test = '#4 a fault';
  const records = [
    ...run({ tier: 'cluster', test }),
    result({ tier: 'cluster', test, run: 2, error: 'no master' }),
    result({ tier: 'cluster', test, run: 3, error: 'no master' }),
  ];
  expect(verdict(rows(records)[0])).toEqual({ reached: false, words: ['2 of 3 runs failed'] });
  expect(verdict(rows(records.slice(3))[0])).toEqual({ reached: false, words: ['1 of 1 runs failed'] });
});

test('fails where nothing was measured', () => {
  expect(verdict(rows([result({ tier: 'cluster' })])[0])).toEqual({ reached: false, words: ['nothing was measured'] });
});

test('processes on loopback, and scenarios without a target, have no verdict', () => {
  expect(verdict(rows(run({ scenario: 4 }))[0])).toBeUndefined();
  expect(judged(5, {})).toBeUndefined();
});

test('how many were reached, in words', () => {
  const place = { tier: 'cluster', engine: 'redis-8.0' } as const;
  expect(reachedInWords(rows(run()))).toBeUndefined();
  const records = [...run(place), ...run({ ...place, variant: 'another', stall: 9000 }), ...run({ ...place, scenario: 5, test: '#5 x' })];
  expect(reachedInWords(rows(records))).toBe('targets reached: 1 of 2');
});

test('no scenario has two targets, except targets of tests by name, which come first', () => {
  const numbers = TARGETS.filter(({ test }) => test === undefined).flatMap(({ scenarios }) => scenarios);
  expect(new Set(numbers).size).toBe(numbers.length);
  const firstOfAll = TARGETS.findIndex(({ test }) => test === undefined);
  expect(TARGETS.slice(firstOfAll).filter(({ test }) => test !== undefined)).toEqual([]);
});
