import { setTimeout as sleep } from 'node:timers/promises';
import { configEpochs, Elections, hookMilliseconds } from '../evidence';
import type { LocalRelease } from '../local-release';
import { until } from '../poll';
import type { Stage } from '../stage';
import { expectNothingLost } from './crash';

function expectNoForcedEnd(release: LocalRelease): void {
  for (const member of release.members) {
    for (const container of ['redis', 'sentinel'] as const)
      expect(member[container].log()).not.toContain('SIGKILL at the end of the grace period');
  }
}

/** The number of hand-overs so far, from the logs of the hooks: a crash is survived too, but clients wait longer. */
export function handOvers(release: LocalRelease): number {
  return release.members
    .map((member) => member.redis.log().split(' pre-stop: handed over to ').length - 1)
    .reduce((sum, each) => sum + each);
}

export function stops(stage: Stage): void {
  stage.healthy('#3 rolling restart 2, 1, 0 under load, with the master in the middle', async (release) => {
    await release.makeMaster(release.members[1]);
    await release.put('before', 100);
    const before = handOvers(release);
    const elections = new Elections(release);
    const load = await release.startLoad();
    for (const member of [...release.members].reverse()) {
      load.mark(`${member.name} stopped`);
      await member.stop();
      member.start();
      await release.settled();
      await sleep(release.rendered.minReadySeconds * 1000); // as the StatefulSet waits before the next pod
    }
    await load.steady();
    const epochs = await configEpochs(release);
    const report = await load.finish();
    const failovers = elections.choices().length;
    stage.report(`rolling restart, ${failovers} hand-overs`, report);
    expectNothingLost(report);
    expect(new Set(epochs).size).toBe(1);
    expect(failovers).toBeLessThanOrEqual(2);
    expect(failovers).toBeGreaterThanOrEqual(1);
    expect(handOvers(release) - before).toBe(failovers);
    await release.expectEverywhere('before', 100);
    expect(report.longestStallMs).toBeLessThan(4800);
    expectNoForcedEnd(release);
  });

  stage.healthy('#18 all members are stopped at once under load: nothing is lost, and all come back', async (release) => {
    await release.put('before', 100);
    const load = await release.startLoad();
    const stopped = load.mark('all stopped');
    await Promise.all(release.members.map((member) => member.stop()));
    const started = load.mark('all started');
    release.start();
    await release.settled();
    await load.steady();
    const report = await load.finish();
    const hooks = release.members.map((member) => hookMilliseconds(member.redis));
    stage.figure(`all stopped within ${Math.round(started - stopped)} ms, the hooks of redis within ${hooks.join(', ')} ms`);
    stage.report('all stopped and started', report);
    expectNothingLost(report);
    await release.expectEverywhere('before', 100);
    expect(started - stopped).toBeLessThan(40_000);
    expect(Math.max(...hooks)).toBeLessThan(5000); // 2 s, and time for a slow machine
    expectNoForcedEnd(release);
  });

  stage.healthy('#30 two members are stopped at once, one of them the master', async (release) => {
    const master = await release.settled();
    const others = release.members.filter((member) => member !== master);
    await release.put('before', 100);
    const load = await release.startLoad();
    const before = handOvers(release);
    load.mark('two stopped');
    await Promise.all([master.stop(), others[0].stop()]);
    await until('the third is master', 30, async () => (await others[1].role()).role === 'master');
    load.mark('two started');
    release.start();
    await release.settled();
    await load.steady();
    const report = await load.finish();
    stage.report('master and a replica stopped at once', report);
    expectNothingLost(report);
    expect(handOvers(release) - before).toBe(1);
    expect(new Set(await configEpochs(release)).size).toBe(1);
    await release.expectEverywhere('before', 100);
    expectNoForcedEnd(release);
  });
}
