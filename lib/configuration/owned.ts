import { refuse } from '../refusal';
import type { Directive } from './directives';

const IDENTITY = 'a member announces the address of its own Service, which it looks up at its start';
const ROLE = 'the sentinels decide which member is master';
const PASSWORDS = 'passwords come from a Secret and are never written to a ConfigMap';
const PLACE = 'the data has fixed names on the volume: with another name, an installed release would start empty';
const SOCKET = 'the scripts of a pod ask its own servers over socket files in /run/redis';
const PROCESS = 'the process runs in the foreground of a container and logs to its standard output';
const VERSION = 'the value depends on the version: on some versions, it makes Sentinel list replicas that do not exist';
const STOP = 'the grace period depends on it, and a server that stops must wait for its replicas';

// Directives of redis.conf that the release sets, each with the reason and the cure.
const REDIS = new Map<string, [reason: string, cure: string]>([
  ['port', ['Services and probes use the default port', 'leave it out']],
  ['bind', ['a member listens on every address of its pod', 'leave it out']],
  ['bind-source-addr', ['a pod has one address', 'leave it out']],
  ['protected-mode', ['members must reach each other', 'leave it out']],
  ['unixsocket', [SOCKET, 'leave it out']],
  ['unixsocketperm', [SOCKET, 'leave it out']],
  ['dir', [PLACE, 'use the prop storage']],
  ['dbfilename', [PLACE, 'leave it out']],
  ['appendfilename', [PLACE, 'leave it out']],
  ['appenddirname', [PLACE, 'leave it out']],
  ['replicaof', [ROLE, 'leave it out']],
  ['replica-priority', [`${ROLE}, and the priority is 0 until a replica has been in sync once`, 'leave it out']],
  ['replica-read-only', ['a write to a replica is lost at its next synchronization', 'write to the master']],
  ['replica-announce-ip', [IDENTITY, 'leave it out']],
  ['replica-announce-port', [IDENTITY, 'leave it out']],
  ['replica-announced', ['Sentinel would not see the replica and could not promote it', 'leave it out']],
  ['masterauth', [PASSWORDS, 'use the prop auth']],
  ['masteruser', [PASSWORDS, 'use the prop auth']],
  ['requirepass', [PASSWORDS, 'use the prop auth']],
  ['user', [PASSWORDS, 'use the prop auth']],
  ['aclfile', [PASSWORDS, 'use the prop auth']],
  ['include', ['a change of the included file would not restart the pods', 'write the directives into redisConfig']],
  ['sentinel', ['redis and Sentinel have separate files', 'use the prop sentinelConfig']],
  ['daemonize', [PROCESS, 'leave it out']],
  ['supervised', [PROCESS, 'leave it out']],
  ['pidfile', [PROCESS, 'leave it out']],
  ['logfile', [PROCESS, 'leave it out']],
  ['maxmemory', ['it depends on the memory limit and on the size of the volume', 'use the prop maxmemory']],
  ['maxmemory-policy', ['it has a prop of its own', 'use the prop maxmemoryPolicy']],
  ['min-replicas-to-write', ['it depends on the number of members', 'use the prop minReplicasToWrite']],
  ['min-replicas-max-lag', ['it must be below down-after', 'use the prop minReplicasMaxLagSeconds']],
  ['shutdown-timeout', [STOP, 'use the prop terminationGracePeriodSeconds']],
  ['shutdown-on-sigterm', [STOP, 'leave it out']],
  ['shutdown-on-sigint', [STOP, 'leave it out']],
  ['repl-rdb-channel', [VERSION, 'leave it out']],
  ['dual-channel-replication-enabled', [VERSION, 'leave it out']],
  [
    'repl-diskless-load',
    ['a replica keeps its data until the new copy is complete, and swapdb would need memory for both', 'leave it out'],
  ],
]);

