import type { LocalRelease } from '../local-release';
import type { Member } from '../member';

export type Ask = (member: Member, port: 6379 | 26379, user: string, command: readonly string[]) => Promise<string>;

/** The important rights of a user, and the commands that it may not send, besides those that no user may send. */
export interface Rule {
  readonly user: string;
  readonly port: 6379 | 26379;
  readonly may: readonly string[];
  readonly mayNot: readonly string[];
}

/** Commands that only an administrator may send, on redis and on Sentinel. */
const forbidden = {
  6379: [
    'FLUSHALL',
    'KEYS *',
    'CONFIG GET masterauth',
    'CONFIG REWRITE',
    'DEBUG OBJECT hits',
    'SHUTDOWN NOSAVE',
    'MODULE LIST',
    'ACL LIST',
    'ACL SETUSER intruder on nopass ~* &* +@all',
    'MONITOR',
    'SAVE',
    'MIGRATE 127.0.0.1 6379 key 0 1000',
    'SWAPDB 0 1',
    'FAILOVER',
    'PUBLISH __sentinel__:hello x',
    'SUBSCRIBE __sentinel__:hello',
    'CLIENT LIST',
    'SLOWLOG GET 1',
    'SLOWLOG LEN',
    'SLOWLOG RESET',
    'LATENCY LATEST',
    'LATENCY HISTOGRAM ping',
    'LATENCY RESET',
  ],
  26379: [
    'SENTINEL REMOVE redis',
    'SENTINEL RESET *',
    'SENTINEL SIMULATE-FAILURE crash-after-election',
    'SENTINEL FLUSHCONFIG',
    'SENTINEL INFO-CACHE redis',
    'ACL LIST',
    'ACL SETUSER intruder on nopass ~* &* +@all',
    'CLIENT KILL TYPE normal',
    'CLIENT LIST',
    'SHUTDOWN',
  ],
} as const;

/** The code of all applications. */
const code = ['FUNCTION LOAD x', 'FUNCTION DELETE x', 'FUNCTION FLUSH', 'FUNCTION RESTORE x', 'SCRIPT FLUSH'];
const data = ['GET prices:1', 'SET prices:1 9', 'DEL prices:1', 'SCAN 0', 'EVAL return 0', 'PUBLISH news x'];
const masters = [
  'REPLICAOF 127.0.0.1 6379',
  'REPLICAOF NO ONE',
  'SLAVEOF NO ONE',
  'SLAVEOF 127.0.0.1 6379',
  'CLIENT KILL TYPE normal',
  'CLIENT PAUSE 1',
];
const roles = [...masters, 'CONFIG SET masterauth x'];
const copies = ['PSYNC ? -1', 'REPLCONF capa eof'];
const orders = [
  'SENTINEL FAILOVER redis',
  'SENTINEL SET redis quorum 1',
  'SENTINEL CONFIG GET *',
  'SENTINEL MONITOR other 127.0.0.1 6379 1',
  'SENTINEL DEBUG info-period 1000',
  'SENTINEL IS-MASTER-DOWN-BY-ADDR 127.0.0.1 6379 0 *',
  'PUBLISH __sentinel__:hello x',
];
const questions = ['SENTINEL MASTERS', 'SENTINEL REPLICAS redis'];

const statistics = ['CLIENT LIST', 'SLOWLOG GET 1', 'SLOWLOG LEN', 'LATENCY LATEST', 'LATENCY HISTOGRAM ping'];

