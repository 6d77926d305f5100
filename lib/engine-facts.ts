/**
 * The facts about each line of server versions, with their sources. No other file of the library depends on a version.
 *
 * - Data files: RDB_VERSION in src/rdb.h of each line. A server reads its own format and every older format of its
 *   family. Valkey reads the formats of Redis up to 11 (RDB_FOREIGN_VERSION_MIN). Redis reads no format that begins
 *   with VALKEY.
 * - Vulnerabilities: Redis has CVE-2026-81934, a use after free in the list of TLS connections with pending data, by
 *   which a remote attacker may run code. The CVE record refers to the releases with the fix; 7.0 and 8.0 have none.
 *   Valkey has CVE-2026-56684 in the same list, for an authenticated client (GHSA-53mc-f3m3-99vh; fixed in the releases
 *   of 21 July 2026; the first candidate of 9.2 is of September).
 * - Support: SECURITY.md of redis/redis, which lists 8.0 as unsupported since redis#14747, and no line as old as 7.0;
 *   valkey.io/topics/releases. A fact that these sources do not state is left out.
 */

/** A line of versions, for example Redis 8.6, and its facts. */
export interface EngineLine {
  readonly family: string;
  readonly major: number;
  readonly minor: number;
  /** The first bytes of its data files. */
  readonly writes: string;
  /** The first patch level without the known vulnerability; undefined if there is none. */
  readonly fixedIn?: number;
  /** The last day of support, or `ended`; undefined if no source states it. */
  readonly support?: string;
}

/** The vulnerability of all versions before `fixedIn`. Only servers with TLS are affected. */
export const VULNERABILITIES: { readonly [family: string]: { readonly name: string; readonly problem: string } } = {
  redis: { name: 'CVE-2026-81934', problem: 'with TLS, a client that reaches a port may run code in the server' },
  valkey: { name: 'CVE-2026-56684', problem: 'with TLS, an authenticated client may run code in the server' },
};

/** The known vulnerability of a version. */
export interface KnownVulnerability {
  readonly name: string;
  readonly problem: string;
  /** The first fixed version of each line that has a fix. */
  readonly fixed: string[];
  /** The first fixed version of the version's own line, if there is one. */
  readonly fixedHere?: string;
  /** Whether the line no longer gets fixes. */
  readonly ended: boolean;
}

/** The newest format of Redis that Valkey reads. */
export const NEWEST_OF_REDIS_IN_VALKEY = 'REDIS0011';

/** The lines of each family, from the oldest to the newest. */
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

/** A feature that the versions of a family have, from one version up to, and without, another one. */
export interface EngineFeature {
  readonly family: string;
  readonly from: readonly [number, number];
  readonly before?: readonly [number, number];
}

/**
 * Directives of `redis.conf` that only these versions know and that the release depends on.
 *
 * With these features, a replica loads its first copy through a second connection, and announces the address of its pod
 * there instead of the configured one. Sentinel then registers a replica that does not exist. The release turns the
 * feature off in versions that may lack the fix:
 * - Redis: `repl-rdb-channel`, on by default (src/config.c 8.0.2); redis#14728, fixed by redis#14729 (January 2026).
 *   The tag `8.x` of an image does not tell whether it has the fix.
 * - Valkey: `dual-channel-replication-enabled`; valkey#2338, fixed by valkey#2846 in 9.1.
 */
export const DIRECTIVES: readonly (EngineFeature & { readonly directive: string; readonly value: string })[] = [
  { family: 'redis', from: [8, 0], directive: 'repl-rdb-channel', value: 'no' },
  { family: 'valkey', from: [8, 0], before: [9, 1], directive: 'dual-channel-replication-enabled', value: 'no' },
];

/**
 * CLIENT SETINFO, by which newer clients send their name and version. A server does not start with an ACL rule for an
 * unknown command.
 */
export const CLIENT_SETINFO: readonly EngineFeature[] = [
  { family: 'redis', from: [7, 2] },
  { family: 'valkey', from: [7, 2] },
];

/**
 * Versions whose replicas do not answer while they delete their data before a full copy, unless they are told to delete
 * it in another thread. Measured with three million keys on two busy cores: 7 s with Redis 7.0.15, 0.2 s with 8.0.2.
 * Valkey uses another thread since 8.0 (src/config.c, replica-lazy-flush).
 */
export const BLOCKING_FLUSH: readonly EngineFeature[] = [
  { family: 'redis', from: [7, 0], before: [8, 0] },
  { family: 'valkey', from: [7, 2], before: [8, 0] },
];

/**
 * The oldest versions that a release works with. The stop of a master depends on shutdown-timeout (SIGTERM waits for
 * replicas), which Redis has since 7.0. The first version of Valkey is 7.2.
 */
export const OLDEST: readonly EngineFeature[] = [
  { family: 'redis', from: [7, 0] },
  { family: 'valkey', from: [7, 2] },
];
