import { exactBytes, formatBytes, MEBIBYTE } from '../kubernetes';
import { refuse } from '../refusal';
import type { Memory } from './memory';

/** The conditions of a rewrite of the append-only file. */
export interface Rewrites {
  /** The directive `auto-aof-rewrite-percentage`: the growth of the file since the last rewrite, in percent. */
  readonly percentage: number;
  /** The directive `auto-aof-rewrite-min-size`: the least size of the file, in bytes. */
  readonly minSize: number;
}

/** The least amount of writes to expect during a rewrite: even the rewrite of a small file takes a moment. */
const LEAST_WRITTEN = 64 * MEBIBYTE;

/**
 * The default conditions. With a growth of 50 percent, the file needs a smaller volume than with 100, the default of
 * the server. The least size is maxmemory, or 64 MiB as in the server if that is less.
 */
export function defaultRewrites(memory: Memory): Rewrites {
  return { percentage: 50, minSize: Math.min(memory.maxmemory, 64 * MEBIBYTE) };
}

/**
 * The size of all files on the volume during a rewrite. Clients may write as much as is stored while the server
 * rewrites the file, or while a replica loads a copy from its master. A file begins with data and these writes, grows
 * by the percentage, and exists beside its successor of the same first size: (1 + percentage + 1) x (data + written),
 * which is five times maxmemory.
 */
export function volumeNeeded(memory: Pick<Memory, 'maxmemory'>, { percentage, minSize }: Rewrites): number {
  const whole = memory.maxmemory + Math.max(memory.maxmemory, LEAST_WRITTEN);
  return Math.ceil(Math.max((1 + percentage / 100) * whole, minSize) + whole);
}

/**
 * Checks that the data volume is large enough for maxmemory.
 *
 * @throws if the volume is too small, or the server never rewrites the file
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
    got: exactBytes(size),
    allowed: `at least ${formatBytes(needed)}, which a maxmemory of ${formatBytes(memory.maxmemory)} needs`,
    cure: fitting > 0 ? `make the volume larger, or set maxmemory to at most ${fitting}Mi` : 'make the volume larger',
  });
}

/**
 * The largest maxmemory for a volume, in whole MiB: the inverse of `volumeNeeded`, checked with it because of rounding.
 */
function largestThatFits(size: number, rewrites: Rewrites): number {
  const whole = Math.min(size / (2 + rewrites.percentage / 100), size - rewrites.minSize);
  const about = Math.floor((whole >= 2 * LEAST_WRITTEN ? whole / 2 : whole - LEAST_WRITTEN) / MEBIBYTE);
  return [about + 1, about].find((each) => volumeNeeded({ maxmemory: each * MEBIBYTE }, rewrites) <= size) ?? about - 1;
}
