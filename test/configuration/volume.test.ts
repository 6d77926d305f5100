import fc from 'fast-check';
import { planMemory } from '../../lib/configuration/memory';
import { checkVolume, defaultRewrites, volumeNeeded } from '../../lib/configuration/volume';
import { MEBIBYTE } from '../../lib/kubernetes';
import { refusal, refusalForm } from '../support';

const plan = (maxmemory: number) => planMemory({ limit: 2 ** 42, maxmemory: `${maxmemory}Mi` });
const check = (mebibytes: number, memory: ReturnType<typeof plan>, percentage = 50) =>
  checkVolume(mebibytes * MEBIBYTE, memory, { ...defaultRewrites(memory), percentage });

describe('the volume', () => {
  it.each([
    [1024, 5120],
    [64, 320],
    [32, 240], // 2.5 x (32 + 64)
  ])('holds a maxmemory of %d MiB on %d MiB', (maxmemory, size) => {
    const memory = plan(maxmemory);
    expect(volumeNeeded(memory, defaultRewrites(memory)) / MEBIBYTE).toBe(size);
    expect(() => check(size, memory)).not.toThrow();
  });

  it('is larger when the file may grow for longer before it is rewritten', () => {
    const memory = plan(1024);
    expect(volumeNeeded(memory, { ...defaultRewrites(memory), percentage: 100 }) / MEBIBYTE).toBe(6144);
    expect(volumeNeeded(memory, { percentage: 50, minSize: 8192 * MEBIBYTE }) / MEBIBYTE).toBe(10_240);
  });

  it('limits a small file, which is rewritten before it has grown to many times the data', () => {
    expect(defaultRewrites(plan(35))).toEqual({ percentage: 50, minSize: 35 * MEBIBYTE });
    expect(defaultRewrites(plan(535))).toEqual({ percentage: 50, minSize: 64 * MEBIBYTE });
  });

  it('fails if it is smaller, and names both cures', () => {
    const text = refusal(() => check(1024, plan(535)));
    expect(text).toMatch(
      /^storage: .*\(got "1Gi", allowed: at least 2675Mi, which a maxmemory of 535Mi needs\); .* set maxmemory to at most 204Mi$/,
    );
    expect(text).toMatch(refusalForm);
    expect(() => check(1024, plan(204))).not.toThrow();
  });

  it('fails if it is too small for any data, and advises no maxmemory', () => {
    expect(refusal(() => check(150, plan(14)))).toMatch(/; make the volume larger$/);
  });

  it('fails if the file is never rewritten', () => {
    expect(refusal(() => check(1e6, plan(100), 0))).toMatch(/^redisConfig\['auto-aof-rewrite-percentage'\]: .*grow until/);
  });

  it('has room for the maxmemory that a refusal advises, and for no more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 250, max: 1e6 }), fc.integer({ min: 1, max: 300 }), (size, percentage) => {
        const advised = Number(/at most (\d+)Mi$/.exec(refusal(() => check(size, plan(1e6), percentage)))?.[1] ?? 0);
        if (advised < 14) return;
        expect(() => check(size, plan(advised), percentage)).not.toThrow();
        expect(() => check(size, plan(advised + 1), percentage)).toThrow();
      }),
      { examples: [[999992, 45]] },
    );
  });
});
