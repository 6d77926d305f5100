import { formatBytes, MEBIBYTE } from '../kubernetes';
import { refuse } from '../refusal';
import type { Memory } from './memory';

/** When the server writes its append-only file anew. */
export interface Rewrites {
  /** By how many percent the file has grown since it was written anew, `auto-aof-rewrite-percentage`. */
  readonly percentage: number;
  /** The file's least size in bytes, `auto-aof-rewrite-min-size`. */
  readonly minSize: number;
}

/** The least that is thought to be written while a small file is written anew, which takes a moment however small it is. */
const LEAST_WRITTEN = 64 * MEBIBYTE;

/**
 * Half as large again, not twice as the server has it, for the sake of the volume. A file smaller than what may be stored is left to grow, up
 * to the server's own 64 MiB.
 */
export function defaultRewrites(memory: Memory): Rewrites {
  return { percentage: 50, minSize: Math.min(memory.maxmemory, 64 * MEBIBYTE) };
}

/**
 * What may lie on the volume at the same time. While the file is written anew, or a replica loads a copy from its master, as much may be
 * written as is stored; the file begins with that, grows by the percentage, and lies beside the new one, which begins alike:
 * (1 + percentage + 1) x (data + written), which is five times maxmemory.
 */
export function volumeNeeded(memory: Pick<Memory, 'maxmemory'>, { percentage, minSize }: Rewrites): number {
  const whole = memory.maxmemory + Math.max(memory.maxmemory, LEAST_WRITTEN);
  return Math.ceil(Math.max((1 + percentage / 100) * whole, minSize) + whole);
}

/**
 * Checks that the data volume can hold what maxmemory allows.
 *
 * @throws if the volume is smaller, or the file is never written anew
 */
export function checkVolume(size: number, memory: Memory, rewrites: Rewrites): void {
  if (rewrites.percentage === 0) {
    refuse({
      prop: "redisConfig['auto-aof-rewrite-percentage']",
      problem: 'the append-only file would grow until the volume is full',
      got: '0',
      allowed: 'a number above 0',
      cure: 'leave it out',
    });
  }
  const needed = volumeNeeded(memory, rewrites);
  if (size >= needed) return;
  const fitting = largestThatFits(size, rewrites);
  refuse({
    prop: 'storage',
    problem:
      'the volume is too small for the append-only file, its successor during a rewrite, and the writes of that time: redis rejects writes when the volume is full',
    got: formatBytes(size),
    allowed: `at least ${formatBytes(needed)}, which a maxmemory of ${formatBytes(memory.maxmemory)} needs`,
    cure: fitting > 0 ? `make the volume larger, or set maxmemory to at most ${fitting}Mi` : 'make the volume larger',
  });
}

/** The largest maxmemory for a volume, in whole MiB: `volumeNeeded` the other way round, and asked again, because fractions are rounded. */
function largestThatFits(size: number, rewrites: Rewrites): number {
  const whole = Math.min(size / (2 + rewrites.percentage / 100), size - rewrites.minSize);
  const about = Math.floor((whole >= 2 * LEAST_WRITTEN ? whole / 2 : whole - LEAST_WRITTEN) / MEBIBYTE);
  return [about + 1, about].find((each) => volumeNeeded({ maxmemory: each * MEBIBYTE }, rewrites) <= size) ?? about - 1;
}
