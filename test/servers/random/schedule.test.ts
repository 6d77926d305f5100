import { describeRound, kinds, ofNetwork, type Round, schedule } from './schedule';

function rounds(seed: number, count: number): Round[] {
  const drawn = schedule(seed);
  return Array.from({ length: count }, () => drawn.next().value);
}

test('the same seed draws the same rounds, and another seed others', () => {
  expect(rounds(7, 200)).toEqual(rounds(7, 200));
  expect(rounds(7, 200)).not.toEqual(rounds(8, 200));
});

test('a seed draws these rounds on any machine and version, because a report names only the seed', () => {
  expect(rounds(1, 3).map(describeRound)).toMatchInlineSnapshot(`
[
  "master: stopped for 4722 ms, replica 1: sentinel hangs for 11668 ms after 1901 ms; quiet 1957 ms",
  "master: cut off for 6392 ms; quiet 1876 ms",
  "replica 1: sentinel killed for 7282 ms; quiet 1075 ms",
]
`);
});

const many = rounds(1, 2000);
const faults = many.flatMap((round) => round.faults);

test('every kind is drawn, for the master and for both replicas, alone and with another', () => {
  for (const kind of kinds) {
    const own = faults.filter((fault) => fault.kind === kind);
    expect(own.length).toBeGreaterThan(faults.length / 50);
    if (!kind.startsWith('all ')) expect(new Set(own.map(({ victim }) => victim)).size).toBe(kind === 'volume lost' ? 2 : 3);
  }
  const pairs = many.filter((round) => round.faults.length === 2);
  expect(pairs.length).toBeGreaterThan(many.length / 10);
  expect(pairs.length).toBeLessThan(many.length / 2);
});

test('no round has more faults than the release promises to survive', () => {
  for (const round of many) {
    const own = round.faults;
    expect(new Set(own.map(({ victim }) => victim)).size).toBe(own.length);
    if (own.some(({ kind }) => kind.startsWith('all '))) expect(own).toHaveLength(1);
    expect(own.filter(({ kind }) => kind === 'volume lost').every(({ victim }) => victim > 0)).toBe(true);
    expect(own.filter(({ kind }) => kind === 'volume lost').length).toBeLessThan(2);
    expect(own.filter(({ kind }) => ['volume lost', 'memory lost'].includes(kind)).length).toBeLessThan(2);
    expect(own.filter(({ kind }) => ofNetwork(kind)).length).toBeLessThan(2);
    for (const { after, lasts } of own) expect(after >= 0 && after <= 4000 && lasts >= 0 && lasts <= 15_000).toBe(true);
  }
});
