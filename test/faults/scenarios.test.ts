import { scenarioOf } from './recorder';
import { list, playedIn, RANDOM, SCENARIOS, scenario, TARGETS, TIERS } from './scenarios';

// People choose scenarios from the list by number, so the list must agree with the tests.

describe.each(TIERS)('the tests of the tier %s', (tier) => {
  const listed = SCENARIOS.filter(({ tiers }) => tiers.includes(tier)).map(({ number }) => number);
  const played = [...playedIn(tier)].sort((one, other) => one - other);

  test('play every scenario that the list says they play', () => {
    expect(listed.filter((number) => !played.includes(number))).toEqual([]);
  });

  test('play no other scenario', () => {
    expect(played.filter((number) => !listed.includes(number))).toEqual([]);
  });
});

test('every scenario is played somewhere, or says why not', () => {
  expect(SCENARIOS.filter(({ tiers, note }) => tiers.length === 0 && note === undefined)).toEqual([]);
});

test('the numbers are in order, and each is there once', () => {
  const numbers = SCENARIOS.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
  expect(numbers).toContain(RANDOM);
});

test('every scenario says what must hold', () => {
  for (const { title, pass } of SCENARIOS) for (const text of [title, pass]) expect(text).toMatch(/\w{2}.*[^.]$/);
});

test('only scenarios of the cluster tier have targets', () => {
  for (const number of TARGETS.flatMap(({ scenarios }) => scenarios)) expect(scenario(number)?.tiers).toContain('cluster');
});

test('the printed list has each scenario, where it is tested, and what must hold', () => {
  const text = list();
  for (const { number, title, pass } of SCENARIOS) {
    expect(text).toMatch(new RegExp(`^ +${number}  `, 'm'));
    expect(text).toContain(title);
    expect(text).toContain(`pass: ${pass}`);
  }
  expect(text).toMatch(/^ {2}4 {2}process, cluster {2}The master is stopped/m);
  expect(text).toMatch(/^ 26 {2}- .*\n.*\n +not applicable/m);
});

test("the number of a test is read from its name, also behind its describe's", () => {
  expect(scenarioOf('#12 the master is cut off')).toBe(12);
  expect(scenarioOf('redis-8.0 with dash #4 the master is stopped')).toBe(4);
  expect(scenarioOf('drill 1: what is set on the master')).toBe(0);
  expect(scenarioOf('a colour such as #1280ff')).toBe(0);
});
