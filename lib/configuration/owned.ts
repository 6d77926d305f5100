import { refuse } from '../refusal';
import type { Directive } from './directives';

const IDENTITY = 'a member announces the address of its own Service, decided when it starts';
const ROLE = 'who is master is decided by the sentinels when a member starts';
const PASSWORDS = 'passwords come from the Secret and never stand in a ConfigMap';
const PLACE = 'the data lies on the volume under fixed names; another name starts an installed release empty';
const PROCESS = 'the process runs in the foreground of a container and logs to its output';
const VERSION = 'the engine decides it: on some versions it makes replicas that do not exist';
const STOP = 'the grace period is derived from it, and stopping must wait for the replicas';

// Directives of redis.conf that the release owns, each with the reason and the cure.
const REDIS = new Map<string, [reason: string, cure: string]>([
  ['port', ['Services and probes lead to the usual one', 'leave it out']],
  ['bind', ['a member listens on every address of its pod', 'leave it out']],
  ['bind-source-addr', ['a pod has one address', 'leave it out']],
  ['protected-mode', ['members must reach each other', 'leave it out']],
  ['dir', [PLACE, 'use storage']],
  ['dbfilename', [PLACE, 'leave it out']],
  ['appendfilename', [PLACE, 'leave it out']],
  ['appenddirname', [PLACE, 'leave it out']],
  ['replicaof', [ROLE, 'leave it out']],
  ['replica-priority', [`${ROLE}; it is 0 until a replica was in sync once`, 'leave it out']],
  ['replica-read-only', ['what is written to a replica is lost at its next sync', 'write to the master']],
  ['replica-announce-ip', [IDENTITY, 'leave it out']],
  ['replica-announce-port', [IDENTITY, 'leave it out']],
  ['replica-announced', ['Sentinel would not see the replica and could not promote it', 'leave it out']],
  ['masterauth', [PASSWORDS, 'use auth']],
  ['masteruser', [PASSWORDS, 'use auth']],
  ['requirepass', [PASSWORDS, 'use auth']],
  ['user', [PASSWORDS, 'use auth']],
  ['aclfile', [PASSWORDS, 'use auth']],
  ['include', ['a change of the included file would not roll the pods', 'write the directives into redisConfig']],
  ['sentinel', ['redis and Sentinel have files of their own', 'use the prop sentinelConfig']],
  ['daemonize', [PROCESS, 'leave it out']],
  ['supervised', [PROCESS, 'leave it out']],
  ['pidfile', [PROCESS, 'leave it out']],
  ['logfile', [PROCESS, 'leave it out']],
  ['maxmemory', ['it has to fit into the memory limit and onto the volume', 'use the prop maxmemory']],
  ['maxmemory-policy', ['it is a prop', 'use the prop maxmemoryPolicy']],
  ['min-replicas-to-write', ['it has to fit to the members', 'use the prop minReplicasToWrite']],
  ['min-replicas-max-lag', ['it has to be below down-after', 'use the prop minReplicasMaxLagSeconds']],
  ['shutdown-timeout', [STOP, 'use the prop terminationGracePeriodSeconds']],
  ['shutdown-on-sigterm', [STOP, 'leave it out']],
  ['shutdown-on-sigint', [STOP, 'leave it out']],
  ['repl-rdb-channel', [VERSION, 'leave it out']],
  ['dual-channel-replication-enabled', [VERSION, 'leave it out']],
  ['repl-diskless-load', ['a replica must keep its copy until the new one is complete: swapdb needs the memory for both', 'leave it out']],
]);

