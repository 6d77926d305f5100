import { exactBytes, formatBytes, MEBIBYTE, parseBytes } from '../kubernetes';
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
  const given = inputs.maxmemory === undefined ? undefined : parseBytes('maxmemory', inputs.maxmemory);
  const smallest = smallestMaxmemory(inputs);
  if (given !== undefined && given < smallest) refuseMaxmemory(given, inputs);
  const least = plan(inputs, given ?? smallest);
  if (memoryNeeded(least) > available) refuseLimit(least, inputs, given);
  return given === undefined
    ? plan(
        inputs,
        largest(smallest, (m) => memoryNeeded(plan(inputs, m)) <= available),
      )
    : least;
}

type Directives = Pick<MemoryInputs, 'backlog' | 'replicaBuffer'>;

function plan({ backlog, replicaBuffer }: Directives, maxmemory: number): Memory {
  return {
    maxmemory,
    backlog: backlog ?? defaultBacklog(maxmemory),
    replicaBuffer: replicaBuffer ?? defaultReplicaBuffer(maxmemory),
  };
}

function smallestMaxmemory({ backlog }: Directives): number {
  return SMALLEST_DATA + SERVER_USE + Math.ceil((backlog ?? defaultBacklog(0)) / MEBIBYTE) * MEBIBYTE;
}

const BACKLOG = "redisConfig['repl-backlog-size']";
const REPLICA_BUFFER = "redisConfig['client-output-buffer-limit replica']";

function refuseMaxmemory(given: number, inputs: MemoryInputs): never {
  const isBacklog = given >= smallestMaxmemory({});
  const { backlog } = plan(inputs, given);
  return refuse({
    prop: isBacklog ? BACKLOG : 'maxmemory',
    problem: `too little for data: ${formatBytes(SERVER_USE)} for the server and ${formatBytes(backlog)} of backlog count as used memory, and the server would reject or evict nearly every write`,
    got: isBacklog ? exactBytes(backlog) : inputs.maxmemory,
    allowed: `${isBacklog ? 'with this backlog, a maxmemory of ' : ''}at least ${formatBytes(smallestMaxmemory(inputs))}`,
    cure: isBacklog ? 'lower it, or raise maxmemory' : 'raise it, or leave it out to derive it from the memory limit',
  });
}

function refuseLimit(least: Memory, inputs: MemoryInputs, given: number | undefined): never {
  const { limit, volumeInMemory = 0 } = inputs;
  const { server, beyondBacklog, data, copies } = parts(least);
  const needs = [
    `${formatBytes(server)} for the server`,
    ...(beyondBacklog > 0 ? [`${formatBytes(beyondBacklog)} for the output buffer of a replica beyond the backlog`] : []),
    `${formatBytes(data)} for a maxmemory of ${formatBytes(least.maxmemory)} with ${formatBytes(least.backlog)} of backlog`,
    `${formatBytes(copies)} for copied pages while the server writes a file`,
    ...(volumeInMemory > 0 ? [`${formatBytes(volumeInMemory)} for the volume in memory`] : []),
  ];
  return refuse({
    ...tooLarge(inputs, given),
    problem: `the container would exceed its memory limit: ${needs.join(', ')}`,
    allowed: `a memory limit of at least ${formatBytes(memoryNeeded(least) + volumeInMemory)} (it is ${exactBytes(limit)})`,
  });
}

/** The prop without which the plan would fit, or else the limit. */
function tooLarge(inputs: MemoryInputs, given: number | undefined): { prop: string; got: unknown; cure: string } {
  const { limit, volumeInMemory = 0, backlog, replicaBuffer } = inputs;
  const fits = (directives: Directives) => memoryNeeded(plan(directives, given ?? smallestMaxmemory(directives))) + volumeInMemory <= limit;
  const cure = 'raise resources.redis.memoryLimit';
  if (backlog !== undefined && fits({ replicaBuffer })) return { prop: BACKLOG, got: exactBytes(backlog), cure: `lower it, or ${cure}` };
  if (replicaBuffer !== undefined && fits({ backlog }))
    return { prop: REPLICA_BUFFER, got: exactBytes(replicaBuffer), cure: `lower it, or ${cure}` };
  if (given === undefined) return { prop: 'resources.redis.memoryLimit', got: exactBytes(limit), cure };
  return { prop: 'maxmemory', got: inputs.maxmemory, cure: `${cure}, or leave maxmemory out to derive it from the memory limit` };
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
