import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Auth, ClientAuthentication, type ProxyProps, ProxyTls } from '../../../lib';
import { type Address, type ConnectionOptions, type Load, openPlainWriter, type TlsOptions } from '../../load';
import { Pipeline } from '../../load/clients/pipeline';
import { now } from '../../load/ledger';
import { field } from '../../load/topology';
import type { LocalRelease, LocalReleaseProps } from '../local-release';
import type { Member } from '../member';
import { noPodNetwork } from '../network';
import { until } from '../poll';
import { type LocalProxy, noProxy } from '../proxy';
import { notRun, type Stage } from '../stage';
import { allClients, type Client, handedOver } from './clients';
import { crashUntilReplaced, expectAtMostOneLostPerConnection, expectNothingLost, soonerThanDownAfter, stopAndStart } from './crash';
import { authorityOf, serverName, withTls } from './encrypted';
import { inStep } from './rotation';
import { stoppedWithin } from './sides';
import { withUsers } from './users';

/** In ms: the stall of a client of the proxy may be so much longer than that of a Sentinel client. On a cluster it is 200; here other tests run beside it. */
const longerThroughTheProxy = 700;

/** The TLS of plain clients: none where the proxy encrypts for them. */
function clientTls(release: LocalRelease): TlsOptions | undefined {
  const [, writes = ''] = /^listen master\n(.*?)^\n/ms.exec(release.rendered.proxy?.configuration['haproxy.cfg'] ?? '') ?? [];
  return writes.includes(' ssl ') ? undefined : release.tls;
}

/** Writers through a proxy that do not speak Sentinel. */
function plainLoad(release: LocalRelease, proxy: LocalProxy): Promise<Load> {
  return release.startLoad({ connect: (options) => openPlainWriter(proxy.master, { ...options, tls: clientTls(release) }) });
}

/** A connection to an address of the proxy, which the caller closes. */
function plainClient(release: LocalRelease, address: Address): Redis {
  const { username, password } = release.connection;
  const client = new Redis({
    ...address,
    username,
    password,
    tls: clientTls(release),
    retryStrategy: null,
    maxRetriesPerRequest: 0,
    lazyConnect: true,
  });
  client.on('error', () => undefined);
  return client;
}

async function boot(release: LocalRelease): Promise<Member> {
  for (const proxy of release.proxies) if (!proxy.isUp) proxy.start();
  const master = await release.boot();
  for (const proxy of release.proxies) await until('the proxy takes writes and reads', 20, async () => takes(release, proxy, master));
  return master;
}

/** Whether clients of a proxy write to this member and read from the others. */
async function takes(release: LocalRelease, proxy: LocalProxy, master: Member): Promise<boolean> {
  const [writes, reads] = [await roleBehind(release, proxy.master), await roleBehind(release, proxy.replicas)];
  return writes === 'master' && reads === 'slave' && (await master.role()).role === 'master';
}

/** The role of the member that a new connection to an address of the proxy leads to; undefined if it is refused. */
async function roleBehind(release: LocalRelease, address: Address): Promise<string | undefined> {
  const client = plainClient(release, address);
  try {
    await client.connect();
    return String((await client.role())[0]);
  } catch {
    return undefined;
  } finally {
    client.disconnect();
  }
}

/** How a connection attempt ends, and after how many milliseconds. */
function refusedAfter({ host, port }: Address): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = Date.now();
    const socket = connect({ host, port });
    socket.on('error', () => resolve(Date.now() - began)).on('close', () => resolve(Date.now() - began));
    socket.setTimeout(5000, () => {
      socket.destroy();
      reject(new Error('the connection is neither served nor refused'));
    });
  });
}

