import type { RedisProps } from '../lib';
import { firstRepeated, refuse, wholeNumber } from '../lib/refusal';
import { refusal, refusalForm, render } from './support';

describe('refuse', () => {
  it('says what is wrong, the value, the allowed values, and the cure', () => {
    const message = refusal(() => refuse({ prop: 'members', problem: 'too many', got: 12, allowed: '1 to 9', cure: 'use 3' }));
    expect(message).toBe('members: too many (got 12, allowed: 1 to 9); use 3');
    expect(message).toMatch(refusalForm);
  });

  it.each([
    ['', '""'],
    [' x', '" x"'],
    [undefined, 'undefined'],
    [['a', 1], '["a", 1]'],
    [Number.NaN, 'NaN'],
    [{ password: 'secret', n: 1 }, 'an object with password, n'],
    [{}, '{}'],
    [Object.keys, 'the function keys'],
    [new Map(), 'a Map'],
    [Object.create(null), '{}'],
    [{ constructor: { name: 'Secret' } }, 'an object with constructor'],
    [() => 1, 'the function'],
    ['x'.repeat(200), `"${'x'.repeat(99)}...`],
    [Array.from({ length: 200 }, (_, index) => index), '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...]'],
    [new Array(2), '[undefined, undefined]'],
  ])('shows %p visibly', (got, shown) => {
    expect(refusal(() => refuse({ prop: 'p', problem: 'x', got, allowed: 'y', cure: 'z' }))).toContain(`(got ${shown}, `);
  });
});

it('shows a list that contains itself', () => {
  const circular: unknown[] = [1];
  circular.push(circular);
  const message = refusal(() => refuse({ prop: 'p', problem: 'x', got: circular, allowed: 'y', cure: 'z' }));
  expect(message).toContain('(got [1, [1, [1, [...]]]], ');
});

describe('a password in a directive', () => {
  const planted = 'planted-secret';

  it.each<RedisProps>([
    ...[
      'requirepass',
      'masterauth',
      'primaryauth',
      'user',
      'RequirePass',
      ' requirepass ',
      'tls-key-file-pass',
      'tls-client-key-file-pass',
    ].map((name) => ({ redisConfig: { [name]: planted } })),
    { redisConfig: { [`requirepass ${planted}`]: '' } },
    { redisConfig: { requirepass: `"${planted}` } },
    { redisConfig: { requirepass: `${planted}\nport 1` } },
    { redisConfig: { [`requirepass\n${planted}`]: '' } },
    { redisConfig: { user: `app on >${planted} ~* +@all` } },
    { sentinelConfig: { requirepass: planted } },
    { sentinelConfig: { user: `app on >${planted}` } },
    { sentinelConfig: { 'sentinel auth-pass': planted } },
    { sentinelConfig: { [`sentinel auth-pass redis ${planted}`]: '' } },
    { sentinelConfig: { 'SENTINEL  sentinel-pass': planted } },
  ])('fails for %j without showing it', (props) => {
    const message = refusal(() => render(props));
    expect(message).toMatch(refusalForm);
    expect(message).toContain('(got a value that is not shown, ');
    expect(message).not.toContain(planted);
  });

  it('shows the value of other directives', () => {
    expect(refusal(() => render({ redisConfig: { port: '6380' } }))).toContain('(got "6380", ');
    expect(refusal(() => render({ redisConfig: { masteruser: 'repl' } }))).toContain('(got "repl", ');
    expect(refusal(() => render({ labels: { user: 'a b' } }))).toContain('(got "a b", ');
  });
});

describe('firstRepeated', () => {
  it.each([
    [[], -1],
    [['a', 'A', 'b'], -1],
    [['a', 'b', 'b', 'a'], 2],
    [[6379, 26379, 6379], 2],
  ])('of %j is %i', (values, index) => {
    expect(firstRepeated(values)).toBe(index);
  });
});

describe('wholeNumber', () => {
  const range = { minimum: 1, maximum: 3 };

  it('returns a number in its range, the ends included', () => {
    expect([wholeNumber('p', 1, range), wholeNumber('p', 3, range), wholeNumber('p', 1e9, { minimum: 1 })]).toEqual([1, 3, 1e9]);
  });

  it.each([
    [0, 'the number is too small'],
    [4, 'the number is too large'],
    [1.5, 'must be a whole number'],
    [Number.NaN, 'must be a whole number'],
    [Number.POSITIVE_INFINITY, 'must be a whole number'],
  ])('fails for %p', (value, problem) => {
    expect(refusal(() => wholeNumber('p', value, range))).toBe(
      `p: ${problem} (got ${value}, allowed: a whole number from 1 to 3); leave it out to use the default`,
    );
  });

  it('fails with the reason that applies, and without an upper bound says so', () => {
    const reasons = { minimum: 2, below: 'nothing would happen', above: 'too much would happen' };
    expect(refusal(() => wholeNumber('p', 1, reasons))).toBe(
      'p: nothing would happen (got 1, allowed: a whole number of at least 2); leave it out to use the default',
    );
    expect(refusal(() => wholeNumber('p', 1e12, reasons))).toContain('p: too much would happen (got 1000000000000, ');
    expect(refusal(() => wholeNumber('p', 2.5, reasons))).toContain('p: must be a whole number (got 2.5, ');
  });
});
