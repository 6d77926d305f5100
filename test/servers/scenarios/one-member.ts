import { rmSync } from 'node:fs';
import { configEpochs, Elections } from '../evidence';
import { until } from '../poll';
import type { Stage } from '../stage';
import { expectAtMostOneLostPerConnection, expectNothingLost } from './crash';
import { handOvers } from './stop';

/** One member stops with its pod: on purpose, by a crash, for good, or repeatedly. */
export function oneMember(stage: Stage): void {
  stage.healthy('#4 the master is stopped under load: it hands over, and nothing is lost', async (release) => {
    const master = await release.settled();
    const before = handOvers(release);
    const elections = new Elections(release);
    const load = await release.startLoad();
    load.mark('master stopped');
    await master.stop();
    load.mark('master started');
    master.start();
    const next = await release.settled();
    await load.steady();
    const report = await load.finish();
    stage.report('master stopped', report);
    expect(next).not.toBe(master);
    expectNothingLost(report);
    // Without its hook the others would see the end of the master, and mostly fail over without a loss too.
    expect(handOvers(release) - before).toBe(1);
    expect(elections.choices()).toHaveLength(1);
    expect(report.longestStallMs).toBeLessThan(4500);
  });

  stage.healthy('#4 the master has no socket files, as a pod that an earlier version has started: its hook hands over', async (release) => {
    const master = await release.settled();
    const before = handOvers(release);
    const load = await release.startLoad();
    for (const server of ['redis', 'sentinel'] as const) rmSync(master.socket(server));
    load.mark('master stopped');
    await master.stop();
    master.start();
    const next = await release.settled();
    await load.steady();
    const report = await load.finish();
    stage.report('master without socket files stopped', report);
    expect(next).not.toBe(master);
    expectNothingLost(report);
    expect(handOvers(release) - before).toBe(1);
    expect(report.longestStallMs).toBeLessThan(4500);
  });

  stage.healthy('#5 a replica is stopped under load: clients do not notice', async (release) => {
    const master = await release.settled();
    const replica = release.members.filter((member) => member !== master)[0];
    const elections = new Elections(release);
    const load = await release.startLoad();
    load.mark('replica stopped');
    await replica.stop();
    load.mark('replica started');
    replica.start();
    expect(await release.settled()).toBe(master);
    await load.steady();
    const report = await load.finish();
    stage.report('replica stopped', report);
    expectNothingLost(report);
    expect(elections.choices()).toEqual([]);
    expect(report.longestStallMs).toBeLessThan(1500);
  });

  stage.fresh('#8 the master member is gone for good: the others wait for down-after and go on alone', async (release) => {
    const master = await release.boot();
    const others = release.members.filter((member) => member !== master);
    await release.put('before', 100);
    const elections = new Elections(release);
    const load = await release.startLoad();
    load.mark('master member killed');
    await master.crash();
    expect(others).toContain(await release.settled(60, others));
    await load.steady();
    const report = await load.finish({ replicas: 1 });
    stage.report('master member gone for good', report);
    expectAtMostOneLostPerConnection(report);
    await release.expectEverywhere('before', 100, others);
    elections.expectOneAtATime();
    expect(report.longestStallMs).toBeGreaterThan(4500);
    expect(report.longestStallMs).toBeLessThan(9000); // down-after 5 s, 1.3 s, and time for a slow machine
  });

  stage.healthy(
    '#20 a replica comes back empty, and the master member dies within a second: the replica in sync takes over',
    async (release) => {
      const master = await release.settled();
      const [empty, whole] = release.members.filter((member) => member !== master);
      await release.put('before', 2000);
      const elections = new Elections(release);
      const load = await release.startLoad();
      await empty.crash();
      empty.loseData();
      load.mark('replica back, empty');
      empty.start();
      await until('it listens', 20, () => empty.role());
      load.mark('master member killed');
      await master.crash();
      // The empty member may never have heard of the Sentinel that died, so the test does not check its list.
      await until('the one in sync is master', 40, async () => (await whole.role()).role === 'master');
      await load.steady();
      master.start();
      expect(await release.settled()).toBe(whole);
      const report = await load.finish();
      stage.report('master member killed while a replica begins with nothing', report);
      expectAtMostOneLostPerConnection(report);
      await release.expectEverywhere('before', 2000);
      elections.expectOneAtATime();
      expect(report.longestStallMs).toBeLessThan(20_000);
    },
  );

  if (!stage.everything) return;

  stage.fresh(
    '#23 the master member dies thirty times and stays away: an election each time, and no split vote',
    async (release) => {
      await release.boot();
      const stalls: number[] = [];
      for (let time = 0; time < 30; time++) {
        const master = await release.settled();
        const others = release.members.filter((member) => member !== master);
        const elections = new Elections(release);
        const load = await release.startLoad();
        load.mark('master member killed');
        await master.crash();
        expect(others).toContain(await release.settled(60, others));
        await load.steady();
        master.start();
        await release.settled();
        const report = await load.finish();
        stage.report(`master member killed, time ${time + 1}`, report);
        expectAtMostOneLostPerConnection(report);
        elections.expectOneAtATime();
        const votes = elections.votes();
        expect(votes.map(({ voter }) => voter)).toEqual(others.map(({ name }) => name));
        expect(new Set(votes.map(({ candidate }) => candidate)).size).toBe(1);
        stalls.push(report.longestStallMs);
      }
      // A split vote is repeated after twice the failover-timeout, 12 s.
      expect(stalls.filter((stall) => stall >= 10_000)).toEqual([]);
    },
    {},
    1200,
  );

  stage.healthy(
    '#6 the master process is killed thirty times: each time a failover is requested and happens',
    async (release) => {
      const stalls: number[] = [];
      const elections = new Elections(release);
      for (let time = 0; time < 30; time++) {
        const master = await release.settled();
        const load = await release.startLoad();
        load.mark('master killed');
        // Not `crash`, which waits longer each time before it restarts the container.
        await master.redis.kill();
        setTimeout(() => master.redis.start(), 300);
        await until('another master', 60, async () => (await release.masters()).some((member) => member !== master));
        await release.settled();
        await load.steady();
        const report = await load.finish();
        stage.report(`master killed, time ${time + 1}`, report);
        expectAtMostOneLostPerConnection(report);
        stalls.push(report.longestStallMs);
      }
      expect(Math.max(...stalls)).toBeLessThan(10_000);
      elections.expectOneAtATime();
    },
    600,
  );

  stage.healthy(
    '#35 twenty restarts of members: the sentinels know three members, and no ghost',
    async (release) => {
      await release.put('before', 100);
      const load = await release.startLoad();
      for (let time = 0; time < 20; time++) {
        const member = release.members[(time * 2) % 3];
        // Every third time without a hook.
        if (time % 3 === 2) await member.crash();
        else await member.stop();
        member.start();
        await release.settled();
      }
      await load.steady();
      const report = await load.finish();
      stage.report('twenty restarts of members', report);
      expectAtMostOneLostPerConnection(report);
      const addresses = release.members.map(({ address }) => address);
      for (const member of release.members) {
        const [replicas, sentinels] = [await member.sentinelList('REPLICAS'), await member.sentinelList('SENTINELS')];
        const { ip, 'num-slaves': slaves, 'num-other-sentinels': others } = await member.sentinelMaster();
        expect([...replicas.map((each) => each.ip), ip].sort()).toEqual(addresses);
        expect([...sentinels.map((each) => each.ip), member.address].sort()).toEqual(addresses);
        expect([slaves, others]).toEqual(['2', '2']);
      }
      expect(new Set(await configEpochs(release)).size).toBe(1);
      await release.expectEverywhere('before', 100);
    },
    600,
  );
}