/** A fault under the load of Sentinel clients and of plain clients at the same time. */
async function compared(
  stage: Stage,
  release: LocalRelease,
  label: string,
  fault: (master: Member) => Promise<void>,
  check: (report: Awaited<ReturnType<Load['finish']>>) => void,
): Promise<void> {
  const master = await boot(release);
  const direct = await release.startLoad();
  const plain = await plainLoad(release, release.proxies[0]);
  for (const load of [direct, plain]) {
    await load.steady();
    load.mark(label);
  }
  await fault(master);
  for (const load of [direct, plain]) await load.steady();
  await release.settled();
  const reports = [await direct.finish(), await plain.finish()];
  for (const [index, report] of reports.entries()) {
    stage.report(`${label}: ${index === 0 ? 'Sentinel clients' : 'plain clients through the proxy'}`, report);
    check(report);
    expect(report.longestStallMs).toBeLessThan(soonerThanDownAfter);
  }
  stage.figure(`${label}: ${Math.round(reports[1].longestStallMs - reports[0].longestStallMs)} ms longer through the proxy`);
  expect(reports[1].longestStallMs - reports[0].longestStallMs).toBeLessThan(longerThroughTheProxy);
}

async function stopped(stage: Stage, release: LocalRelease): Promise<void> {
  await compared(stage, release, 'master stopped', stopAndStart, expectNothingLost);
}

async function crashed(stage: Stage, release: LocalRelease): Promise<void> {
  const crash = (master: Member) => crashUntilReplaced(release, master);
  await compared(stage, release, 'master process killed', crash, expectAtMostOneLostPerConnection);
}

/** Clients of one proxy, that proxy and the master are on one side of a cut; the other proxy is on the other side. */
async function cutOff(stage: Stage, release: LocalRelease): Promise<void> {
  const master = await boot(release);
  const others = release.members.filter((member) => member !== master);
  const [beside, elsewhere] = release.proxies;
  const load = await plainLoad(release, beside);
  await load.steady();
  const cut = load.mark('master and proxy cut off');
  release.podNetwork.cut([release.members.indexOf(master), release.ordinalOf(beside)], 'peers');
  const next = await release.settled(30, others);
  await until('the other proxy takes writes', 10, async () => (await roleBehind(release, elsewhere.master)) === 'master');
  await until('the time of the cut is over', 20, () => now() - cut > 12_000);
  const last = load.ledger.lastAcknowledgement() ?? 0;
  stage.figure(`master cut off with a proxy: last write through that proxy ${Math.round(last - cut)} ms after the cut`);
  expect(last - cut).toBeLessThan(stoppedWithin);
  expect(await roleBehind(release, beside.master)).toBeUndefined();
  release.podNetwork.heal();
  expect(await release.settled(90)).toBe(next);
  await load.steady();
  await load.finish();
}

/** The id of the server process at the other end of a connection. */
async function processOf(redis: Redis): Promise<string | undefined> {
  return field(await redis.info('server'), 'run_id');
}

/** The id of the server process that a new connection to an address of the proxy leads to; undefined if it is refused. */
async function serverBehind(release: LocalRelease, address: Address): Promise<string | undefined> {
  const client = plainClient(release, address);
  try {
    await client.connect();
    return await processOf(client);
  } catch {
    return undefined;
  } finally {
    client.disconnect();
  }
}

/** A replica that was made master by hand takes no client, while the sentinels name the master. */
async function impostor(_: Stage, release: LocalRelease): Promise<void> {
  const master = await boot(release);
  const replica = release.members.filter((member) => member !== master)[0];
  const [proxy] = release.proxies;
  const id = (member: Member) => member.askRedis(processOf);
  const [right, wrong] = [await id(master), await id(replica)];
  expect(right).not.toBe(wrong);
  const reached = new Set<string | undefined>();
  let masters = 0;
  for (let turn = 0; turn < 20; turn++) {
    // Sentinel makes it a replica again, and ends the connections of its clients.
    await replica.askRedis((redis) => redis.replicaof('NO', 'ONE')).catch(() => undefined);
    reached.add(await serverBehind(release, proxy.master));
    masters += (await replica.role().catch(() => undefined))?.role === 'master' ? 1 : 0;
    await sleep(50);
  }
  expect(masters).toBeGreaterThan(5);
  expect([...reached]).toEqual([right]);
  await release.settled();
}

