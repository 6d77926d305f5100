/**
 * What is known of the servers, by line of versions, each fact with its source. Nothing else in the library knows a version.
 *
 * - Data files: src/rdb.h, RDB_VERSION, of each line. A server reads its own format and every older one of its family. Valkey reads Redis' up to
 *   11 (RDB_FOREIGN_VERSION_MIN), and Redis reads none that begins with VALKEY.
 * - Known holes: Redis' is CVE-2026-81934, a use after free in the list of TLS connections with data, by which a remote attacker may run code (CVE
 *   record, whose references are the releases with the fix); no release of 7.0 and 8.0 has it. Valkey's is CVE-2026-56684, in the same list, which wants
 *   a client that is let in (GHSA-53mc-f3m3-99vh; releases of 21 July 2026, to which 9.2's first candidate came in September).
 * - Support: SECURITY.md of redis/redis, where 8.0 is marked as unsupported since redis#14747 and 7.0 is below the oldest line; valkey.io/topics/releases.
 *   Whatever these do not say is left out.
 */

/** A line of versions, and what is known of it. */
export interface EngineLine {
  readonly family: string;
  readonly major: number;
  readonly minor: number;
  /** How its data files begin. */
  readonly writes: string;
  /** The first patch level without the known hole; undefined if the line has none. */
  readonly fixedIn?: number;
  /** Until when fixes are made, a day, or `ended`; undefined if nobody says. */
  readonly support?: string;
}

/** The hole that is known of all versions before `fixedIn`. It is open where TLS is on. */
export const VULNERABILITIES: { readonly [family: string]: { readonly name: string; readonly problem: string } } = {
  redis: { name: 'CVE-2026-81934', problem: 'with TLS, a client that reaches a port may run code in the server' },
  valkey: { name: 'CVE-2026-56684', problem: 'with TLS, an authenticated client may run code in the server' },
};

/** The newest format of Redis that Valkey reads. */
export const NEWEST_OF_REDIS_IN_VALKEY = 'REDIS0011';

/** The lines, each family's from the oldest to the newest. */
export const LINES: readonly EngineLine[] = [
  { family: 'redis', major: 7, minor: 0, writes: 'REDIS0010', support: 'ended' },
  { family: 'redis', major: 7, minor: 2, writes: 'REDIS0011', fixedIn: 16 },
  { family: 'redis', major: 7, minor: 4, writes: 'REDIS0012', fixedIn: 11 },
  { family: 'redis', major: 8, minor: 0, writes: 'REDIS0012', support: 'ended' },
  { family: 'redis', major: 8, minor: 2, writes: 'REDIS0012', fixedIn: 9 },
  { family: 'redis', major: 8, minor: 4, writes: 'REDIS0012', fixedIn: 6 },
  { family: 'redis', major: 8, minor: 6, writes: 'REDIS0013', fixedIn: 6 },
  { family: 'redis', major: 8, minor: 8, writes: 'REDIS0014', fixedIn: 2 },
  { family: 'redis', major: 8, minor: 10, writes: 'REDIS0015', fixedIn: 1 },
  { family: 'valkey', major: 7, minor: 2, writes: 'REDIS0011', fixedIn: 14, support: '2029-04-16' },
  { family: 'valkey', major: 8, minor: 0, writes: 'REDIS0011', fixedIn: 10, support: '2027-09-15' },
  { family: 'valkey', major: 8, minor: 1, writes: 'REDIS0011', fixedIn: 9, support: '2030-03-31' },
  { family: 'valkey', major: 9, minor: 0, writes: 'VALKEY080', fixedIn: 5, support: '2028-10-21' },
  { family: 'valkey', major: 9, minor: 1, writes: 'VALKEY080', fixedIn: 1 },
  { family: 'valkey', major: 9, minor: 2, writes: 'VALKEY081', fixedIn: 0 },
];

/** What a family's versions can do from one on, up to another that is not among them any more. */
export interface EngineFeature {
  readonly family: string;
  readonly from: readonly [number, number];
  readonly before?: readonly [number, number];
}

/**
 * Directives of `redis.conf` that only these versions know and that the release depends on.
 *
 * A replica that fetches its first copy through a second connection announced itself there with its pod's address instead of
 * the announced one, so Sentinel registered a replica that does not exist. Hence off where the feature exists and the fix may not:
 * - Redis, `repl-rdb-channel`, on by default (src/config.c 8.0.2); redis#14728, fixed by redis#14729 (January 2026), whose release an
 *   image's tag `8.x` does not tell
 * - Valkey, `dual-channel-replication-enabled`; valkey#2338, fixed by valkey#2846, in 9.1
 */
export const DIRECTIVES: readonly (EngineFeature & { readonly directive: string; readonly value: string })[] = [
  { family: 'redis', from: [8, 0], directive: 'repl-rdb-channel', value: 'no' },
  { family: 'valkey', from: [8, 0], before: [9, 1], directive: 'dual-channel-replication-enabled', value: 'no' },
];

/** CLIENT SETINFO, by which newer clients say what they are. An unknown command in a rule keeps the server from starting. */
export const CLIENT_SETINFO: readonly EngineFeature[] = [
  { family: 'redis', from: [7, 2] },
  { family: 'valkey', from: [7, 2] },
];

/**
 * Replicas that answer nobody while they empty themselves for a full copy, unless another thread does it: for three million keys 7 s with Redis
 * 7.0.15 on two busy cores, 0.2 s with 8.0.2. Valkey lets another thread do it from 8.0 on (src/config.c, replica-lazy-flush).
 */
export const BLOCKING_FLUSH: readonly EngineFeature[] = [
  { family: 'redis', from: [7, 0], before: [8, 0] },
  { family: 'valkey', from: [7, 2], before: [8, 0] },
];

/**
 * The oldest versions that a release works with: Redis before 7.0 lacks shutdown-timeout (SIGTERM waits for replicas), which the stop of a
 * master depends on; Valkey began with 7.2.
 */
export const OLDEST: readonly EngineFeature[] = [
  { family: 'redis', from: [7, 0] },
  { family: 'valkey', from: [7, 2] },
];