/** The exporter's commands, if it may read some keys (those that begin with `prices:`) or none. */
export function exporterRule(reads: boolean): Rule {
  const reading = ['GET prices:1', 'STRLEN prices:1', 'TYPE prices:1', 'MEMORY USAGE prices:1', 'SCAN 0', 'DBSIZE'];
  const elsewhere = ['GET hits', 'TYPE hits', 'DUMP hits', 'MEMORY USAGE hits', 'MGET prices:1 hits', 'SORT_RO prices:list BY hits'];
  const others = ['SET prices:1 9', 'DEL prices:1', 'EXPIRE prices:1 1', 'COPY prices:1 prices:2', 'EVAL return 0', 'EVAL config'];
  return {
    user: 'exporter',
    port: 6379,
    may: ['PING', 'INFO', 'SELECT 0', 'CLIENT SETNAME exporter', ...statistics, ...(reads ? reading : [])],
    mayNot: [
      ...['CONFIG GET save', 'ROLE', 'PUBLISH news x', 'SUBSCRIBE news', 'ACL WHOAMI', ...roles, ...copies],
      ...[...(reads ? [] : reading), ...elsewhere, ...others],
    ],
  };
}

const rules: readonly Rule[] = [
  { user: 'replication', port: 6379, may: ['PING', 'REPLCONF capa eof'], mayNot: [...data, ...roles, 'INFO', 'ROLE'] },
  {
    user: 'sentinel',
    port: 6379,
    may: ['PING', 'INFO replication', 'ROLE'],
    mayNot: [...data, ...copies, ...code, 'CLIENT PAUSE 1', 'CONFIG SET masterauth x', 'PSUBSCRIBE *', 'ACL SETUSER app off'],
  },
  {
    user: 'operations',
    port: 6379,
    may: ['PING', 'ROLE', 'INFO server', 'CONFIG GET min-replicas-to-write', 'CONFIG SET min-replicas-to-write 1'],
    mayNot: [...data, ...copies, ...code, 'SLAVEOF NO ONE', 'SLAVEOF 127.0.0.1 6379', 'PSUBSCRIBE *', 'TIME'],
  },
  { user: 'probe', port: 6379, may: ['PING', 'INFO replication'], mayNot: [...data, ...roles, ...copies, 'ROLE', 'CONFIG GET save'] },
  { user: 'rotation', port: 6379, may: ['PING'], mayNot: [...data, ...copies, ...masters, ...code, 'INFO', 'CONFIG GET save'] },
  {
    user: 'app',
    port: 6379,
    may: [...data, 'MULTI', 'INFO', 'ROLE', 'CLIENT SETNAME app', 'FUNCTION FLUSH', 'SCRIPT FLUSH'],
    mayNot: [...roles, ...copies, 'PSUBSCRIBE *', 'CONFIG GET save', 'EVAL publish', 'EVAL config'],
  },
  {
    user: 'orders',
    port: 6379,
    may: ['SET orders:1 x', 'GET orders:1', 'GET prices:1', 'PUBLISH orders:new x', 'EVAL return 0', 'SCRIPT EXISTS x', 'FUNCTION LIST'],
    mayNot: [
      ...code,
      'GET news',
      'SET prices:1 x',
      'DEL prices:1',
      'COPY prices:1 news',
      'PUBLISH news x',
      'PSUBSCRIBE *',
      ...roles,
      ...copies,
    ],
  },
  {
    user: 'reports',
    port: 6379,
    may: ['GET prices:1', 'SCAN 0', 'STRLEN prices:1', 'SUBSCRIBE news'],
    mayNot: [
      'SET prices:1 x',
      'DEL prices:1',
      'EXPIRE prices:1 1',
      'PUBLISH news x',
      'PSUBSCRIBE *',
      'EVAL return 0',
      ...code,
      ...roles,
      ...copies,
    ],
  },
  {
    user: 'counter',
    port: 6379,
    may: ['INCR hits', 'GET hits', 'PING'],
    mayNot: ['INCR other', 'SET hits 0', 'DEL hits', ...code, ...roles, ...copies],
  },
  exporterRule(false),
  {
    user: 'sentinel-peer',
    port: 26379,
    may: ['PING'],
    mayNot: [...questions, ...orders.slice(0, 5), 'INFO', 'SUBSCRIBE x', 'PUBLISH other x'],
  },
  {
    user: 'operations',
    port: 26379,
    may: ['PING', ...questions, 'SENTINEL CKQUORUM redis', 'SENTINEL DEBUG info-period 1000', 'PUBLISH __sentinel__:hello x'],
    mayNot: ['SENTINEL IS-MASTER-DOWN-BY-ADDR 127.0.0.1 6379 0 *', 'PUBLISH other x'],
  },
  { user: 'probe', port: 26379, may: ['PING', 'SENTINEL MASTER redis'], mayNot: [...questions, ...orders] },
  {
    user: 'rotation',
    port: 26379,
    may: ['PING', 'SENTINEL MASTER redis'],
    mayNot: [...questions, 'SENTINEL FAILOVER redis', ...orders.slice(3)],
  },
  ...['app', 'orders', 'reports', 'counter', 'monitor'].map((user) => ({
    user,
    port: 26379 as const,
    may: ['PING', ...questions, 'SENTINEL GET-MASTER-ADDR-BY-NAME redis', 'SUBSCRIBE +switch-master'],
    mayNot: orders,
  })),
];