/** Clients that never end a connection themselves: idle, blocked, subscribed. The connection ends with the role, and not before. */
async function sessions(_: Stage, release: LocalRelease): Promise<void> {
  const master = await boot(release);
  const [proxy] = release.proxies;
  const pool = Array.from({ length: 8 }, () => plainClient(release, proxy.master));
  await Promise.all(pool.map((client) => client.connect()));
  const [blocked, subscriber] = [plainClient(release, proxy.master), plainClient(release, proxy.master)];
  await Promise.all([blocked.connect(), subscriber.connect()]);
  const waiting = blocked.blpop('proxy:none', 0).then(
    () => 'an answer',
    (error: Error) => error.message,
  );
  await subscriber.subscribe('proxy');
  const readers = Array.from({ length: 4 }, () => plainClient(release, proxy.replicas));
  await Promise.all(readers.map((client) => client.connect()));
  const homes = await Promise.all(readers.map((client) => processOf(client)));
  const ended: Redis[] = [];
  for (const client of [...pool, blocked, subscriber, ...readers]) client.once('close', () => ended.push(client));
  await sleep(3000);
  expect(ended).toEqual([]);
  await master.stop();
  await until('all sessions for writes have ended', 5, () => [...pool, blocked, subscriber].every((client) => ended.includes(client)));
  expect(await waiting).toMatch(/closed/);
  // Only the readers of the new master have to find another replica.
  const promoted = await (await release.masters())[0].askRedis(processOf);
  expect(new Set(homes).size).toBe(2);
  expect(readers.filter((client) => !ended.includes(client))).toEqual(readers.filter((_, index) => homes[index] !== promoted));
  // Each one gets a member that is master now.
  const again = await Promise.all(Array.from({ length: 8 }, () => roleBehind(release, proxy.master)));
  expect(new Set(again)).toEqual(new Set(['master']));
  master.start();
  await release.settled();
}

/** Reads go to replicas in sync only; without one, to the master. The sentinels stay, and name the master. */
async function reads(_: Stage, release: LocalRelease): Promise<void> {
  const master = await boot(release);
  const [proxy] = release.proxies;
  const [hung, gone] = release.members.filter((member) => member !== master);
  hung.redis.freeze();
  await until('the replica that hangs takes no reads', 15, () => proxy.log().includes(`replicas/${hung.name} takes no clients`));
  expect(await roleBehind(release, proxy.replicas)).toBe('slave');
  await gone.redis.kill();
  await until('the master takes reads', 15, async () => (await roleBehind(release, proxy.replicas)) === 'master');
  hung.redis.thaw();
  await until('the replica takes reads again', 30, async () => (await roleBehind(release, proxy.replicas)) === 'slave');
  gone.redis.start();
  await release.settled();
}

/** With as many connections as it holds, a proxy refuses the next one at once. */
async function full(_: Stage, release: LocalRelease): Promise<void> {
  await boot(release);
  const [proxy] = release.proxies;
  const clients = Array.from({ length: 10 }, () => plainClient(release, proxy.master));
  await Promise.all(clients.map((client) => client.connect()));
  expect(await refusedAfter(proxy.master)).toBeLessThan(200);
  clients[0].disconnect();
  await until('there is room for another', 5, async () => (await roleBehind(release, proxy.master)) === 'master');
  for (const client of clients) client.disconnect();
}

/** With nothing behind it a proxy refuses at once. */
async function nothingUp(_: Stage, release: LocalRelease): Promise<void> {
  const [proxy] = release.proxies;
  proxy.start();
  await until('the proxy listens', 10, () => proxy.log().includes('sentinel-0: '));
  for (const address of [proxy.master, proxy.replicas]) expect(await refusedAfter(address)).toBeLessThan(200);
}

/** The proxy logs in with the passwords that are valid, also once the first one is not. */
async function rotated(_: Stage, release: LocalRelease): Promise<void> {
  const master = await boot(release);
  const load = await plainLoad(release, release.proxies[0]);
  await load.steady();
  const next = 'another password';
  release.writeSecret(`${next}\n`);
  release.writeSecret(release.password, 'other/password');
  await inStep(release, 'default 2');
  await load.steady();
  await load.stop();
  release.password = next;
  release.writeSecret(undefined, 'other/password');
  await inStep(release, 'default 1');
  for (const proxy of release.proxies) await until('the proxy has the new password', 30, async () => logsInAgain(release, proxy, master));
}

