import { picture } from '../../tools/faults/picture';
import { rows } from '../../tools/faults/records';
import { load, result, run } from './fixtures';
import type { FaultRecord } from './recorder';
import { wellFormed } from './xml';

/** Draws a picture and checks it: it is valid XML, and every number in it is valid. */
function drawn(records: readonly FaultRecord[]): string {
  const svg = picture(rows(records)) ?? '';
  expect(svg).toMatch(/^<svg /);
  wellFormed(svg);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  return svg;
}

const texts = (svg: string) => wellFormed(svg.replace(/<style>.*<\/style>/s, '')).map((text) => text.trim());
const count = (svg: string, kind: string) => svg.split(`class="${kind}"`).length - 1;

/** Of attributes like x="12", for a class. */
const places = (svg: string, kind: string, attribute: string) =>
  [...svg.matchAll(new RegExp(`class="${kind}"[^>]*? ${attribute}="([\\d.-]+)"`, 'g'))].map(([, figure]) => Number(figure));

test('has the fault, what must hold, and the result', () => {
  const svg = drawn([...run({ run: 1, stall: 300 }), ...run({ run: 2, stall: 500 }), ...run({ run: 3, stall: 420 })]);
  expect(texts(svg)).toEqual(
    expect.arrayContaining([
      '#4 The master is stopped (its pod is deleted)',
      'Must hold: 0 lost, a hand-over and no failover',
      'the master goes',
      'redis-8.0',
      'dash',
      'master gone',
      '420 ms',
      '300 ms to 500 ms, 3 runs',
    ]),
  );
  expect([count(svg, 'median'), count(svg, 'other'), count(svg, 'stall')]).toEqual([1, 2, 1]);
});

test('the stall of the median run is marked where it was', () => {
  const svg = drawn(run({ stall: 1000 }));
  const [mark] = places(svg, 'mark', 'x1');
  const [stall] = places(svg, 'stall', 'x');
  expect(stall).toBeCloseTo(mark, 0);
});

test('one row for each engine and variant, all on one scale', () => {
  const engines = ['redis-7.0', 'redis-8.0', 'valkey-8.1', 'valkey-9.1'];
  const svg = drawn(engines.flatMap((engine) => run({ engine })));
  expect(count(svg, 'median')).toBe(4);
  expect(texts(svg)).toEqual(expect.arrayContaining(engines));
});

test('a second test of a scenario has a separate chart', () => {
  const svg = drawn([...run(), ...run({ test: '#4 the master goes otherwise' })]);
  expect(count(svg, 'group')).toBe(2);
});

test('words are escaped, and characters that XML has not are left out', () => {
  const label = 'a <b> & "c"\u0007';
  const svg = drawn([load({ test: '#4 less < more & "so"', marks: [{ label, atMilliseconds: 2000 }] }), result()]);
  expect(texts(svg)).toContain('a &lt;b&gt; &amp; &quot;c&quot;');
});

test('labels of close marks do not overlap', () => {
  const marks = [0, 200, 400].map((later) => ({ label: `redis-${later} is stopped`, atMilliseconds: 2000 + later }));
  const svg = drawn([load({ marks }), result()]);
  expect(new Set(places(svg, 'marked', 'y')).size).toBe(3);
});

test('many marks have lines, but only as many labels as there is room for', () => {
  const marks = Array.from({ length: 20 }, (_, index) => ({ label: `member ${index} is stopped`, atMilliseconds: 2000 + 20 * index }));
  const svg = drawn([load({ marks }), result()]);
  expect(count(svg, 'mark')).toBe(20);
  expect(count(svg, 'marked')).toBeLessThanOrEqual(5);
});

test('nothing is drawn outside the picture, with texts of any length', () => {
  const long = 'a very long sentence about what was done '.repeat(8);
  const svg = drawn([load({ test: `#4 ${long}`, marks: [{ label: long, atMilliseconds: 5900 }] }), result()]);
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
  for (const [, name, figure] of svg.matchAll(/ (x|x1|x2|y|y1|y2)="([^"]*)"/g)) {
    expect(Number(figure)).toBeGreaterThanOrEqual(0);
    expect(Number(figure)).toBeLessThanOrEqual(name.startsWith('x') ? width : height);
  }
  expect(Math.max(...texts(svg).map(({ length }) => length))).toBeLessThan(200);
});

test('lost writes and failed runs are told', () => {
  const svg = drawn([...run({ lost: 2 }), result({ run: 2, error: 'no master' })]);
  expect(texts(svg)).toEqual(expect.arrayContaining(['2 of 11,200 writes lost', '1 of 2 runs failed']));
});

test('on a cluster, whether the target was reached', () => {
  expect(texts(drawn(run({ tier: 'cluster' })))).toContain('target reached');
  const missed = texts(drawn(run({ tier: 'cluster', stall: 900 })));
  expect(missed).toContain('missed: median 900 ms (≤ 500)');
  expect(missed).not.toContain('target reached');
});

test.each<[string, Partial<FaultRecord & { kind: 'load' }>]>([
  ['no marks', { marks: [] }],
  ['no writes', { timeline: { binMilliseconds: 50, counts: [0, 0, 0, 0] } }],
  ['no bins', { timeline: { binMilliseconds: 50, counts: [] }, marks: [] }],
  ['one bin', { timeline: { binMilliseconds: 50, counts: [5] } }],
  ['a mark after the end', { marks: [{ label: 'late', atMilliseconds: 99_000 }] }],
  ['an hour', { timeline: { binMilliseconds: 50, counts: Array.from({ length: 72_000 }, () => 100) } }],
])('a run with %s is drawn too', (_, figures) => {
  drawn([load(figures), result()]);
});

test('nothing is drawn of tests without a load', () => {
  expect(picture(rows([result()]))).toBeUndefined();
});
