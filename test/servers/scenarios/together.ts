import { setTimeout as sleep } from 'node:timers/promises';
import { configEpochs, Elections } from '../evidence';
import type { LocalRelease } from '../local-release';
import { until } from '../poll';
import type { Stage } from '../stage';
import { expectAtMostOneLostPerConnection } from './crash';

/** All views are equal, and no two failovers had the same epoch. */
async function expectOneStory(release: LocalRelease, elections: Elections): Promise<void> {
  await release.settled();
  elections.expectOneAtATime();
  expect(new Set(await configEpochs(release)).size).toBe(1);
}

/**
 * The master hangs for that long and then dies: its Sentinel container asks for a failover, the restarted container asks too, and the
 * sentinels have begun their own failover.
 */
function hangsThenDies(stage: Stage, milliseconds: number): void {
  stage.healthy(
    `#30 the master hangs and its process dies ${milliseconds} ms later, as the sentinels call it down: one failover at a time`,
    async (release) => {
      const master = await release.settled();
      await release.put('before', 100);
      const elections = new Elections(release);
      const load = await release.startLoad();
      load.mark('master hangs');
      master.redis.freeze();
      await sleep(milliseconds);
      load.mark('master killed');
      await master.redis.kill();
      master.redis.start();
      await until('another master', 60, async () => (await release.masters()).some((member) => member !== master));
      await load.steady();
      await expectOneStory(release, elections);
      const report = await load.finish();
      stage.report(`master hung for ${milliseconds} ms, then killed; ${elections.choices().length} failovers`, report);
      expectAtMostOneLostPerConnection(report);
      await release.expectEverywhere('before', 100);
      expect(report.longestStallMs).toBeLessThan(25_000);
    },
  );
}

/** The whole member dies and is back when the others are about to elect. */
function backAtTheElection(stage: Stage, milliseconds: number): void {
  stage.fresh(
    `#30 the master member dies and is back ${milliseconds} ms later, as the sentinels call it down: one failover at a time`,
    async (release) => {
      const master = await release.boot();
      await release.put('before', 100);
      const elections = new Elections(release);
      const load = await release.startLoad();
      load.mark('master member killed');
      await master.crash();
      await sleep(milliseconds);
      load.mark('master member back');
      master.start();
      await until('another master', 60, async () => (await release.masters()).some((member) => member !== master));
      await load.steady();
      await expectOneStory(release, elections);
      const report = await load.finish();
      stage.report(`master member back after ${milliseconds} ms, ${elections.choices().length} failovers`, report);
      expectAtMostOneLostPerConnection(report);
      await release.expectEverywhere('before', 100);
      expect(report.longestStallMs).toBeLessThan(25_000);
    },
  );
}

/** Several processes that would ask for a failover at the same moment. */
export function allAtOnce(stage: Stage): void {
  for (const milliseconds of stage.everything ? [4700, 4900, 5000, 5100, 5300] : [4900]) hangsThenDies(stage, milliseconds);
  for (const milliseconds of stage.everything ? [4500, 4800, 5000, 5200] : []) backAtTheElection(stage, milliseconds);

  stage.healthy("#30 the new master's process dies before the hook of the old master has ended", async (release) => {
    const master = await release.settled();
    await release.put('before', 100);
    const elections = new Elections(release);
    const load = await release.startLoad();
    load.mark('master stopped');
    const stopped = master.stop();
    const next = await until('another master', 30, async () => (await release.masters()).find((member) => member !== master));
    load.mark('new master killed');
    await next.redis.kill();
    next.redis.start();
    await stopped;
    master.start();
    await load.steady();
    await expectOneStory(release, elections);
    const report = await load.finish();
    stage.report(`new master killed during the hand-over, ${elections.choices().length} failovers`, report);
    expectAtMostOneLostPerConnection(report);
    await release.expectEverywhere('before', 100);
    expect(report.longestStallMs).toBeLessThan(25_000);
  });

  if (!stage.everything) return;

  stage.healthy("#30 the master's process dies while its own hook waits for the failover", async (release) => {
    const master = await release.settled();
    await release.put('before', 100);
    const elections = new Elections(release);
    const load = await release.startLoad();
    const before = master.redis.log().length;
    load.mark('master stopped');
    const stopped = master.stop();
    await until('the hook has asked', 30, () => / pre-stop: asked .* for the failover/.test(master.redis.log().slice(before)));
    load.mark('master killed');
    await master.redis.kill();
    await stopped;
    master.start();
    await load.steady();
    await expectOneStory(release, elections);
    const report = await load.finish();
    stage.report(`master killed during its hand-over, ${elections.choices().length} failovers`, report);
    expectAtMostOneLostPerConnection(report);
    await release.expectEverywhere('before', 100);
    expect(report.longestStallMs).toBeLessThan(25_000);
  });
}
