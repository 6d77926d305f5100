import { createClient } from '@redis/client';
import { type ExternalProps, Peer, ServiceType } from '../../../lib';
import type { LocalRelease } from '../local-release';
import { until } from '../poll';
import { ask, boot } from './outside-release';

// What sentinels answer and publish to clients outside of the cluster.

const sentinel = { host: 'redis.example.com', port: 31_379 };
/** Each kind of host: a name, an IPv4 address and an IPv6 address. */
const hosts = ['node-0.example.com', '203.0.113.7', '2001:db8::7'];
export const addresses: ExternalProps = {
  type: ServiceType.NODE_PORT,
  members: hosts.map((host, ordinal) => ({ host, port: 31_000 + ordinal })),
  sentinel,
  allowFrom: [Peer.addresses('203.0.113.0/24')],
};

function insideAddresses(release: LocalRelease): RegExp {
  return new RegExp(release.members.map(({ address }) => address.replaceAll('.', '\\.')).join('|'));
}

type Ask = (...command: [string, ...string[]]) => Promise<unknown>;

/** Asks Sentinel from outside with one version of the protocol. ioredis speaks the second only, node-redis both. */
async function asking(release: LocalRelease, protocol: 2 | 3, use: (ask: Ask) => Promise<void>): Promise<void> {
  const { sentinelUsername: username, sentinelPassword: password } = release.connection;
  const client = createClient({ RESP: protocol, username, password, socket: { ...release.proxies[0].sentinel, reconnectStrategy: false } });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await use((...command) => client.sendCommand(command));
  } finally {
    client.destroy();
  }
}

/** The fields of an answer: a flat list, or with the third version of the protocol an object. */
function fields(answer: unknown): Record<string, string> {
  if (!Array.isArray(answer)) return { ...(answer as Record<string, string>) };
  return Object.fromEntries(Array.from({ length: answer.length / 2 }, (_, index) => [answer[2 * index], answer[2 * index + 1]]));
}

/** Every answer of Sentinel that has addresses, in both versions of the protocol. */
export async function translated(release: LocalRelease): Promise<void> {
  const master = await boot(release);
  const ordinal = release.members.indexOf(master);
  const at = (each: number) => ({ ip: hosts[each], port: String(31_000 + each) });
  const { masterName } = release;
  for (const protocol of [2, 3] as const) {
    await asking(release, protocol, async (ask) => {
      expect(await ask('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', masterName)).toEqual([at(ordinal).ip, at(ordinal).port]);
      expect(fields(await ask('SENTINEL', 'MASTER', masterName))).toMatchObject({ ...at(ordinal), flags: 'master' });
      const replicas = ((await ask('SENTINEL', 'REPLICAS', masterName)) as unknown[]).map(fields);
      const found = replicas.map(({ ip, port }) => ({ ip, port })).sort((one, other) => one.port.localeCompare(other.port));
      expect(found).toEqual([0, 1, 2].filter((each) => each !== ordinal).map(at));
      for (const { name, ip, port, ...replica } of replicas) {
        expect(replica).toMatchObject({ 'master-host': at(ordinal).ip, 'master-port': at(ordinal).port });
        expect(name).toBe(ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`);
      }
      for (const other of ((await ask('SENTINEL', 'SENTINELS', masterName)) as unknown[]).map(fields))
        expect(other).toMatchObject({ ip: sentinel.host, port: String(sentinel.port) });
      const info = String(await ask('INFO'));
      expect(info).toContain(`name=${masterName},status=ok,address=`);
      const texts = [info, await ask('SENTINEL', 'MASTERS'), await ask('SENTINEL', 'SLAVES', masterName)];
      texts.push(await ask('SENTINEL', 'CKQUORUM', masterName), await ask('SENTINEL', 'CONFIG', 'GET', 'announce-ip'));
      expect(JSON.stringify(texts)).not.toMatch(insideAddresses(release));
    });
  }
}

/** Everything that Sentinel publishes in a failover. */
export async function published(release: LocalRelease): Promise<void> {
  const master = await boot(release);
  const subscriber = ask(release);
  const heard: string[] = [];
  subscriber.on('pmessage', (_pattern, channel, message) => heard.push(`${channel} ${message}`));
  await subscriber.psubscribe('*');
  const other = release.members.filter((member) => member !== master)[0];
  await release.makeMaster(other);
  const [before, after] = [master, other].map((member) => release.members.indexOf(member));
  const switched = `+switch-master ${release.masterName} ${hosts[before]} ${31_000 + before} ${hosts[after]} ${31_000 + after}`;
  await until('the news of the new master', 10, () => heard.includes(switched));
  subscriber.disconnect();
  expect(heard.filter((each) => insideAddresses(release).test(each))).toEqual([]);
}
