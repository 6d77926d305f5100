import fc from 'fast-check';
import { checkVolume, memoryNeeded, planMemory } from '../../lib/configuration/memory';
import { MEBIBYTE } from '../../lib/kubernetes';
import { refusal, refusalForm } from '../support';

const Mi = (bytes: number) => bytes / MEBIBYTE;
const plan = (mebibytes: number) => planMemory({ limit: mebibytes * MEBIBYTE });

describe('planMemory', () => {
  // worked by hand: limit = 64 + backlog + buffer + 1.375 x data
  it.each([
    [396, 32, 32, 256],
    [1024, 488, 32, 256],
    [2048, 1184, 59, 296],
    [4096, 2407, 120, 601],
    [16_384, 9743, 487, 2435],
    [32_768, 19_810, 512, 4952],
  ])('divides %d MiB into %d for data, %d of backlog, %d for a replica', (limit, maxmemory, backlog, replicaBuffer) => {
    const { maxmemory: m, backlog: b, replicaBuffer: r } = plan(limit);
    expect([Mi(m), Mi(b), Mi(r)]).toEqual([maxmemory, backlog, replicaBuffer]);
  });

  it('uses the limit as far as whole mebibytes allow, and never passes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 396 * MEBIBYTE, max: 2 ** 42 }), (limit) => {
        const memory = planMemory({ limit });
        expect(memoryNeeded(memory)).toBeLessThanOrEqual(limit);
        expect(limit - memoryNeeded(memory)).toBeLessThan(4 * MEBIBYTE);
        expect(memory.maxmemory % MEBIBYTE).toBe(0);
      }),
    );
  });

  it('gives more data for more memory', () => {
    fc.assert(
      fc.property(fc.integer({ min: 396, max: 1e6 }), fc.integer({ min: 0, max: 1e5 }), (limit, more) => {
        expect(plan(limit + more).maxmemory).toBeGreaterThanOrEqual(plan(limit).maxmemory);
      }),
    );
  });

  it('keeps backlog and buffer in their bounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 396, max: 1e6 }), (limit) => {
        const { maxmemory, backlog, replicaBuffer } = plan(limit);
        expect(Mi(backlog)).toBeGreaterThanOrEqual(32);
        expect(Mi(backlog)).toBeLessThanOrEqual(512);
        expect(Mi(replicaBuffer)).toBeGreaterThanOrEqual(256);
        expect(replicaBuffer).toBeGreaterThan(maxmemory * 0.25 - MEBIBYTE);
      }),
    );
  });

  it('takes the maxmemory given, as long as it fits', () => {
    expect(Mi(planMemory({ limit: 1024 * MEBIBYTE, maxmemory: '100Mi' }).maxmemory)).toBe(100);
    expect(planMemory({ limit: 1024 * MEBIBYTE, maxmemory: '488Mi' })).toEqual(plan(1024));
  });

  it('counts a backlog and a buffer of the user', () => {
    const inputs = { limit: 1024 * MEBIBYTE, backlog: 100 * MEBIBYTE, replicaBuffer: 50 * MEBIBYTE };
    const memory = planMemory(inputs);
    expect(memory).toMatchObject({ backlog: inputs.backlog, replicaBuffer: inputs.replicaBuffer });
    // the server raises the buffer to the backlog: 1024 - 64 - 100 - 100 = 760 = 1.375 x 552.7
    expect(Mi(memory.maxmemory)).toBe(552);
  });

  it('takes a volume in memory off the limit', () => {
    expect(planMemory({ limit: 3072 * MEBIBYTE, volumeInMemory: 2048 * MEBIBYTE })).toEqual(plan(1024));
  });

  it('fails for a limit that is too small, and says the least that works', () => {
    const text = refusal(() => plan(395));
    expect(text).toMatch(
      /^resources.redis.memoryLimit: the container would be killed.*\(got "395Mi", allowed: a memory limit of at least 396Mi/,
    );
    expect(text).toMatch(refusalForm);
    expect(() => plan(396)).not.toThrow();
  });

  it('fails for a limit that a volume in memory uses up', () => {
    const text = refusal(() => planMemory({ limit: 1024 * MEBIBYTE, volumeInMemory: 1024 * MEBIBYTE }));
    expect(text).toMatch(/1Gi for the volume in memory .*at least 1420Mi/);
  });

  it('fails for a maxmemory that does not fit, and says the limit it needs', () => {
    const text = refusal(() => planMemory({ limit: 1024 * MEBIBYTE, maxmemory: '489Mi' }));
    expect(text).toMatch(
      /^maxmemory: .*\(got "489Mi", allowed: a memory limit of at least 1025Mi \(it is 1Gi\)\); raise resources.redis.memoryLimit/,
    );
    expect(() => planMemory({ limit: 1025 * MEBIBYTE, maxmemory: '489Mi' })).not.toThrow();
  });

  it('fails for a maxmemory that is next to nothing', () => {
    expect(refusal(() => planMemory({ limit: 1024 * MEBIBYTE, maxmemory: '31Mi' }))).toMatch(/^maxmemory: .*at least 32Mi/);
  });

  it('fails for a maxmemory that does not parse', () => {
    expect(refusal(() => planMemory({ limit: 1024 * MEBIBYTE, maxmemory: '100mb' }))).toMatch(/^maxmemory: the size does not parse/);
  });
});

describe('checkVolume', () => {
  it('takes a volume of three times the data', () => {
    expect(() => checkVolume(3 * plan(1024).maxmemory, plan(1024))).not.toThrow();
  });

  it('fails for a smaller one, and says both ways out', () => {
    const text = refusal(() => checkVolume(1024 * MEBIBYTE, plan(1024)));
    expect(text).toMatch(
      /^storage: .*\(got "1Gi", allowed: at least 1464Mi, 3 x maxmemory \(488Mi\)\); .* set maxmemory to at most 341Mi$/,
    );
    expect(text).toMatch(refusalForm);
    expect(() => checkVolume(1024 * MEBIBYTE, planMemory({ limit: 1024 * MEBIBYTE, maxmemory: '341Mi' }))).not.toThrow();
  });
});
