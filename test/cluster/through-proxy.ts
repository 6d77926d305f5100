import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { type Address, Load, type LoadReport, openPlainWriter } from '../load';
import { demand, eventually } from './eventually';
import { bounds, deletePod, killRedis, nothingLost, oneLostPerConnection } from './faults';
import { say } from './figures';
import type { Stage } from './stage';
import type { StageTest } from './suite';
import { type Fault, underLoad } from './under-load';

/** In ms: what a plain client may wait longer than a Sentinel client. The target is 200 in the median of many runs; a busy machine adds to a single one. */
const longerThroughTheProxy = 1000;

/** A client with the settings of a pool that never reconnects by itself. */
async function pooled(stage: Stage, address: Address): Promise<Redis> {
  const { username, password, tls } = await stage.release.connection();
  const client = new Redis({ ...address, username, password, tls, retryStrategy: null, maxRetriesPerRequest: 0, lazyConnect: true });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function serviceAddress(stage: Stage, name: string): Promise<Address> {
  return { host: await stage.release.address(name), port: 6379 };
}

/** The addresses of the proxy pods, by their names. */
async function proxies(stage: Stage): Promise<Map<string, string>> {
  const selector = 'app.kubernetes.io/component=proxy';
  const path = 'jsonpath={range .items[?(@.status.podIP)]}{.metadata.name} {.status.podIP}{"\\n"}{end}';
  const lines = await stage.namespace.kubectl.run(['get', 'pods', '-l', selector, '-o', path]);
  return new Map(
    lines
      .trim()
      .split('\n')
      .map((line) => line.split(' ') as [string, string]),
  );
}

/** Plays a fault under the load of Sentinel clients and of plain clients at the same time, beside eight connections of a pool. */
async function compared(
  stage: Stage,
  scenario: string,
  play: (fault: Fault) => Promise<void>,
  check: (report: LoadReport) => void,
): Promise<void> {
  await stage.release.healthy();
  const address = await serviceAddress(stage, 'redis-master');
  const connect: Load['options']['connect'] = (options) => openPlainWriter(address, options);
  const plain = await Load.start({ ...(await stage.release.loadConnection()), pauseMilliseconds: 2, connect });
  let finished = false;
  try {
    const pool = await Promise.all(Array.from({ length: 8 }, () => pooled(stage, address)));
    let ended = 0;
    for (const client of pool) client.once('close', () => (ended += 1));
    await plain.steady({ acknowledgements: 50, quietMilliseconds: 500 });
    const outcome = await underLoad(stage.release, scenario, async (fault) => {
      expect(ended).toBe(0);
      plain.mark(scenario);
      await play(fault);
    });
    await plain.steady();
    const report = await plain.finish();
    finished = true;
    const longer = report.longestStallMs - outcome.report.longestStallMs;
    stage.figures.note(`${scenario}, Sentinel clients`, outcome.report, outcome.seconds);
    stage.note(`${scenario}, plain clients`, { ...outcome, report, more: { longerThroughTheProxySeconds: longer / 1000 } });
    expect(ended).toBe(8);
    check(report);
    check(outcome.report);
    expect(longer).toBeLessThan(longerThroughTheProxy);
  } finally {
    if (!finished) await plain.stop().catch(() => undefined);
  }
}

/** A hand-over and a crash. */
export function followTests(test: StageTest): void {
  test('#74 the master pod is deleted: plain clients of the proxy lose nothing', async (stage) => {
    await compared(
      stage,
      'master pod deleted',
      ({ before: { master } }) => deletePod(stage, master),
      (report) => {
        nothingLost(report);
        expect(report.longestStallMs).toBeLessThan(bounds.planned);
      },
    );
  });

  test('#75 the master process is killed: plain clients of the proxy reach the new master', async (stage) => {
    const { master } = await stage.release.healthy();
    await stage.nodeShell((await stage.release.member(master)).node);
    await compared(
      stage,
      'master process killed',
      () => killRedis(stage, master),
      (report) => {
        oneLostPerConnection(report);
        expect(report.longestStallMs).toBeLessThan(bounds.crash);
      },
    );
    await stage.renewIfRepeated(master);
  });
}

/** The other ends of a master, and of proxies. */
export function proxyTests(test: StageTest): void {
  test('#81 the master pod is deleted by force: plain clients of the proxy lose nothing', async (stage) => {
    await compared(
      stage,
      'master pod deleted by force',
      async ({ before: { master }, load }) => {
        const { uid } = await stage.release.member(master);
        await stage.namespace.kubectl.run(['delete', 'pod', master, '--force', '--grace-period=0']);
        await load.steady({ quietMilliseconds: 2000 });
        await stage.replaced(master, uid);
      },
      (report) => {
        nothingLost(report);
        expect(report.longestStallMs).toBeLessThan(bounds.plannedByForce);
      },
    );
  });

  test('#82 a proxy is deleted by force: only its own connections end', async (stage) => {
    await stage.release.healthy();
    await stage.namespace.kubectl.run(['rollout', 'status', 'deployment/redis-proxy', '--timeout=120s'], { timeoutMilliseconds: 130_000 });
    const [[gone, address], [, other]] = [...(await proxies(stage))];
    const [lost, kept] = await Promise.all([address, other].map((host) => pooled(stage, { host, port: 6379 })));
    let closed = 0;
    kept.once('close', () => (closed += 1));
    await stage.namespace.kubectl.run(['delete', 'pod', gone, '--force', '--grace-period=0']);
    const master = await serviceAddress(stage, 'redis-master');
    await eventually('a new connection by the Service', 20_000, async () => (await pooled(stage, master)).disconnect());
    await sleep(3000);
    expect(await kept.ping()).toBe('PONG');
    expect(closed).toBe(0);
    for (const client of [lost, kept]) client.disconnect();
    await stage.namespace.kubectl.run(['rollout', 'status', 'deployment/redis-proxy', '--timeout=120s'], { timeoutMilliseconds: 130_000 });
  });

  test('#83 a rollout of the proxies under load: each client reconnects at most once, and loses nothing', async (stage) => {
    const address = await serviceAddress(stage, 'redis-master');
    const { username, password, tls } = await stage.release.connection();
    const ends = new Map<Redis, number>();
    for (let index = 0; index < 8; index++) {
      const client = new Redis({ ...address, username, password, tls, retryStrategy: () => 20 });
      client.on('error', () => undefined);
      client.on('close', () => ends.set(client, (ends.get(client) ?? 0) + 1));
      ends.set(client, 0);
    }
    await Promise.all([...ends.keys()].map((client) => client.ping()));
    const before = await proxies(stage);
    const { report } = await stage.underLoad('proxies rolled', async () => {
      await stage.namespace.kubectl.run(['rollout', 'restart', 'deployment/redis-proxy']);
      await eventually('only new proxies', 120_000, async () => {
        const now = [...(await proxies(stage)).keys()];
        demand(now.length === 2 && now.every((name) => !before.has(name)), `there are ${now.join(', ')}`);
      });
    });
    await Promise.all([...ends.keys()].map((client) => client.ping()));
    const counts = [...ends.values()];
    say(`${stage.variant.name}, proxies rolled: ends of 8 connections: ${counts.join(' ')}`);
    for (const client of ends.keys()) client.disconnect();
    nothingLost(report);
    expect(Math.max(...counts)).toBeLessThanOrEqual(1);
  });
}