const MASTER = 'the release knows its one master';
// Directives of sentinel.conf that the release owns. What redis.conf owns is owned here too.
const SENTINEL = new Map<string, [reason: string, cure: string]>([
  ['monitor', [MASTER, 'use the props masterName and quorum']],
  ['down-after-milliseconds', ['each member waits a little longer than the one before', 'use the prop downAfterMilliseconds']],
  ['failover-timeout', ['it has to fit to down-after', 'use the prop failoverTimeoutMilliseconds']],
  ['auth-pass', [PASSWORDS, 'use auth']],
  ['auth-user', [PASSWORDS, 'use auth']],
  ['sentinel-pass', [PASSWORDS, 'use auth']],
  ['sentinel-user', [PASSWORDS, 'use auth']],
  ['myid', ['a sentinel keeps its id for life, derived from its name: a new one would raise the majority for good', 'leave it out']],
  ['announce-ip', [IDENTITY, 'leave it out']],
  ['announce-port', [IDENTITY, 'leave it out']],
  ['announce-hostnames', ['names instead of addresses stop failovers when DNS is down', 'leave it out']],
  ['resolve-hostnames', ['names instead of addresses stop failovers when DNS is down', 'leave it out']],
  ['deny-scripts-reconfig', ['whoever has the password could run programs in the pod', 'leave it out']],
  [
    'rename-command',
    ['it tells Sentinel names that redis does not have: redisConfig refuses renaming what Sentinel needs', 'leave it out'],
  ],
  ['config-epoch', ['a sentinel counts its elections itself', 'leave it out']],
  ['leader-epoch', ['a sentinel counts its elections itself', 'leave it out']],
  ['current-epoch', ['a sentinel counts its elections itself', 'leave it out']],
  ['known-sentinel', ['a sentinel finds its peers itself', 'leave it out']],
  ['known-replica', ['a sentinel finds the replicas itself', 'leave it out']],
]);

// Directives about the master that a user may set, by `sentinel` and the name.
const OF_MASTER = ['client-reconfig-script', 'master-reboot-down-after-period', 'notification-script', 'parallel-syncs'];

// What the scripts, the probes and Sentinel send; sentinel.c and lib/scripts.
const NEEDED_COMMANDS = [
  'acl',
  'auth',
  'client',
  'config',
  'exec',
  'info',
  'multi',
  'ping',
  'publish',
  'psync',
  'replconf',
  'replicaof',
  'role',
  'script',
  'shutdown',
  'slaveof',
  'subscribe',
];

/**
 * Refuses a directive of `redisConfig` that the release owns.
 *
 * @throws with the reason and the prop to use instead
 */
export function refuseOwnedByRedis(key: string, value: string, directive: Directive, args: string[]): void {
  const path = `redisConfig['${key}']`;
  refuseFamilies(path, value, directive.name);
  refuseIfOwned(path, value, REDIS.get(directive.name));
  if (directive.name === 'rename-command' && NEEDED_COMMANDS.includes((args[0] ?? '').toLowerCase())) {
    refuse({
      prop: path,
      problem: 'the command is sent by Sentinel, the replicas or the scripts of the release',
      got: value,
      allowed: `every command but ${NEEDED_COMMANDS.join(', ')}`,
      cure: 'leave the command its name',
    });
  }
}

/**
 * Refuses a directive of `sentinelConfig` that the release owns.
 *
 * @throws with the reason and the prop to use instead
 */
export function refuseOwnedBySentinel(key: string, value: string, { name, ofMaster }: { name: string; ofMaster: boolean }): void {
  const path = `sentinelConfig['${key}']`;
  if (!ofMaster) refuseFamilies(path, value, name);
  // A server does not start with one that lacks the word `sentinel`.
  refuseIfOwned(path, value, ofMaster ? SENTINEL.get(name) : (REDIS.get(name) ?? SENTINEL.get(name)));
  if (ofMaster || !OF_MASTER.includes(name)) return;
  refuse({
    prop: path,
    problem: 'without the word sentinel before it, Sentinel would not start',
    got: value,
    allowed: `sentinel ${name}`,
    cure: `write { 'sentinel ${name}': '${value}' }`,
  });
}

function refuseFamilies(path: string, value: string, name: string): void {
  if (name.startsWith('tls-')) refuseIfOwned(path, value, ['certificates have to reach every script and client too', 'leave it out']);
  if (name.startsWith('cluster-')) refuseIfOwned(path, value, ['cluster mode and Sentinel exclude each other', 'leave it out']);
}

function refuseIfOwned(path: string, value: string, owned: [reason: string, cure: string] | undefined): void {
  if (!owned) return;
  const [reason, cure] = owned;
  refuse({
    prop: path,
    problem: `the release owns this directive: ${reason}`,
    got: value,
    allowed: 'directives that the release does not own',
    cure,
  });
}
