import type { Release } from '../release';
import type { ApplicationUser } from './acl';

// The rights of the users of a release. Every allowed command has a client that sends it. test/servers checks with real
// servers that each user may send the commands that it needs, and no others.

/** The commands with which clients connect and find out whether a server is a master. */
const CONNECT = ['ping', 'echo', 'select', 'info', 'role', 'command', 'client|setname', 'client|getname', 'client|id'];

/** The commands that clients send to Sentinel. They read and subscribe, and change nothing. */
const ASK_SENTINEL = [
  ...['ping', 'role', 'info', 'command', 'client|setname', 'client|getname', 'client|id'],
  ...['subscribe', 'psubscribe', 'unsubscribe', 'punsubscribe'],
  ...['get-master-addr-by-name', 'master', 'masters', 'replicas', 'slaves', 'sentinels', 'myid', 'ckquorum'].map(
    (question) => `sentinel|${question}`,
  ),
];

/** What a client without a password may send to Sentinel with `passwordlessDiscovery`: it asks for addresses, and hears of events. */
const DISCOVER = [
  ...['ping', 'client|setname', 'subscribe', 'psubscribe', 'unsubscribe', 'punsubscribe'],
  ...['get-master-addr-by-name', 'master', 'masters', 'replicas', 'slaves', 'sentinels'].map((question) => `sentinel|${question}`),
];

const DEFAULT_OFF = 'user default off resetpass resetkeys resetchannels -@all';
const DEFAULT_ALL = 'user default on @PASSWORDS@ ~* &* +@all';
/** The messages of Sentinel about a failover that it leads: lib/scripts/promotion-watch.sh */
const PROMOTION = ['&+selected-slave', '&+failover-state-wait-promotion', '&+sdown', '&-sdown'];
const HELLO = '&__sentinel__:hello';

/** What besides members and applications logs in. */
export interface OtherUsers {
  /** The keys that the exporter may read; undefined if there is no exporter. */
  readonly exporterKeys?: string[];
  /** Whether there is a proxy. */
  readonly proxy?: boolean;
  /** Whether clients without a password may ask Sentinel for addresses. */
  readonly discovery?: boolean;
}

/** The file `redis-users.acl` with the users of redis. The scripts replace `@PASSWORDS@` with hashes. */
export function redisUsers(release: Release, users: ApplicationUser[] | undefined, { exporterKeys, proxy }: OtherUsers): string {
  const exporter = exporterKeys && user('exporter', readable(exporterKeys), exporterCommands(exporterKeys));
  const asking = proxy ? user('proxy', [], ['role']) : undefined;
  if (users === undefined) return text(DEFAULT_ALL, exporter, asking);
  return text(
    DEFAULT_OFF,
    user('replication', [], ['psync', 'replconf', 'ping']),
    user(
      'sentinel',
      [HELLO],
      [
        ...['ping', 'info', 'role', 'publish', 'subscribe', 'client|setname', 'client|kill', 'script|kill'],
        ...['multi', 'exec', 'slaveof', 'replicaof', 'config|rewrite'],
      ],
    ),
    user(
      'operations',
      [],
      [
        ...['ping', 'info', 'role', 'replicaof', 'config|get', 'config|set', 'client|pause', 'client|unpause', 'client|kill'],
        ...['multi', 'exec', 'discard', 'acl|log', 'script|kill', 'function|kill', 'shutdown', 'bgrewriteaof'],
      ],
    ),
    user('probe', [], ['ping', 'info']),
    user('rotation', [], ['ping', 'acl|setuser', 'config|set']),
    exporter,
    asking,
    ...users.filter(({ onRedis }) => onRedis).map((each) => application(release, each)),
  );
}

/** The file `sentinel-users.acl` with the users of Sentinel. */
export function sentinelUsers(release: Release, users: ApplicationUser[] | undefined, { proxy, discovery }: OtherUsers): string {
  const sentinel = (...questions: string[]) => questions.map((question) => `sentinel|${question}`);
  const asking = proxy ? user('proxy', ['&+switch-master'], ['subscribe', ...sentinel('get-master-addr-by-name')]) : undefined;
  const discover = [...DISCOVER, ...setInfo(release)].map((command) => `+${command}`);
  const anybody = discovery ? ['user default on nopass resetkeys resetchannels &* -@all', ...discover].join(' ') : undefined;
  // With `discovery` the members log in as `members`. The user is always there, so that a release can change to it pod by pod.
  if (users === undefined) return text(anybody ?? DEFAULT_ALL, 'user members on @PASSWORDS@ ~* &* +@all', asking);
  return text(
    anybody ?? DEFAULT_OFF,
    user('sentinel-peer', [HELLO], ['ping', 'publish', 'client|setname', ...sentinel('is-master-down-by-addr')]),
    user(
      'operations',
      [HELLO, ...PROMOTION],
      [
        ...['ping', 'info', 'publish', 'subscribe', 'acl|log'],
        ...sentinel('master', 'masters', 'get-master-addr-by-name', 'replicas', 'slaves', 'sentinels', 'myid', 'ckquorum'),
        ...sentinel('failover', 'monitor', 'set', 'config', 'debug'),
      ],
    ),
    user('probe', [], ['ping', ...sentinel('master', 'get-master-addr-by-name')]),
    user('rotation', [], ['ping', 'acl|setuser', 'shutdown', ...sentinel('master', 'get-master-addr-by-name', 'set', 'config')]),
    asking,
    ...users.map(({ name }) => user(name, ['&*'], [...ASK_SENTINEL, ...setInfo(release)])),
  );
}

// CONFIG GET is denied, because it returns the password that redis sends to its master. The exporter may read keys only
// if it has patterns. Patterns do not limit KEYS, which returns the names of all keys and blocks the server meanwhile,
// so dangerous commands are denied.
function exporterCommands(keys: string[]): string[] {
  const statistics = ['slowlog|get', 'slowlog|len', 'latency|latest', 'latency|histogram', 'client|list'];
  const names = ['ping', 'info', 'select', 'client|setname', ...statistics];
  return keys.length > 0 ? ['@read', '-@dangerous', ...names] : names;
}

function application(release: Release, { name, reach, commands }: ApplicationUser): string {
  const connect = [...CONNECT, ...setInfo(release)].map((command) => `+${command}`);
  return ['user', name, 'on', '@PASSWORDS@', 'resetkeys', 'resetchannels', ...reach, ...commands, ...connect].join(' ');
}

function setInfo(release: Release): string[] {
  return release.engine._knowsClientSetInfo ? ['client|setinfo'] : [];
}

function user(name: string, reach: string[], commands: string[]): string {
  const rules = commands.map((each) => (each.startsWith('-') ? each : `+${each}`));
  return ['user', name, 'on', '@PASSWORDS@', 'resetkeys', 'resetchannels', ...reach, '-@all', ...rules].join(' ');
}

function readable(patterns: string[]): string[] {
  return patterns.map((pattern) => `%R~${pattern}`);
}

function text(...lines: (string | undefined)[]): string {
  return lines.map((line) => (line === undefined ? '' : `${line}\n`)).join('');
}
