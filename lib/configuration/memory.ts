import { formatBytes, MEBIBYTE, parseBytes } from '../kubernetes';
import { refuse } from '../refusal';

/** The inputs of the memory plan of the container `redis`. */
export interface MemoryInputs {
  /** The memory limit of the container in bytes. */
  readonly limit: number;
  /** The size of a volume in memory that counts against the limit, in bytes. */
  readonly volumeInMemory?: number;
  /** The user's maxmemory, as a Kubernetes quantity. */
  readonly maxmemory?: string;
  /** The user's repl-backlog-size in bytes. */
  readonly backlog?: number;
  /** The user's hard limit for the output buffer of a replica, in bytes. */
  readonly replicaBuffer?: number;
}

/** The memory plan of the container `redis`, in bytes. */
export interface Memory {
  /** The directive `maxmemory`: the data, the backlog, and the memory of the server itself and its clients. */
  readonly maxmemory: number;
  /** The directive `repl-backlog-size`: the writes from which a replica that reconnects can catch up. */
  readonly backlog: number;
  /** The hard limit of `client-output-buffer-limit replica`: the largest output queue of one replica. */
  readonly replicaBuffer: number;
}

/** The least memory for data: with less, the server would reject nearly every write or evict keys for it. */
const SMALLEST_DATA = 10 * MEBIBYTE;
/** The used memory of an empty server, 1 MiB on every engine, and 1 MiB for fifty clients. */
const SERVER_USE = 2 * MEBIBYTE;
/** The fragmentation of the data. */
const FRAGMENTATION = 1.1;
/**
 * The share of the data that is copied on write while a child process writes the AOF or the first copy of a replica.
 */
const COPIED = 0.25;

/**
 * Divides the memory limit. The server counts the backlog as used memory, so `maxmemory` includes it. The output queues
 * of replicas share the memory of the backlog; the part beyond it does not count as used memory. The kernel kills all
 * processes of the container when their memory exceeds the limit, so the sum must not exceed it: `limit = server +
 * (replica buffer - backlog) + 1.1 x maxmemory + copies`, with
 *
 * - server: its code and the scripts, 16 MiB plus an eighth of maxmemory, at most 64 MiB;
 * - backlog: a tenth of maxmemory, at least 2 MiB; above 32 MiB a twentieth, at most 512 MiB;
 * - replica buffer: as much as maxmemory, above 32 MiB a half, above 256 MiB a quarter;
 * - copies: a quarter of the data's pages; in a small release all pages, up to 64 MiB, because clients can write to all
 *   of them while the child process works.
 *
 * @throws if the limit, the backlog or `maxmemory` leaves less than 10 MiB for data, or the limit is too small for
 * `maxmemory`
 */
export function planMemory(inputs: MemoryInputs): Memory {
  const available = inputs.limit - (inputs.volumeInMemory ?? 0);
  const plan = (maxmemory: number): Memory => ({
    maxmemory,
    backlog: inputs.backlog ?? defaultBacklog(maxmemory),
    replicaBuffer: inputs.replicaBuffer ?? defaultReplicaBuffer(maxmemory),
  });
  const given = inputs.maxmemory === undefined ? undefined : parseBytes('maxmemory', inputs.maxmemory);
  const smallest = SMALLEST_DATA + SERVER_USE + Math.ceil((inputs.backlog ?? defaultBacklog(0)) / MEBIBYTE) * MEBIBYTE;
  const least = plan(given ?? smallest);
  if (given !== undefined && given < smallest) {
    refuse({
      prop: 'maxmemory',
      problem: `too little for data: ${formatBytes(SERVER_USE)} for the server and ${formatBytes(least.backlog)} of backlog count as used memory, and the server would reject or evict nearly every write`,
      got: inputs.maxmemory,
      allowed: `at least ${formatBytes(smallest)}`,
      cure: 'raise it, or leave it out to derive it from the memory limit',
    });
  }
  const needed = memoryNeeded(least) + (inputs.volumeInMemory ?? 0);
  if (needed > inputs.limit) {
    const { server, beyondBacklog, data, copies } = parts(least);
    const needs = [
      `${formatBytes(server)} for the server`,
      `${formatBytes(beyondBacklog)} for the output buffer of a replica beyond the backlog`,
      `${formatBytes(data)} for a maxmemory of ${formatBytes(least.maxmemory)} with ${formatBytes(least.backlog)} of backlog`,
      `${formatBytes(copies)} for copied pages while the server writes a file`,
      ...(inputs.volumeInMemory ? [`${formatBytes(inputs.volumeInMemory)} for the volume in memory`] : []),
    ];
    refuse({
      prop: given === undefined ? 'resources.redis.memoryLimit' : 'maxmemory',
      problem: `the container would exceed its memory limit: ${needs.join(', ')}`,
      got: given === undefined ? formatBytes(inputs.limit) : inputs.maxmemory,
      allowed: `a memory limit of at least ${formatBytes(needed)} (it is ${formatBytes(inputs.limit)})`,
      cure:
        given === undefined
          ? 'raise resources.redis.memoryLimit'
          : 'raise resources.redis.memoryLimit, or leave maxmemory out to derive it from the memory limit',
    });
  }
  return given === undefined ? plan(largest(smallest, (m) => memoryNeeded(plan(m)) <= available)) : least;
}

/** The whole memory that a plan needs, in bytes. */
export function memoryNeeded(memory: Memory): number {
  const { server, beyondBacklog, data, copies } = parts(memory);
  return Math.ceil(server + beyondBacklog + data + copies);
}

/** The largest amount of data: the used memory for keys and values, in bytes. */
export function dataStored(memory: Memory): number {
  return memory.maxmemory - memory.backlog - SERVER_USE;
}

function parts({ maxmemory, backlog, replicaBuffer }: Memory) {
  const data = FRAGMENTATION * maxmemory;
  return {
    server: Math.min(16 * MEBIBYTE + maxmemory / 8, 64 * MEBIBYTE),
    // The server raises a buffer limit below the backlog to the size of the backlog (networking.c,
    // checkClientOutputBufferLimits).
    beyondBacklog: Math.max(replicaBuffer - backlog, 0),
    data,
    copies: Math.max(COPIED * data, Math.min(data, 64 * MEBIBYTE)),
  };
}

function defaultBacklog(maxmemory: number): number {
  const share = Math.max(Math.min(maxmemory / 10, 32 * MEBIBYTE), maxmemory / 20);
  return Math.min(Math.max(wholeMebibytes(share), 2 * MEBIBYTE), 512 * MEBIBYTE);
}

function defaultReplicaBuffer(maxmemory: number): number {
  const small = Math.min(maxmemory, 32 * MEBIBYTE);
  return wholeMebibytes(Math.max(small, Math.min(maxmemory / 2, 256 * MEBIBYTE), maxmemory / 4));
}

/** The largest whole number of MiB, in bytes, for which `fits` is true. It must be true for the smallest. */
function largest(smallest: number, fits: (bytes: number) => boolean): number {
  let low = smallest / MEBIBYTE;
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