/** Rights that only one user of the release has. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  'sentinel 6379': ['CONFIG REWRITE', 'PUBLISH __sentinel__:hello x', 'SUBSCRIBE __sentinel__:hello'],
  'operations 6379': ['CONFIG GET masterauth', 'SHUTDOWN NOSAVE'],
  'exporter 6379': statistics,
  'rotation 6379': ['ACL SETUSER intruder on nopass ~* &* +@all'],
  'rotation 26379': ['ACL SETUSER intruder on nopass ~* &* +@all', 'SHUTDOWN'],
};

/** Scripts have only the rights of their user. */
const scripts: Readonly<Record<string, readonly string[]>> = {
  'EVAL return 0': ['EVAL', 'return 0', '0'],
  'EVAL publish': ['EVAL', "return redis.call('PUBLISH', '__sentinel__:hello', 'x')", '0'],
  'EVAL config': ['EVAL', "return redis.call('CONFIG', 'GET', 'masterauth')", '0'],
};

const words = (command: string) => scripts[command] ?? command.split(' ');

/** Checks the rights of users: each can send the commands that it needs, and is refused all others. */
export async function expectRights(member: Member, played: readonly Rule[], ask: Ask): Promise<void> {
  const seen: string[] = [];
  const expected: string[] = [];
  for (const { user, port, may, mayNot } of played) {
    const never = forbidden[port].filter((command) => !(exceptions[`${user} ${port}`] ?? []).includes(command));
    for (const [command, allowed] of [
      ...may.map((each) => [each, true] as const),
      ...[...never, ...mayNot].map((each) => [each, false] as const),
    ]) {
      const answer = await ask(member, port, user, words(command));
      const refused = /^NOPERM|no permissions|executing the script can|DEBUG command not allowed|not allowed from script/i.test(answer);
      const wrong = /^(NOAUTH|WRONGPASS)/.test(answer);
      seen.push(`${user} at ${port}: ${command}: ${wrong ? answer : refused ? 'refused' : 'allowed'}`);
      expected.push(`${user} at ${port}: ${command}: ${allowed ? 'allowed' : 'refused'}`);
    }
  }
  expect(seen).toEqual(expected);
}

/** Checks the rights of every user of a release with users. */
export async function refusals(release: LocalRelease, ask: Ask): Promise<void> {
  const master = await release.settled();
  await master.askRedis((redis) => redis.mset({ 'prices:1': '10', hits: '1' }));
  await expectRights(master, rules, ask);
  // A user that exists only on Sentinel, and the other way round.
  const seen: string[] = [];
  for (const [user, port] of [
    ['monitor', 6379],
    ['sentinel-peer', 6379],
    ['replication', 26379],
    ['sentinel', 26379],
    ['exporter', 26379],
  ] as const) {
    const answer = await ask(master, port, user, ['PING']);
    seen.push(`${user} at ${port}: ${/WRONGPASS|NOAUTH/.test(answer) ? 'unknown' : answer}`);
  }
  expect(seen.filter((each) => !each.endsWith(': unknown'))).toEqual([]);
  expect(await release.settled()).toBe(master);
}
