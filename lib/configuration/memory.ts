import { formatBytes, MEBIBYTE, parseBytes } from '../kubernetes';
import { refuse } from '../refusal';

/** What the memory of the container `redis` is planned from. */
export interface MemoryInputs {
  /** The container's memory limit in bytes. */
  readonly limit: number;
  /** The size of a volume in memory that counts against the limit, in bytes. */
  readonly volumeInMemory?: number;
  /** The user's maxmemory, as a Kubernetes quantity. */
  readonly maxmemory?: string;
  /** The user's repl-backlog-size in bytes. */
  readonly backlog?: number;
  /** The user's hard limit of a replica's output buffer in bytes. */
  readonly replicaBuffer?: number;
}

/** How the memory of the container `redis` is divided, in bytes. */
export interface Memory {
  /** The data that may be stored, redis.conf `maxmemory`. */
  readonly maxmemory: number;
  /** What a replica that comes back can catch up from, `repl-backlog-size`. */
  readonly backlog: number;
  /** What may be queued for one replica, `client-output-buffer-limit replica`: the hard limit. */
  readonly replicaBuffer: number;
}

/** The server itself, its code, clients, scripts. */
const SERVER = 64 * MEBIBYTE;
/** Fragmentation of 10 % on the data, and copies of a quarter of its pages while a child process writes the AOF or a replica's first copy. */
const OVERHEAD = 1.1 * 1.25;
const SMALLEST = 32 * MEBIBYTE;
/** The AOF, its rewrite beside it, and the copy received from the master may lie on the volume at the same time. */
const VOLUME_FACTOR = 3;

/**
 * Divides the memory limit: limit = 64 MiB + backlog + replica buffer + 1.375 x maxmemory, where the backlog is 5 % of maxmemory (32 to 512
 * MiB) and the replica buffer 25 % (at least 256 MiB). Replicas' buffers and the backlog don't count against maxmemory in the server, and the
 * kernel kills the whole container when the limit is passed, so all of it has to fit.
 *
 * @throws if the limit leaves less than 32 MiB for data, or less than the `maxmemory` given
 */
export function planMemory(inputs: MemoryInputs): Memory {
  const available = inputs.limit - (inputs.volumeInMemory ?? 0);
  const plan = (maxmemory: number): Memory => ({
    maxmemory,
    backlog: inputs.backlog ?? clamp(wholeMebibytes(maxmemory * 0.05), 32 * MEBIBYTE, 512 * MEBIBYTE),
    replicaBuffer: inputs.replicaBuffer ?? Math.max(256 * MEBIBYTE, wholeMebibytes(maxmemory * 0.25)),
  });
  const inMemory = inputs.volumeInMemory ? `, ${formatBytes(inputs.volumeInMemory)} for the volume in memory` : '';
  const given = inputs.maxmemory === undefined ? undefined : parseBytes('maxmemory', inputs.maxmemory);
  const least = plan(given ?? SMALLEST);
  const needed = memoryNeeded(least) + (inputs.volumeInMemory ?? 0);
  if (given !== undefined && given < SMALLEST) {
    refuse({
      prop: 'maxmemory',
      problem: 'a server with so little room for data would refuse or evict nearly everything',
      got: inputs.maxmemory,
      allowed: `at least ${formatBytes(SMALLEST)}`,
      cure: 'raise it, or leave it out to have it derived from the memory limit',
    });
  }
  if (needed > inputs.limit) {
    const parts = `${formatBytes(SERVER)} for the server, ${formatBytes(least.backlog)} of backlog, ${formatBytes(least.replicaBuffer)} for a replica's buffer, 1.375 x ${formatBytes(least.maxmemory)} for data${inMemory}`;
    refuse({
      prop: given === undefined ? 'resources.redis.memoryLimit' : 'maxmemory',
      problem: `the container would be killed for its memory: it needs ${parts}`,
      got: given === undefined ? formatBytes(inputs.limit) : inputs.maxmemory,
      allowed: `a memory limit of at least ${formatBytes(needed)} (it is ${formatBytes(inputs.limit)})`,
      cure:
        given === undefined
          ? 'raise resources.redis.memoryLimit'
          : 'raise resources.redis.memoryLimit, or leave maxmemory out to have it derived',
    });
  }
  return given === undefined ? plan(largest((m) => memoryNeeded(plan(m)) <= available)) : least;
}

/** What a plan needs in all, in bytes. */
export function memoryNeeded(memory: Memory): number {
  // The server raises a buffer limit below the backlog to the backlog: replicas attach to it (networking.c, checkClientOutputBufferLimits).
  return SERVER + memory.backlog + Math.max(memory.replicaBuffer, memory.backlog) + Math.ceil(OVERHEAD * memory.maxmemory);
}

/**
 * Checks that the data volume can hold what maxmemory allows, three times over.
 *
 * @throws if the volume is smaller
 */
export function checkVolume(size: number, memory: Memory): void {
  const needed = VOLUME_FACTOR * memory.maxmemory;
  if (size >= needed) return;
  refuse({
    prop: 'storage',
    problem:
      'the append-only file, its rewrite and a copy from the master would not fit on the volume, and redis stops taking writes when it is full',
    got: formatBytes(size),
    allowed: `at least ${formatBytes(needed)}, 3 x maxmemory (${formatBytes(memory.maxmemory)})`,
    cure: `make the volume larger, or set maxmemory to at most ${Math.floor(size / VOLUME_FACTOR / MEBIBYTE)}Mi`,
  });
}

/** The largest whole number of MiB, in bytes, that fits; `fits` must hold for the smallest. */
function largest(fits: (bytes: number) => boolean): number {
  let low = SMALLEST / MEBIBYTE;
  let high = low * 2;
  while (fits(high * MEBIBYTE)) high *= 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle * MEBIBYTE)) low = middle;
    else high = middle;
  }
  return low * MEBIBYTE;
}

function wholeMebibytes(bytes: number): number {
  return Math.floor(bytes / MEBIBYTE) * MEBIBYTE;
}

function clamp(value: number, minimum: number, maximum: number): number {
  return Math.min(maximum, Math.max(minimum, value));
}
