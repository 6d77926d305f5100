import { setTimeout as sleep } from 'node:timers/promises';
import { configEpochs, Elections, hookMilliseconds } from '../evidence';
import type { LocalRelease } from '../local-release';
import { never, until } from '../poll';
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

/** A deletion by force, on a machine so slow that the hook is ended before the hand-over: it has only announced that the member stops. */
async function hookEndedEarly(stage: Stage, release: LocalRelease): Promise<void> {
  const master = await release.boot();
  await release.put('before', 100);
  const elections = new Elections(release);
  const load = await release.startLoad();
  await load.steady();
  load.mark('master stopped by force');
  await master.stop(1);
  const others = release.members.filter((member) => member !== master);
  const next = await release.settled(30, others);
  master.start();
  expect(await release.settled(90)).toBe(next);
  await load.steady();
  const report = await load.finish();
  stage.report('master stopped by force, its hook ended early', report);
  expectNothingLost(report);
  expect(handOvers(release)).toBe(0);
  expect(others.map((member) => member.sentinel.log()).join('')).toMatch(
    new RegExp(`${master.name} said that it stops, and is gone: asked .*for a failover: OK`),
  );
  elections.expectOneAtATime();
  await release.expectEverywhere('before', 100);
  expect(report.longestStallMs).toBeLessThan(3000);
}

/** The hook of a master begins, and its replicas lose their connections, but the master still runs: they get its writes later. */
async function stopsButStays(release: LocalRelease): Promise<void> {
  const master = await release.settled();
  const others = release.members.filter((member) => member !== master);
  const elections = new Elections(release);
  const takeOvers = () => others.map((member) => member.sentinel.log().split(' said that it stops, and is gone').length).join();
  const before = takeOvers();
  expect(await master.askRedis((redis) => redis.publish('__sentinel__:farewell', `stops:${master.address}`))).toBeGreaterThan(0);
  await Promise.all(others.map((member) => member.askRedis((redis) => redis.call('REPLICAOF', master.address, 1))));
  await never(4, async () => (takeOvers() !== before ? 'a member tries to take over' : undefined));
  await Promise.all(others.map((member) => member.askRedis((redis) => redis.call('REPLICAOF', master.address, 6379))));
  expect(await release.settled()).toBe(master);
  expect(elections.choices()).toEqual([]);
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

  stage.healthy('#38 a master announces that it stops, and its replicas lose it, but it still runs: no replica takes over', stopsButStays);

  stage.fresh(
    '#38 the master is stopped by force, and its hook is ended before the hand-over: after its announcement another takes over',
    (release) => hookEndedEarly(stage, release),
    { change: (files) => Object.assign(files, { 'farewell.sh': slow(files['farewell.sh']) }) },
  );
}

/** The hook makes its announcement, and gets no further. */
function slow(farewell: string): string {
  const changed = farewell.replace(/^reach_for_peers\(\) \{$/m, '$&\n  sleep 30');
  expect(changed).not.toBe(farewell);
  return changed;
}
