import { MEBIBYTE } from '../kubernetes';
import type { Release } from '../release';
import type { SecurityFacts } from '../security';
import { checkOnce, type Directive, directive, identity, parseDirective, type UserDirectives, written } from './directives';
import { listen } from './listen';
import type { Memory } from './memory';
import { refuseOwnedByRedis } from './owned';
import { conf, type Section } from './text';
import { defaultRewrites } from './volume';

/** What `redis.conf` is rendered from, besides the release's facts. */
export interface RedisConfInputs {
  readonly memory: Memory;
  readonly maxmemoryPolicy: string;
  /** The processors the container may use, in thousandths; undefined without a limit. */
  readonly millicores?: number;
  readonly security: SecurityFacts;
  /** The user's directives, checked. */
  readonly overrides: Directive[];
}

/** What every member has in common, as the text of `redis.conf`. */
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

/** What a master adds. */
export function alphaConf(): string {
  // 100 is the server's own default; the script redis-watch.sh keeps it for members whose data may be trusted.
  return conf(['What a member adds that starts as master.'], [{ title: [], directives: [directive('replica-priority', 100)] }]);
}

/** What a replica adds. `@MASTER@` is replaced by the master's address when the member starts. */
export function betaConf(release: Release): string {
  // 0: Sentinel promotes even a replica that never synced (redis#8785); it becomes 100 when the replica was in sync once.
  return conf(
    ['What a member adds that starts as replica. It can be promoted once it was in sync.'],
    [{ title: [], directives: [directive('replicaof', '@MASTER@', release.redisPort), directive('replica-priority', 0)] }],
  );
}

/**
 * The user's directives from the prop `redisConfig`.
 *
 * @throws if a directive does not parse, is owned by the release, or stands there twice under two spellings
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
      // finds a half-open connection within minutes instead of the default five; research 6
      directive('tcp-keepalive', 60),
    ],
  };
}

function memory(inputs: RedisConfInputs): Section {
  return {
    title: ["Derived from the container's memory limit: data, backlog and buffers fit into it."],
    directives: [
      // the data, and the backlog, which counts as used memory
      directive('maxmemory', size(inputs.memory.maxmemory)),
      // noeviction is the default of the release: a database must not drop data unasked
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
      // the volume is planned with these: the file, the new one beside it, and what is written meanwhile
      directive('auto-aof-rewrite-percentage', percentage),
      directive('auto-aof-rewrite-min-size', size(minSize)),
      // a copy from the master is of no use once it is loaded: a server that has an append-only file starts with that
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
      // hard, soft, seconds above soft. Too small a limit means full copies for ever.
      directive('client-output-buffer-limit', 'replica', size(hard), size(Math.floor(hard / 2 / MEBIBYTE) * MEBIBYTE), 60),
      directive('repl-diskless-sync', 'yes'),
      // the default of 5 s is added to each rejoin
      directive('repl-diskless-sync-delay', 1),
      // start at once when all are there; 0 would mean no such number
      directive('repl-diskless-sync-max-replicas', Math.max(1, release.members - 1)),
      // the old copy stays until the new one is complete
      directive('repl-diskless-load', 'disabled'),
      // longer than a fork and a stall of the disk, short enough for a half-open link
      directive('repl-timeout', 30),
      directive('repl-ping-replica-period', 5),
      // `no` would answer MASTERDOWN, which Sentinel takes for alive as well
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
      // A master that a script keeps busy must not answer BUSY before its successor is elected: until then the order that keeps it from taking
      // writes afterwards (freeze-watch.sh) waits for the end of the script, and would be thrown away.
      ...(release.members > 1 ? [directive('busy-reply-threshold', Math.min(release.electionMilliseconds, LONGEST_SILENCE))] : []),
      // the kernel ends the whole container at once (memory.oom.group), so memory is planned instead; kubernetes#117793
      directive('oom-score-adj', 'no'),
    ],
  };
}

/** In ms. The liveness probe ends a server that has not answered anything for 50 s. */
const LONGEST_SILENCE = 40_000;

function responsiveness(release: Release, millicores: number | undefined): Section {
  const cores = Math.floor((millicores ?? 0) / 1000);
  const lazy = ['eviction', 'expire', 'server-del', 'user-del', 'user-flush'];
  return {
    title: ['Large keys are freed in the background.'],
    directives: [
      ...lazy.map((what) => directive(`lazyfree-lazy-${what}`, 'yes')),
      // the old data goes while the new is loaded: a tenth more memory for a moment [measured]
      ...(release.engine._blocksWhileFlushing ? [directive('replica-lazy-flush', 'yes')] : []),
      // more threads than processors make every command slower; without a limit nobody knows how many there are
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

/** The user's directives in place of the release's, and the rest of them at the end. */
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

/** Bytes as redis.conf reads them: `mb` is 1024 x 1024, `m` would be 1000 x 1000. Other sizes stay in bytes. */
function size(bytes: number): string {
  return bytes % MEBIBYTE === 0 ? `${bytes / MEBIBYTE}mb` : String(bytes);
}