const MASTER = 'the name and the quorum of the one master are props';
// Directives of sentinel.conf that the release sets. The directives of redis.conf above are refused there too.
const SENTINEL = new Map<string, [reason: string, cure: string]>([
  ['monitor', [MASTER, 'use the props masterName and quorum']],
  ['down-after-milliseconds', ['each member waits a little longer than the previous one', 'use the prop downAfterMilliseconds']],
  ['failover-timeout', ['it must be at least down-after', 'use the prop failoverTimeoutMilliseconds']],
  ['auth-pass', [PASSWORDS, 'use the prop auth']],
  ['auth-user', [PASSWORDS, 'use the prop auth']],
  ['sentinel-pass', [PASSWORDS, 'use the prop auth']],
  ['sentinel-user', [PASSWORDS, 'use the prop auth']],
  [
    'myid',
    ['the id is derived from the name of the member: the other sentinels would count a new id as one sentinel more', 'leave it out'],
  ],
  ['announce-ip', [IDENTITY, 'leave it out']],
  ['announce-port', [IDENTITY, 'leave it out']],
  ['announce-hostnames', ['with host names, a failover would depend on DNS', 'leave it out']],
  ['resolve-hostnames', ['with host names, a failover would depend on DNS', 'leave it out']],
  ['deny-scripts-reconfig', ['a client with the password could run programs in the pod', 'leave it out']],
  ['rename-command', ['redis keeps the names of all commands that Sentinel sends', 'leave it out']],
  ['config-epoch', ['Sentinel counts its elections itself', 'leave it out']],
  ['leader-epoch', ['Sentinel counts its elections itself', 'leave it out']],
  ['current-epoch', ['Sentinel counts its elections itself', 'leave it out']],
  ['known-sentinel', ['Sentinel discovers its peers itself', 'leave it out']],
  ['known-replica', ['Sentinel discovers the replicas itself', 'leave it out']],
]);

// Directives about the master that a user may set, as `sentinel <directive>`.
const OF_MASTER = ['client-reconfig-script', 'master-reboot-down-after-period', 'notification-script', 'parallel-syncs'];

// The commands that the scripts, the probes and Sentinel send: sentinel.c and lib/scripts.
const NEEDED_COMMANDS = [
  'acl',
  'auth',
  'bgrewriteaof',
  'client',
  'config',
  'discard',
  'exec',
  'function',
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
 * Refuses a directive of `redisConfig` that the release sets.
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
      problem: 'the release needs this command: Sentinel, the replicas or its scripts send it',
      got: value,
      allowed: `every command but ${NEEDED_COMMANDS.join(', ')}`,
      cure: 'keep the name of the command',
    });
  }
}

/**
 * Refuses a directive of `sentinelConfig` that the release sets.
 *
 * @throws with the reason and the prop to use instead
 */
export function refuseOwnedBySentinel(key: string, value: string, { name, ofMaster }: { name: string; ofMaster: boolean }): void {
  const path = `sentinelConfig['${key}']`;
  if (!ofMaster) refuseFamilies(path, value, name);
  // A server does not start with a directive of Sentinel that lacks the word `sentinel`.
  refuseIfOwned(path, value, ofMaster ? SENTINEL.get(name) : (REDIS.get(name) ?? SENTINEL.get(name)));
  if (ofMaster || !OF_MASTER.includes(name)) return;
  refuse({
    prop: path,
    problem: 'the word sentinel is missing before the directive, so Sentinel would not start',
    got: value,
    allowed: `sentinel ${name}`,
    cure: `write { 'sentinel ${name}': '${value}' }`,
  });
}

function refuseFamilies(path: string, value: string, name: string): void {
  if (name.startsWith('tls-')) refuseIfOwned(path, value, ['every script and client needs the certificates too', 'use the prop tls']);
  if (name.startsWith('cluster-')) refuseIfOwned(path, value, ['cluster mode and Sentinel exclude each other', 'leave it out']);
}

function refuseIfOwned(path: string, value: string, owned: [reason: string, cure: string] | undefined): void {
  if (!owned) return;
  const [reason, cure] = owned;
  refuse({
    prop: path,
    problem: `the release sets this directive: ${reason}`,
    got: value,
    allowed: 'directives that the release does not set',
    cure,
  });
}
