import { load, result, run } from './fixtures';
import { picture } from './picture';
import type { FaultRecord } from './recorder';
import { rows } from './records';

/** The picture, after a check of its numbers. */
function drawn(records: readonly FaultRecord[]): string {
  const svg = picture(rows(records)) ?? '';
  expect(svg).toMatch(/^<svg /);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  return svg;
}

const texts = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text);

const colours = { line: '#0969da', area: '#0969da', mark: '#8250df', stall: '#cf222e' };

/** The places of all shapes of a kind: the first of each from the left. */
function places(svg: string, kind: keyof typeof colours): number[] {
  const attribute = kind === 'line' || kind === 'mark' ? 'fill="none"[^>]* stroke' : 'fill';
  const wanted = new RegExp(` ${attribute}="${colours[kind]}"`);
  const shapes = [...svg.matchAll(/<(?:path|polygon) (?:d|points)="M?([\d.]+)[^>]*>/g)];
  return shapes.flatMap(([shape, x]) => (wanted.test(shape) ? [Number(x)] : []));
}

test('says what was done, what must hold, and what came of it', () => {
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
      'longest stall, median of 3 runs',
      '300 ms to 500 ms',
    ]),
  );
  expect([places(svg, 'line'), places(svg, 'area'), places(svg, 'stall')].map(({ length }) => length)).toEqual([3, 1, 1]);
});

test('the stall of the median run is marked where it was', () => {
  const svg = drawn(run({ stall: 1000 }));
  const [mark] = places(svg, 'mark');
  const [stall] = places(svg, 'stall');
  expect(Math.abs(stall - mark)).toBeLessThan(1);
});

test('one chart for each engine and variant', () => {
  const engines = ['redis-7.0', 'redis-8.0', 'valkey-8.1', 'valkey-9.1'];
  const svg = drawn(engines.flatMap((engine) => run({ engine })));
  expect(places(svg, 'line')).toHaveLength(4);
  expect(texts(svg)).toEqual(expect.arrayContaining(engines));
});

test('each test of a scenario has a heading', () => {
  const svg = drawn([...run(), ...run({ test: '#4 the master goes otherwise' })]);
  expect(texts(svg)).toEqual(expect.arrayContaining(['the master goes', 'the master goes otherwise']));
});

test('words are escaped', () => {
  const svg = drawn([load({ marks: [{ label: 'a <b> & "c"', atMilliseconds: 2000 }] }), result()]);
  expect(texts(svg)).toContain('a &lt;b&gt; &amp; &quot;c&quot;');
});

test('each of many marks has a line, and the first ones have labels below each other', () => {
  const marks = Array.from({ length: 20 }, (_, index) => ({ label: `member ${index} is stopped`, atMilliseconds: 2000 + 20 * index }));
  const svg = drawn([load({ marks }), result()]);
  expect(places(svg, 'mark')).toHaveLength(20);
  const labels = [...svg.matchAll(/<text [^>]*\b(?:y="|translate\([\d.]+ )([\d.]+)[^>]*>member \d+ is stopped/g)].map(([, y]) => Number(y));
  expect(labels).toHaveLength(5);
  expect(labels).toEqual([...new Set(labels)].sort((one, other) => one - other));
});

test('a picture has one text, whatever was drawn before it', () => {
  expect(drawn(run())).toBe(drawn(run()));
});

test('has other colours on dark pages', () => {
  for (const colour of Object.values(colours))
    expect(drawn(run())).toMatch(new RegExp(`prefers-color-scheme:dark.*\\[stroke="${colour}"\\]`));
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
