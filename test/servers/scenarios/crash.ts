import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadReport } from '../../load';
import { field } from '../../load/topology';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';

/** A write that was acknowledged an instant before the master died may be lost, one on each connection. */
export function expectAtMostOneLostPerConnection(report: LoadReport): void {
  expect(Math.max(...report.lostPerWriter)).toBeLessThanOrEqual(1);
  for (const replica of report.replicas) expect(Math.max(...replica.lostPerWriter)).toBeLessThanOrEqual(1);
}

/** No acknowledged write is lost, neither on the master nor on its two replicas, which may be master next. */
export function expectNothingLost(report: LoadReport): void {
  expect([report.lost, ...report.replicas.map(({ lost }) => lost)]).toEqual([0, 0, 0]);
}

/** In ms: more than a slow machine needs where a failover is asked for, less than down-after and the failover after it. */
export const soonerThanDownAfter = 4500;

/** The master's pod stops, and starts again. */
export async function stopAndStart(master: Member): Promise<void> {
  await master.stop();
  master.start();
}

/** The process of the master's redis dies. */
export async function crashUntilReplaced(release: LocalRelease, master: Member): Promise<void> {
  master.redis.crash();
  await until('another master', 30, async () => (await release.masters()).some((member) => member !== master));
}

export function crashes(stage: Stage): void {
  stage.healthy('#5 a replica process crashes under load: clients do not notice, it comes back in sync', async (release) => {
    const master = await release.settled();
    const replica = release.members.filter((member) => member !== master)[0];
    const restarts = replica.redis.restarts;
    const load = await release.startLoad();
    load.mark('replica killed');
    replica.redis.crash();
    await until('the container is restarted', 20, () => replica.redis.restarts > restarts && replica.redis.pid !== undefined);
    expect(await release.settled()).toBe(master);
    await load.steady();
    const report = await load.finish();
    stage.report('replica process killed', report);
    expectNothingLost(report);
    expect(report.longestStallMs).toBeLessThan(1500);
  });

  stage.healthy(
    '#6 the master process crashes under load: a replica takes over before down-after, the old master follows it',
    async (release) => {
      const master = await release.settled();
      await release.put('before', 100);
      const load = await release.startLoad();
      load.mark('master killed');
      master.redis.crash();
      await until('another master', 30, async () => (await release.masters()).some((member) => member !== master));
      await load.steady();
      const next = await release.settled();
      const report = await load.finish();
      stage.report('master process killed', report);
      expect(next).not.toBe(master);
      expect((await master.role()).master).toBe(next.address);
      expectAtMostOneLostPerConnection(report);
      await release.expectEverywhere('before', 100);
      expect(report.longestStallMs).toBeLessThan(4500);
    },
  );

  if (!stage.one) return;

  for (const volume of ['with its volume', 'with an empty volume'] as const) {
    stage.healthy(`#9 the whole master member crashes under load and is back within down-after, ${volume}`, async (release) => {
      const report = await backWithinDownAfter(stage, release, volume);
      expect(report.longestStallMs).toBeLessThan(soonerThanDownAfter);
    });
  }

  stage.healthy(
    '#40 both processes of the master are killed under load and started again at once: no wait for down-after',
    async (release) => {
      const master = await release.settled();
      await release.put('before', 100);
      const load = await release.startLoad();
      load.mark('both processes killed');
      await master.crash();
      master.start();
      await until('another master', 40, async () => (await release.masters()).some((member) => member !== master));
      await load.steady();
      const next = await release.settled();
      const report = await load.finish();
      stage.report('both processes of the master killed', report);
      expect(next).not.toBe(master);
      expectAtMostOneLostPerConnection(report);
      await release.expectEverywhere('before', 100);
      expect(report.longestStallMs).toBeLessThan(soonerThanDownAfter);
    },
  );

  stage.healthy(
    '#8 the whole master member is lost with its volume: Sentinel elects another member, and the empty one copies it',
    async (release) => {
      const master = await release.settled();
      const others = release.members.filter((member) => member !== master);
      await release.put('before', 100);
      const load = await release.startLoad();
      load.mark('master member and its volume lost');
      await master.crash();
      master.loseData();
      await release.settled(60, others);
      await load.steady();
      master.start();
      const next = await release.settled();
      const report = await load.finish();
      stage.report('master member lost with its volume', report);
      expect(others).toContain(next);
      expectAtMostOneLostPerConnection(report);
      await release.expectEverywhere('before', 100);
      expect(report.longestStallMs).toBeLessThan(9000); // down-after 5 s, 1.3 s, and time for a slow machine
    },
  );

  stage.healthy('#10 the master freezes: it fails its probes, another takes over, and after the thaw it follows', async (release) => {
    const master = await release.settled();
    await release.put('before', 100);
    master.redis.freeze();
    try {
      // What redis-watch saw last counts for three seconds.
      await until('both probes fail', 20, async () => {
        const results = await Promise.all([master.probe('redis', 'live'), master.probe('redis', 'ready')]);
        return results.every(({ code, output }) => code === 1 && output.includes('no answer'));
      });
      await until('another master', 40, async () => {
        const others = release.members.filter((member) => member !== master);
        const roles = await Promise.all(others.map((member) => member.role()));
        return roles.some(({ role }) => role === 'master');
      });
    } finally {
      master.redis.thaw();
    }
    expect(await release.settled()).not.toBe(master);
    await release.expectEverywhere('before', 100);
  });

  stage.fresh('#19 a replica that was never in sync is not promoted, even when there is no other', (release) =>
    // From here on a first sync never begins.
    diesBeforeTheFirstCopy(release, { 'repl-diskless-sync-delay': '3600', 'repl-diskless-sync-max-replicas': '0' }, 'not begun'),
  );

  if (!stage.everything) return;

  stage.fresh('#19 the master dies while it sends the first copy: a replica with a part of it is not promoted', (release) =>
    // One copy for both, as soon as both ask. The delay is in microseconds for each key: 30 s, enough for the sentinels to see the copy.
    diesBeforeTheFirstCopy(
      release,
      { 'repl-diskless-sync-delay': '60', 'repl-diskless-sync-max-replicas': '2', 'rdb-key-save-delay': '150000' },
      'under way',
    ),
  );
}

