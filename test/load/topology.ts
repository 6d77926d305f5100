import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { type Address, type ConnectionOptions, type Credentials, mapped, openMember } from './connection';

export interface Replica extends Address {
  readonly online: boolean;
}

/** Opens a connection to one server, runs queries on it, and closes it. */
export async function asking<T>(address: Address, credentials: Credentials, ask: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = openMember(address, credentials);
  try {
    return await ask(redis);
  } finally {
    redis.disconnect();
  }
}

/**
 * The same when no fault is under way: a connection that is refused or breaks is opened anew for some seconds. After a pod was replaced, a node may
 * learn the new target of a Service later than the members.
 */
export async function askingAgain<T>(address: Address, credentials: Credentials, ask: (redis: Redis) => Promise<T>): Promise<T> {
  for (let left = 10; ; left--) {
    try {
      return await asking(address, credentials, ask);
    } catch (error) {
      if (left === 0 || !/Connection is closed/.test(String(error))) throw error;
      await sleep(500);
    }
  }
}

/** One line's value in the answer of INFO. */
export function field(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
}

/** The replicas a master's `INFO replication` lists, under the addresses they announce. */
export function replicasOf(info: string): Replica[] {
  return [...info.matchAll(/^slave\d+:ip=([^,]+),port=(\d+),state=([^,]+)/gm)].map(([, host, port, state]) => ({
    host,
    port: Number(port),
    online: state === 'online',
  }));
}

/** The address that more than half of the sentinels name, once the server there reports that it is master. */
export async function findMaster(options: ConnectionOptions, deadlineMilliseconds = 30_000): Promise<Address> {
  const credentials = { username: options.sentinelUsername, password: options.sentinelPassword, tls: options.tls };
  const end = Date.now() + deadlineMilliseconds;
  let seen = 'nothing';
  do {
    const named = await Promise.all(
      options.sentinels.map((sentinel) =>
        asking(mapped(sentinel, options.natMap), credentials, (redis) =>
          redis.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', options.masterName),
        )
          .then((answer) => (Array.isArray(answer) ? answer.join(':') : 'no such master'))
          .catch((error: Error) => error.message),
      ),
    );
    seen = named.join(', ');
    const majority = named.find((name) => 2 * named.filter((other) => other === name).length > named.length && /:\d+$/.test(name));
    if (majority !== undefined) {
      const at = majority.lastIndexOf(':');
      const master = mapped({ host: majority.slice(0, at), port: Number(majority.slice(at + 1)) }, options.natMap);
      const role = await asking(master, options, (redis) => redis.role()).catch((error: Error) => [error.message]);
      if (role[0] === 'master') return master;
      seen += `; role there: ${role[0]}`;
    }
    await sleep(100);
  } while (Date.now() < end);
  throw new Error(`no master within ${deadlineMilliseconds} ms; the sentinels say: ${seen}`);
}

/** Waits until so many replicas hold everything that the master had when this was called, and returns their addresses. */
export async function inSync(options: ConnectionOptions, replicas: number, deadlineMilliseconds = 60_000): Promise<Address[]> {
  const end = Date.now() + deadlineMilliseconds;
  const master = await findMaster(options, deadlineMilliseconds);
  const replication = (address: Address) => asking(address, options, (redis) => redis.info('replication'));
  const wanted = Number(field(await askingAgain(master, options, (redis) => redis.info('replication')), 'master_repl_offset'));
  let seen = '';
  do {
    const info = await replication(master).catch(() => '');
    const known = replicasOf(info).map((replica) => mapped(replica, options.natMap));
    const states = await Promise.all(
      known.map(async (replica) => {
        const own = await replication(replica).catch(() => '');
        const up = field(own, 'role') === 'slave' && field(own, 'master_link_status') === 'up';
        return { replica, up, offset: Number(field(own, 'slave_repl_offset') ?? -1) };
      }),
    );
    const caughtUp = states.filter(({ up, offset }) => up && offset >= wanted);
    if (caughtUp.length >= replicas) return caughtUp.map(({ replica }) => replica);
    seen = states.map(({ replica, up, offset }) => `${replica.host}:${replica.port} ${up ? 'up' : 'down'} at ${offset}`).join(', ');
    await sleep(200);
  } while (Date.now() < end);
  throw new Error(`${replicas} replicas not in sync within ${deadlineMilliseconds} ms; offset ${wanted} wanted, seen: ${seen || 'none'}`);
}