/** The connections of the proxy are opened anew, and it goes on. */
async function logsInAgain(release: LocalRelease, proxy: LocalProxy, master: Member): Promise<boolean> {
  for (const member of release.members) await member.askRedis((redis) => redis.call('CLIENT', 'KILL', 'USER', 'proxy'));
  await sleep(500);
  return takes(release, proxy, master);
}

/** A renewed certificate, and plain clients that send plain text where the proxy encrypts. */
async function renewed(stage: Stage, release: LocalRelease): Promise<void> {
  const master = await boot(release);
  const files = authorityOf(release).sign({ name: serverName, serial: 2 });
  for (const pod of [...release.members, ...release.proxies]) pod.writeCertificate(files);
  for (const proxy of release.proxies) await until('the proxy has the new certificate', 30, () => proxy.log().includes('was renewed'));
  await release.settled();
  await stopped(stage, release);
  expect(release.proxies.map((proxy) => proxy.log()).join('')).not.toContain('not taken over');
  expect(await release.settled()).not.toBe(master);
}

/** A hand-over seen by every client that knows one address. The raw connection has many writes under way at a time. */
async function everyClient(stage: Stage, release: LocalRelease, clients: readonly Client[]): Promise<void> {
  const master = await boot(release);
  const address = release.proxies[0].master;
  const pipeline = new Pipeline(address, release.connection);
  const loads: [string, Load][] = [['raw pipeline', await release.startLoad({ writers: 16, connect: () => pipeline.writer() })]];
  for (const [name, connect = (options: ConnectionOptions) => openPlainWriter(address, options)] of clients)
    loads.push([name, await release.startLoad({ address, writers: 2, connect })]);
  await handedOver(stage, release, master, loads, 'through the proxy');
}

function withProxy(props: Partial<LocalReleaseProps>, proxy: ProxyProps = {}): Partial<LocalReleaseProps> {
  return { ...props, podNetwork: true, redis: { ...props.redis, proxy } };
}

export function proxies(stage: Stage): void {
  const reason = noPodNetwork() ?? noProxy();
  if (reason !== undefined) {
    notRun(reason);
    return;
  }
  const clients = allClients();
  const play = (name: string, body: (stage: Stage, release: LocalRelease) => Promise<void>, props = withProxy({})) =>
    stage.fresh(name, (release) => body(stage, release), props);
  play('#74 plain clients of the proxy: the master is stopped, and nothing is lost', stopped);
  play('#75 plain clients of the proxy: the master process is killed', crashed);
  play('#76 the master and a proxy are cut off together: that proxy takes no more writes, the other one follows', cutOff);
  play('#77 a member that claims to be master takes no client of the proxy', impostor);
  play('#78 sessions through the proxy end with the role of the member, and not before', sessions);
  play('#79 reads through the proxy come from replicas in sync, and from the master as the last resort', reads);
  play('#80 with nothing behind it, the proxy refuses at once', nothingUp);
  play('a proxy that is full refuses more connections at once', full, withProxy({}, { maxConnections: 10 }));
  play('#31 the password of a release with a proxy changes', rotated);
  play('#74 plain clients of the proxy, in a release with users', stopped, withProxy(withUsers));
  const mutual = withTls(ClientAuthentication.REQUIRED);
  play('#74 plain clients of the proxy that send plain text, which it encrypts', stopped, withProxy(mutual, { tls: ProxyTls.ORIGINATE }));
  play('#74 plain clients of the proxy, with TLS that it passes through, after a renewal of the certificates', renewed, withProxy(mutual));
  if (stage.everything)
    play('#74 plain clients of the proxy, in a release without passwords', stopped, withProxy({ redis: { auth: Auth.none() } }));
  // What clients do, and the family of the addresses, do not depend on the server.
  if (!stage.everything && stage.engine.name !== 'redis-8.6') return;
  play('#74 plain clients of the proxy, over IPv6 addresses only', stopped, withProxy({ ipv6: true }));
  play('#46 a planned hand-over, seen by every client of the proxy: nothing is lost', (each, release) =>
    everyClient(each, release, clients),
  );
}