/** Two replicas have lost their volumes, and the master dies before either has its data; `settings` make that last. */
async function diesBeforeTheFirstCopy(
  release: LocalRelease,
  settings: Readonly<Record<string, string>>,
  copy: 'not begun' | 'under way',
): Promise<void> {
  const master = await release.boot();
  const others = release.members.filter((member) => member !== master);
  await release.put('before', 200);
  await Promise.all(others.map((member) => member.crash()));
  for (const member of others) member.loseData();
  await master.askRedis((redis) => redis.call('CONFIG', 'SET', ...Object.entries(settings).flat()));
  for (const member of others) member.start();
  const waiting = async () => {
    const roles = await Promise.all(others.map((member) => member.role()));
    const infos = await Promise.all(others.map((member) => member.askRedis((redis) => redis.info('replication'))));
    const underWay = copy === 'under way' ? '1' : '0';
    return (
      roles.every(({ role, linkUp, priority }) => role === 'slave' && !linkUp && priority === 0) &&
      infos.every((info) => field(info, 'master_sync_in_progress') === underWay)
    );
  };
  await until(`both wait for their first copy, which is ${copy}`, 30, waiting);
  await until('all sentinels know them with priority 0', 30, async () => {
    const lists = await Promise.all(release.members.map((member) => member.sentinelList('REPLICAS')));
    return lists.every((list) => list.length === 2 && list.every((replica) => replica['slave-priority'] === '0'));
  });
  expect(await waiting()).toBe(true);
  await master.redis.kill();
  await until('the sentinels looked for a replica in vain', 40, () =>
    release.members.some((member) => /-failover-abort-no-good-slave/.test(member.sentinel.log())),
  );
  expect(await release.masters()).toEqual([]);
  master.redis.start();
  expect(await release.settled(90)).toBe(master);
  await release.expectEverywhere('before', 200);
}

/** The master member dies, and is back before the sentinels call it down: another member takes over all the same. */
async function backWithinDownAfter(
  stage: Stage,
  release: LocalRelease,
  volume: 'with its volume' | 'with an empty volume',
): Promise<LoadReport> {
  const master = await release.settled();
  await release.put('before', 100);
  const load = await release.startLoad();
  load.mark('master member killed');
  await master.crash();
  if (volume === 'with an empty volume') master.loseData();
  await sleep(2000);
  load.mark('master member back');
  master.start();
  await until('another master', 40, async () => (await release.masters()).some((member) => member !== master));
  await load.steady();
  const next = await release.settled();
  const report = await load.finish();
  stage.report(`master member killed, back after 2 s ${volume}`, report);
  expect(next).not.toBe(master);
  expectAtMostOneLostPerConnection(report);
  await release.expectEverywhere('before', 100);
  return report;
}
