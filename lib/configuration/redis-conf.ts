import { MEBIBYTE } from '../kubernetes';
import type { Release } from '../release';
import type { SecurityFacts } from '../security';
import { checkOnce, type Directive, directive, identity, parseDirective, type UserDirectives, written } from './directives';
import { listen } from './listen';
import type { Memory } from './memory';
import { refuseOwnedByRedis } from './owned';
import { conf, type Section } from './text';
import { defaultRewrites } from './volume';

/** The inputs of `redis.conf`, besides the facts of the release. */
export interface RedisConfInputs {
  readonly memory: Memory;
  readonly maxmemoryPolicy: string;
  /** The CPU limit of the container in thousandths of a CPU; undefined without a limit. */
  readonly millicores?: number;
  readonly security: SecurityFacts;
  /** The checked directives of the user. */
  readonly overrides: Directive[];
}

/** The text of `redis.conf`, which is the same for all members. */
export function redisConf(release: Release, inputs: RedisConfInputs): string {
  const sections = [
    network(release, inputs.security),
    memory(inputs),
    persistence(inputs.memory),
    replication(release, inputs.memory),
    safety(release),
    responsiveness(release, inputs.millicores),
    engineFacts(release),
  ];
  const title = [
    'What every member has in common. alpha.conf (a master) or beta.conf (a replica) follows, then what only the',
    'member itself knows: its directory, its address, its passwords and certificates.',
  ];
  return conf(title, override(sections, inputs.overrides));
}

/** The directives that a master adds. */
export function alphaConf(): string {
  // 100 is the default of the server. The script redis-watch.sh keeps it for members with trustworthy data.
  return conf(['What a member adds that starts as master.'], [{ title: [], directives: [directive('replica-priority', 100)] }]);
}

/**
 * The directives that a replica adds. A script replaces `@MASTER@` with the address of the master when the member
 * starts.
 */
export function betaConf(release: Release): string {
  // 0, because Sentinel promotes even a replica that has never been in sync (redis#8785). A script sets 100 once the
  // replica is in sync.
  return conf(
    ['What a member adds that starts as replica. It can be promoted once it was in sync.'],
    [{ title: [], directives: [directive('replicaof', '@MASTER@', release.redisPort), directive('replica-priority', 0)] }],
  );
}

/**
 * Parses the directives of the prop `redisConfig`.
 *
 * @throws if a directive is invalid, the release sets it, or it occurs twice in two spellings
 */
export function userRedisDirectives(props: UserDirectives): Directive[] {
  const found = Object.entries(props).map(([key, given]) => {
    const value = written(given);
    const { directive: parsed, args } = parseDirective('redisConfig', key, value);
    refuseOwnedByRedis(key, value, parsed, args);
    return { key, value, directive: parsed, setting: identity(parsed) };
  });
  checkOnce('redisConfig', found);
  return found.map((each) => each.directive);
}

function network(release: Release, security: SecurityFacts): Section {
  return {
    title: ['Members reach each other through their Services.'],
    directives: [
      ...listen(release.redisPort, security),
      directive('protected-mode', 'no'),
      // detects a half-open connection sooner than with the default of 300 s
      directive('tcp-keepalive', 60),
    ],
  };
}

function memory(inputs: RedisConfInputs): Section {
  return {
    title: ["Derived from the container's memory limit: data, backlog and buffers fit into it."],
    directives: [
      // the data and the backlog, which counts as used memory
      directive('maxmemory', size(inputs.memory.maxmemory)),
      // noeviction is the default of the release: a database must not evict data unless the user wants it
      directive('maxmemory-policy', inputs.maxmemoryPolicy),
    ],
  };
}

function persistence(plan: Memory): Section {
  const { percentage, minSize } = defaultRewrites(plan);
  return {
    title: ['An append-only file, flushed every second. No snapshots: one reason less to fork, and a quick stop.'],
    directives: [
      directive('appendonly', 'yes'),
      directive('appendfsync', 'everysec'),
      directive('save', ''),
      // the size of the volume depends on these: it holds the file, its successor, and the writes during a rewrite
      directive('auto-aof-rewrite-percentage', percentage),
      directive('auto-aof-rewrite-min-size', size(minSize)),
      // the RDB file of a full synchronization is not needed once it is loaded: the server starts from the append-only
      // file
      directive('rdb-del-sync-files', 'yes'),
    ],
  };
}

