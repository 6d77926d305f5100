import fc from 'fast-check';
import { exactBytes, formatBytes, MEBIBYTE, parseBytes, parseMillicores } from '../../lib/kubernetes';
import { refusal, refusalForm } from '../support';

describe('parseBytes', () => {
  it.each([
    ['1', 1],
    ['1048576', MEBIBYTE],
    ['512Mi', 512 * MEBIBYTE],
    ['1.5Gi', 1536 * MEBIBYTE],
    ['8G', 8e9],
    ['1k', 1000],
    ['1Ki', 1024],
    ['2Ti', 2 * 2 ** 40],
    ['0.5Ki', 512],
    ['1.0001Ki', 1024],
  ])('%s is %d bytes', (text, bytes) => {
    expect(parseBytes('p', text)).toBe(bytes);
  });

  it.each([
    ['0', 'must be at least one byte'],
    ['0Mi', 'must be at least one byte'],
    ['0.0001', 'must be at least one byte'],
    ['9999Pi', 'the size is too large'],
  ])('fails for %p, which is valid and out of range', (text, problem) => {
    expect(refusal(() => parseBytes('p', text))).toContain(`p: ${problem} (got "${text}"`);
  });

  it.each(['', 'x', '512mi', '512MB', '512 Mi', ' 512Mi', '512Mi\n', '-1Gi', '1e3', '100m', '1Gi1', '.5Gi', 'NaN'])(
    'fails for %p',
    (text) => {
      const message = refusal(() => parseBytes('storage.size', text));
      expect(message).toMatch(refusalForm);
      expect(message).toContain(`storage.size: not a valid size (got ${JSON.stringify(text)}`);
    },
  );

  it.each([
    [512 * MEBIBYTE, '512Mi'],
    [1024 * MEBIBYTE, '1Gi'],
    [8, '8 bytes'],
    [1e9, '1000000000 bytes'],
  ])('shows %d bytes without rounding', (bytes, text) => {
    expect(exactBytes(bytes)).toBe(text);
  });

  it('reads back what formatBytes writes, rounded up to a mebibyte', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 50 }), (bytes) => {
        const back = parseBytes('p', formatBytes(bytes));
        expect(back).toBeGreaterThanOrEqual(bytes);
        expect(back).toBeLessThan(bytes + MEBIBYTE);
      }),
    );
  });

  it('is the number times the factor, for every suffix', () => {
    const suffixes = fc.constantFrom(['Ki', 2 ** 10], ['Mi', 2 ** 20], ['Gi', 2 ** 30], ['k', 1e3], ['M', 1e6], ['G', 1e9]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), suffixes, (number, [suffix, factor]) => {
        expect(parseBytes('p', `${number}${suffix}`)).toBe(number * (factor as number));
      }),
    );
  });
});

describe('parseMillicores', () => {
  it.each([
    ['1', 1000],
    ['250m', 250],
    ['0.1', 100],
    ['1.5', 1500],
    ['0.001', 1],
    ['2.3', 2300],
  ])('%s is %d', (text, millicores) => {
    expect(parseMillicores('p', text)).toBe(millicores);
  });

  it.each(['', 'x', '1 ', '-1', '1c', '1M'])('fails for %p', (text) => {
    expect(refusal(() => parseMillicores('p', text))).toMatch(/^p: not a valid amount of CPU \(got /);
  });

  it.each(['0', '0m', '0.0001', '1.5m'])('fails for %p, which is not a whole number of thousandths', (text) => {
    expect(refusal(() => parseMillicores('p', text))).toMatch(
      /^p: must be a whole number of thousandths of a CPU, and at least one \(got /,
    );
  });
});

describe('formatBytes', () => {
  it.each([
    [488 * MEBIBYTE, '488Mi'],
    [2 ** 30, '1Gi'],
    [3 * 2 ** 30, '3Gi'],
    [1, '1Mi'],
    [MEBIBYTE + 1, '2Mi'],
    [0, '0Mi'],
  ])('%d is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
