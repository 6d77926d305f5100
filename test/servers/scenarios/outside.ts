import { createClient } from '@redis/client';
import type { Redis } from 'ioredis';
import { Auth, ClientAuthentication, type ExternalProps, Peer, ServiceType } from '../../../lib';
import { type Load, type LoadOptions, type LoadReport, openMember } from '../../load';
import type { LocalRelease, LocalReleaseProps } from '../local-release';
import type { Member } from '../member';
import { noPodNetwork } from '../network';
import { until } from '../poll';
import { noProxy } from '../proxy';
import { notRun, type Stage } from '../stage';
import { allClients, type Client, handedOver } from './clients';
import { expectAtMostOneLostPerConnection, expectNothingLost, soonerThanDownAfter } from './crash';
import { withTls } from './encrypted';
import { withUsers } from './users';

/** In ms: the stall of a client outside may be so much longer than that of a client inside, while other tests run beside it. */
const longerFromOutside = 700;

const sentinel = { host: 'redis.example.com', port: 31_379 };
/** Each kind of host: a name, an IPv4 address and an IPv6 address. */
const hosts = ['node-0.example.com', '203.0.113.7', '2001:db8::7'];
const addresses: ExternalProps = {
  type: ServiceType.NODE_PORT,
  members: hosts.map((host, ordinal) => ({ host, port: 31_000 + ordinal })),
  sentinel,
  allowFrom: [Peer.addresses('203.0.113.0/24')],
};

/** Addresses by which clients elsewhere reach the pods: the three members, then the proxy. */
function elsewhere(at: (ordinal: number) => string): ExternalProps {
  return {
    type: ServiceType.CLUSTER_IP,
    members: [0, 1, 2].map((ordinal) => ({ host: at(ordinal) })),
    sentinel: { host: at(3) },
    allowFrom: [Peer.addresses('203.0.113.0/24')],
  };
}

/** What clients outside know: the address of Sentinel, and no other. */
function fromOutside(release: LocalRelease): Partial<LoadOptions> {
  return { sentinels: [{ host: release.podNetwork.elsewhere(release.ordinalOf(release.proxies[0])), port: 26379 }] };
}

/** A connection to Sentinel from outside, which the caller closes. */
function ask(release: LocalRelease): Redis {
  const { sentinelUsername, sentinelPassword, tls } = release.connection;
  return openMember(release.proxies[0].sentinel, { username: sentinelUsername, password: sentinelPassword, tls });
}

async function boot(release: LocalRelease): Promise<Member> {
  for (const proxy of release.proxies) proxy.start();
  const master = await release.boot();
  await until('Sentinel answers outside', 20, async () => (await answers(release, 'PING')) === 'PONG');
  return master;
}