function replication(release: Release, plan: Memory): Section {
  const hard = Math.max(plan.replicaBuffer, plan.backlog);
  return {
    title: ['A replica that was away catches up from the backlog; a new one gets its copy without a detour over the disk.'],
    directives: [
      directive('repl-backlog-size', size(plan.backlog)),
      directive('repl-backlog-ttl', 3600),
      // hard limit, soft limit, seconds above the soft limit. With too small a limit, full synchronizations repeat
      // forever.
      directive('client-output-buffer-limit', 'replica', size(hard), size(Math.floor(hard / 2 / MEBIBYTE) * MEBIBYTE), 60),
      directive('repl-diskless-sync', 'yes'),
      // the default of 5 s would delay every replica that rejoins
      directive('repl-diskless-sync-delay', 1),
      // starts at once when all replicas wait; 0 would disable this
      directive('repl-diskless-sync-max-replicas', Math.max(1, release.members - 1)),
      // the replica keeps its data until the new copy is complete
      directive('repl-diskless-load', 'disabled'),
      // longer than a fork and a stall of the disk, short enough to detect a half-open connection
      directive('repl-timeout', 30),
      directive('repl-ping-replica-period', 5),
      // with `no`, the replica would answer MASTERDOWN, which Sentinel accepts as an answer too
      directive('replica-serve-stale-data', 'yes'),
    ],
  };
}

function safety(release: Release): Section {
  return {
    title: [
      'A master that is cut off stops taking writes before the sentinels elect another;',
      'one that is told to stop waits for its replicas.',
    ],
    directives: [
      directive('min-replicas-to-write', release.minReplicasToWrite),
      directive('min-replicas-max-lag', release.minReplicasMaxLagSeconds),
      directive('shutdown-timeout', release.shutdownTimeoutSeconds),
      // A master with a long Lua script must not answer BUSY before its successor is elected. Until then, the command
      // of hang.sh that stops writes waits for the end of the script, and BUSY would discard it.
      ...(release.members > 1 ? [directive('busy-reply-threshold', Math.min(release.electionMilliseconds, LONGEST_SILENCE))] : []),
      // the kernel kills all processes of the container at once (memory.oom.group), so the score has no effect;
      // kubernetes#117793
      directive('oom-score-adj', 'no'),
    ],
  };
}

/** In milliseconds. The liveness probe kills a server that does not answer for 50 s. */
const LONGEST_SILENCE = 40_000;

function responsiveness(release: Release, millicores: number | undefined): Section {
  const cores = Math.floor((millicores ?? 0) / 1000);
  const lazy = ['eviction', 'expire', 'server-del', 'user-del', 'user-flush'];
  return {
    title: ['Large keys are freed in the background.'],
    directives: [
      ...lazy.map((what) => directive(`lazyfree-lazy-${what}`, 'yes')),
      // the old data is deleted while the new data is loaded: a tenth more memory for a moment, as measured
      ...(release.engine._blocksWhileFlushing ? [directive('replica-lazy-flush', 'yes')] : []),
      // more threads than CPUs slow every command down, and without a limit the number of CPUs is unknown
      ...(cores >= 4 ? [directive('io-threads', Math.min(cores - 1, 6))] : []),
    ],
  };
}

function engineFacts(release: Release): Section {
  return {
    title: [`Known to ${release.engine.family} ${release.engine.version}: keeps Sentinel from seeing replicas that do not exist.`],
    directives: Object.entries(release.engine.directives).map(([name, value]) => directive(name, value)),
  };
}

/** Replaces directives of the release with the user's, and appends the other directives of the user. */
function override(sections: Section[], overrides: Directive[]): Section[] {
  const open = new Map(overrides.map((own) => [identity(own), own]));
  const replaced = sections.map((section) => ({
    ...section,
    directives: section.directives.map((owned) => {
      const id = identity(owned);
      const own = open.get(id);
      open.delete(id);
      return own ?? owned;
    }),
  }));
  return [...replaced, { title: ['Added by the prop redisConfig.'], directives: [...open.values()] }];
}

/**
 * A size in the syntax of redis.conf: `mb` is 1024 x 1024 bytes, `m` would be 1000 x 1000. Other sizes are written in
 * bytes.
 */
function size(bytes: number): string {
  return bytes % MEBIBYTE === 0 ? `${bytes / MEBIBYTE}mb` : String(bytes);
}
