import fc from 'fast-check';
import { dataStored, memoryNeeded, planMemory } from '../../lib/configuration/memory';
import { MEBIBYTE } from '../../lib/kubernetes';
import { refusal, refusalForm } from '../support';

const Mi = (bytes: number) => bytes / MEBIBYTE;
const plan = (mebibytes: number) => planMemory({ limit: mebibytes * MEBIBYTE });
const least = 61;

describe('planMemory', () => {
  // worked by hand: limit = server + buffer beyond the backlog + 1.1 x maxmemory + copies
  it.each([
    [61, 14, 2, 14, 10],
    [128, 35, 3, 32, 30], // 20.4 + 29 + 38.5 + 38.5 = 126.4
    [256, 107, 10, 53, 95],
    [1024, 535, 32, 256, 501], // 64 + 224 + 588.5 + 147.1 = 1023.6
    [2048, 1259, 62, 314, 1195],
    [4096, 2560, 128, 640, 2430],
    [16_384, 10_358, 512, 2589, 9844],
  ])('divides %d MiB: maxmemory %d, of it backlog %d, buffer %d, and %d for data', (limit, maxmemory, backlog, replicaBuffer, data) => {
    const memory = plan(limit);
    expect(Object.values(memory).map(Mi)).toEqual([maxmemory, backlog, replicaBuffer]);
    expect(Mi(dataStored(memory))).toBe(data);
  });

  it('stores data with every plan that it accepts, within the limit, for any values of the user', () => {
    const size = (most: number) => fc.option(fc.integer({ min: 1, max: most * MEBIBYTE }), { nil: undefined });
    const inputs = fc.record({
      limit: fc.integer({ min: MEBIBYTE, max: 4096 * MEBIBYTE }),
      volumeInMemory: size(1024),
      backlog: size(1024),
      replicaBuffer: size(1024),
      maxmemory: fc.option(
        fc.integer({ min: 1, max: 2048 }).map((mebibytes) => `${mebibytes}Mi`),
        { nil: undefined },
      ),
    });
    let accepted = 0;
    fc.assert(
      fc.property(inputs, (given) => {
        let memory: ReturnType<typeof planMemory>;
        try {
          memory = planMemory(given);
        } catch {
          return;
        }
        accepted += 1;
        expect(dataStored(memory)).toBeGreaterThanOrEqual(10 * MEBIBYTE);
        expect(memory.backlog + dataStored(memory)).toBeLessThan(memory.maxmemory);
        expect(memoryNeeded(memory)).toBeLessThanOrEqual(given.limit - (given.volumeInMemory ?? 0));
        if (given.maxmemory !== undefined) expect(`${Mi(memory.maxmemory)}Mi`).toBe(given.maxmemory);
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('uses the limit as far as whole mebibytes allow', () => {
    fc.assert(
      fc.property(fc.integer({ min: least * MEBIBYTE, max: 2 ** 42 }), (limit) => {
        const memory = planMemory({ limit });
        expect(limit - memoryNeeded(memory)).toBeLessThan(4 * MEBIBYTE);
        expect(memory.maxmemory % MEBIBYTE).toBe(0);
      }),
    );
  });

  it('stores more data with more memory, without a jump', () => {
    const data = (limit: number) => Mi(dataStored(plan(limit)));
    fc.assert(
      fc.property(fc.integer({ min: least, max: 1e6 }), fc.integer({ min: 0, max: 1e5 }), (limit, more) => {
        expect(data(limit + more)).toBeGreaterThanOrEqual(data(limit));
        expect(data(limit + 1) - data(limit)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('keeps backlog and buffer in proportion to the data', () => {
    fc.assert(
      fc.property(fc.integer({ min: least, max: 1e6 }), (limit) => {
        const { maxmemory, backlog, replicaBuffer } = plan(limit);
        expect(Mi(backlog)).toBeGreaterThanOrEqual(2);
        expect(Mi(backlog)).toBeLessThanOrEqual(512);
        expect(backlog).toBeLessThan(maxmemory / 6);
        expect(replicaBuffer).toBeGreaterThan(maxmemory / 4 - MEBIBYTE);
        expect(replicaBuffer).toBeLessThanOrEqual(maxmemory);
      }),
    );
  });

  it('takes the maxmemory given, as long as it fits', () => {
    expect(Mi(planMemory({ limit: 1024 * MEBIBYTE, maxmemory: '100Mi' }).maxmemory)).toBe(100);
    expect(planMemory({ limit: 1024 * MEBIBYTE, maxmemory: '535Mi' })).toEqual(plan(1024));
  });

  it('counts a backlog and a buffer of the user', () => {
    const inputs = { limit: 1024 * MEBIBYTE, backlog: 100 * MEBIBYTE, replicaBuffer: 50 * MEBIBYTE };
    const memory = planMemory(inputs);
    expect(memory).toMatchObject({ backlog: inputs.backlog, replicaBuffer: inputs.replicaBuffer });
    // the server raises the buffer to the backlog, which counts as data: 1024 - 64 = 960 = 1.375 x 698.2
    expect(Mi(memory.maxmemory)).toBe(698);
    expect(Mi(dataStored(memory))).toBe(596);
  });

  it('subtracts a volume in memory from the limit', () => {
    expect(planMemory({ limit: 3072 * MEBIBYTE, volumeInMemory: 2048 * MEBIBYTE })).toEqual(plan(1024));
  });

  it('fails for a limit that is too small, and says the least that works', () => {
    const text = refusal(() => plan(least - 1));
    expect(text).toMatch(
      /^resources.redis.memoryLimit: the container would exceed its memory limit.*\(got "60Mi", allowed: a memory limit of at least 61Mi/,
    );
    expect(text).toMatch(refusalForm);
    expect(() => plan(least)).not.toThrow();
  });

  it('fails for a limit that a volume in memory uses up', () => {
    const text = refusal(() => planMemory({ limit: 1024 * MEBIBYTE, volumeInMemory: 1024 * MEBIBYTE }));
    expect(text).toMatch(/1Gi for the volume in memory .*at least 1085Mi/);
  });

  it('fails for a maxmemory that does not fit, and says the limit it needs', () => {
    const text = refusal(() => planMemory({ limit: 128 * MEBIBYTE, maxmemory: '36Mi' }));
    expect(text).toMatch(
      /^maxmemory: .*\(got "36Mi", allowed: a memory limit of at least 129Mi \(it is 128Mi\)\); raise resources.redis.memoryLimit/,
    );
    expect(() => planMemory({ limit: 129 * MEBIBYTE, maxmemory: '36Mi' })).not.toThrow();
  });

  it('fails for a maxmemory that leaves almost no room for data', () => {
    expect(refusal(() => planMemory({ limit: 1024 * MEBIBYTE, maxmemory: '13Mi' }))).toMatch(/^maxmemory: .*at least 14Mi/);
    const backlog = 100 * MEBIBYTE;
    expect(refusal(() => planMemory({ limit: 1024 * MEBIBYTE, maxmemory: '111Mi', backlog }))).toMatch(
      /^redisConfig\['repl-backlog-size'\]: too little for data: .*100Mi of backlog.* \(got "100Mi", allowed: with this backlog, a maxmemory of at least 112Mi\)/,
    );
  });

  it('fails for the limit, where it is too small also without the directives of the user', () => {
    const limit = 61 * MEBIBYTE - 1;
    expect(refusal(() => planMemory({ limit, backlog: 3 * MEBIBYTE, replicaBuffer: 30 * MEBIBYTE }))).toMatch(
      /^resources.redis.memoryLimit: .*\(got "63963135 bytes", allowed: .* \(it is 63963135 bytes\)\)/,
    );
  });

  it('fails for a maxmemory that is invalid', () => {
    expect(refusal(() => planMemory({ limit: 1024 * MEBIBYTE, maxmemory: '100mb' }))).toMatch(/^maxmemory: not a valid size/);
  });
});