async function answers(release: LocalRelease, ...command: [string, ...string[]]): Promise<unknown> {
  const client = ask(release);
  return client
    .call(...command)
    .then(
      (answer) => answer,
      (error: Error) => error.message,
    )
    .finally(() => client.disconnect());
}

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
async function translated(_: Stage, release: LocalRelease): Promise<void> {
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
async function published(_: Stage, release: LocalRelease): Promise<void> {
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

/** A fault under the load of clients inside and outside at the same time. */
async function compared(
  stage: Stage,
  release: LocalRelease,
  label: string,
  fault: (master: Member) => Promise<void>,
  check: (report: LoadReport) => void,
): Promise<void> {
  const master = await release.settled();
  const loads: [string, Load][] = [
    ['inside', await release.startLoad()],
    ['outside', await release.startLoad(fromOutside(release))],
  ];
  for (const [, load] of loads) {
    await load.steady();
    load.mark(label);
  }
  await fault(master);
  for (const [, load] of loads) await load.steady();
  await release.settled();
  const reports = [];
  for (const [where, load] of loads) {
    const report = await load.finish({ replicas: 2 });
    stage.report(`${label}: clients ${where}`, report);
    check(report);
    expect(report.longestStallMs).toBeLessThan(soonerThanDownAfter);
    reports.push(report);
  }
  expect(reports[1].longestStallMs - reports[0].longestStallMs).toBeLessThan(longerFromOutside);
}

async function followed(stage: Stage, release: LocalRelease): Promise<void> {
  await boot(release);
  const restart = async (master: Member) => {
    await master.stop();
    master.start();
  };
  await compared(stage, release, 'master stopped', restart, expectNothingLost);
  const crash = async (master: Member) => {
    master.redis.crash();
    await until('another master', 30, async () => (await release.masters()).some((member) => member !== master));
  };
  await compared(stage, release, 'master process killed', crash, expectAtMostOneLostPerConnection);
}

/** A sentinel that hangs gets no questions from outside, and none is open to a client without the password. */
async function guarded(_: Stage, release: LocalRelease): Promise<void> {
  const master = await boot(release);
  if (release.password !== undefined) {
    const stranger = openMember(release.proxies[0].sentinel, { tls: release.tls });
    expect(await stranger.call('SENTINEL', 'MASTERS').catch((error: Error) => error.message)).toMatch(/^NOAUTH /);
    stranger.disconnect();
  }
  const hung = release.members.filter((member) => member !== master)[0];
  hung.sentinel.freeze();
  await until('the sentinel that hangs is taken out', 15, () =>
    release.proxies[0].log().includes(`sentinel/${hung.name} takes no clients`),
  );
  for (let turn = 0; turn < 6; turn++) expect(await answers(release, 'PING')).toBe('PONG');
  hung.sentinel.thaw();
  await until('it answers again', 60, () =>
    new RegExp(`sentinel/${hung.name} takes no clients[\\s\\S]*sentinel/${hung.name} takes clients`).test(release.proxies[0].log()),
  );
}

/** With TLS the proxy asks for what the members ask for. */
async function encryptedOutside(stage: Stage, release: LocalRelease): Promise<void> {
  await followed(stage, release);
  const bare = openMember(release.proxies[0].sentinel, { username: release.username, password: release.password });
  expect(await bare.ping().catch(() => 'no answer')).toBe('no answer');
  bare.disconnect();
  const { ca, servername } = release.tls ?? { ca: '' };
  const without = openMember(release.proxies[0].sentinel, {
    username: release.username,
    password: release.password,
    tls: { ca, servername },
  });
  expect(await without.ping().catch(() => 'no answer')).toBe('no answer');
  without.disconnect();
}

/** A hand-over seen by every client, each of which knows the address of Sentinel outside only. */
async function everyClient(stage: Stage, release: LocalRelease, clients: readonly Client[]): Promise<void> {
  const master = await boot(release);
  const loads: [string, Load][] = [];
  for (const [name, connect] of clients) loads.push([name, await release.startLoad({ ...fromOutside(release), writers: 2, connect })]);
  await handedOver(stage, release, master, loads, 'outside');
}

function withOutside(props: Partial<LocalReleaseProps>, external = elsewhere): Partial<LocalReleaseProps> {
  return { ...props, podNetwork: true, external, redis: { ...props.redis, proxy: { replicas: 1 } } };
}

export function outsideClients(stage: Stage): void {
  const reason = noPodNetwork() ?? noProxy();
  if (reason !== undefined) {
    notRun(reason);
    return;
  }
  const clients = allClients();
  const texts = [(release: LocalRelease) => translated(stage, release), (release: LocalRelease) => published(stage, release)];
  const named = withOutside({}, () => addresses);
  stage.together('outside of the cluster, all that Sentinel answers and publishes has the addresses outside', texts, [named, named]);
  const plays = [(release: LocalRelease) => followed(stage, release), (release: LocalRelease) => guarded(stage, release)];
  stage.together('#84 clients outside of the cluster follow the master through a stop and a crash', plays, [
    withOutside({}),
    withOutside({}),
  ]);
  const play = (name: string, body: (stage: Stage, release: LocalRelease) => Promise<void>, props: Partial<LocalReleaseProps>) =>
    stage.fresh(name, (release) => body(stage, release), withOutside(props));
  play('#84 clients outside of the cluster, with TLS on both sides', encryptedOutside, withTls(ClientAuthentication.REQUIRED));
  if (stage.everything) {
    play('#84 clients outside of the cluster, in a release with users', followed, withUsers);
    play('#84 clients outside of the cluster, in a release without passwords', followed, { redis: { auth: Auth.none() } });
  }
  // What clients do, and the family of the addresses, do not depend on the server.
  if (!stage.everything && stage.engine.name !== 'redis-8.6') return;
  play('#84 clients outside of the cluster, over IPv6 addresses only', followed, { ipv6: true });
  play(
    '#46 a planned hand-over, seen by every client outside of the cluster: nothing is lost',
    (each, release) => everyClient(each, release, clients),
    {},
  );
}
