import { setTimeout as sleep } from 'node:timers/promises';
import { configEpochs, Elections } from '../evidence';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';
import { expectAtMostOneLostPerConnection, expectNothingLost } from './crash';

const hangSeconds = 10;

function identities(release: LocalRelease): Promise<unknown[]> {
  return Promise.all(release.members.map((member) => member.askSentinel((sentinel) => sentinel.call('SENTINEL', 'MYID'))));
}

/** A Sentinel hangs for a while: nothing must happen. */
async function hangs(stage: Stage, release: LocalRelease, who: 'master' | 'replica'): Promise<void> {
  const master = await release.settled();
  const member = who === 'master' ? master : release.members.filter((each) => each !== master)[0];
  const elections = new Elections(release);
  const load = await release.startLoad();
  load.mark('Sentinel hangs');
  member.sentinel.freeze();
  const frozen = Date.now();
  // The kubelet would end a probe after 6 s, and take the member out of service though a majority names it.
  const probe = await member.probe('redis', 'ready');
  expect(probe).toMatchObject({ code: 0, output: '' });
  stage.figure(`redis ready beside a frozen Sentinel of the ${who}: ${probe.milliseconds} ms`);
  expect(probe.milliseconds).toBeLessThan(6000);
  await sleep(Math.max(0, hangSeconds * 1000 - (Date.now() - frozen)));
  load.mark('Sentinel goes on');
  member.sentinel.thaw();
  expect(await release.settled()).toBe(master);
  await load.steady();
  const report = await load.finish();
  stage.report(`Sentinel of the ${who} hung for ${hangSeconds} s`, report);
  expectNothingLost(report);
  expect(elections.choices()).toEqual([]);
  expect(report.longestStallMs).toBeLessThan(1500);
}

/** The same, and the master is stopped meanwhile. */
async function handOverBeside(stage: Stage, release: LocalRelease, who: 'master' | 'replica'): Promise<void> {
  const master = await release.settled();
  const others = release.members.filter((each) => each !== master);
  const member: Member = who === 'master' ? master : others[0];
  const elections = new Elections(release);
  const load = await release.startLoad();
  const frozen = load.mark('Sentinel hangs');
  member.sentinel.freeze();
  load.mark('master stopped');
  const stopped = master.stop();
  await until('another master', 30, async () => (await release.masters()).some((each) => each !== master));
  await sleep(Math.max(0, hangSeconds * 1000 - (Date.now() - frozen)));
  load.mark('Sentinel goes on');
  member.sentinel.thaw();
  await stopped;
  master.start();
  const next = await release.settled(90);
  await load.steady();
  const report = await load.finish();
  stage.report(`master stopped while the Sentinel of ${who === 'master' ? 'its own pod' : 'a replica'} hangs`, report);
  expect(others).toContain(next);
  expectNothingLost(report);
  elections.expectOneAtATime();
  expect(elections.choices()).toHaveLength(1);
  expect(report.longestStallMs).toBeLessThan(6000);
}

/** In ms, for each Sentinel: info-period and ping-period. */
function periods(release: LocalRelease): Promise<string[]> {
  return Promise.all(
    release.members.map(async (member) => {
      const answer = `${await member.askSentinel((each) => each.call('SENTINEL', 'DEBUG'))}`;
      return `${/INFO-PERIOD,(\d+)/.exec(answer)?.[1]} and ${/PING-PERIOD,(\d+)/.exec(answer)?.[1]}`;
    }),
  );
}

export function sentinels(stage: Stage): void {
  stage.healthy('#21 each Sentinel, then all of them restart under load: same master, same ids, none counted twice', async (release) => {
    const master = await release.settled();
    const ids = await identities(release);
    const epochs = await configEpochs(release);
    const elections = new Elections(release);
    const load = await release.startLoad();
    for (const some of [...release.members.map((member) => [member]), release.members]) {
      load.mark(`${some.map(({ name }) => name).join(', ')}: Sentinel killed`);
      await Promise.all(some.map((member) => member.sentinel.kill()));
      for (const member of some) member.sentinel.start();
      expect(await release.settled()).toBe(master);
    }
    await until('the short periods are said again in the new lives', 20, async () =>
      (await periods(release)).every((each) => each === '1000 and 700'),
    );
    await load.steady();
    const report = await load.finish();
    stage.report('each Sentinel restarted, then all', report);
    expectNothingLost(report);
    expect(await identities(release)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    // Sentinel keeps an epoch that it was told for the same master in memory only, and is told again every two seconds.
    await until('all have the epochs of before', 15, async () => `${await configEpochs(release)}` === `${epochs}`);
    expect(elections.choices()).toEqual([]);
    expect(report.longestStallMs).toBeLessThan(1500);
  });

  stage.healthy('#44 a Sentinel hangs for 10 s, and the master is stopped meanwhile: it hands over all the same', (release) =>
    handOverBeside(stage, release, 'replica'),
  );

  stage.fresh('#44 a Sentinel that has just hung does nothing for 30 s: the hook asks another one for the hand-over', async (release) => {
    await release.boot();
    await release.makeMaster(release.members[1]);
    const [hung] = release.members; // the hook would ask the Sentinel of this member
    hung.sentinel.freeze();
    await sleep(3000);
    hung.sentinel.thaw();
    await until('it holds still', 10, async () => /sentinel_tilt:1/.test(await hung.askSentinel((each) => each.info('sentinel'))));
    const elections = new Elections(release);
    const load = await release.startLoad();
    load.mark('master stopped');
    await release.members[1].stop();
    release.members[1].start();
    const next = await release.settled(90);
    await load.steady();
    const report = await load.finish();
    stage.report('master stopped while a Sentinel holds still', report);
    expect(next).not.toBe(release.members[1]);
    expectNothingLost(report);
    expect(elections.choices()).toEqual([expect.objectContaining({ sentinel: 'redis-2' })]);
    expect(report.longestStallMs).toBeLessThan(4500);
  });

  if (!stage.everything) return;

  for (const who of ['master', 'replica'] as const)
    stage.healthy(`#44 the Sentinel of the ${who} hangs for 10 s: nothing changes`, (release) => hangs(stage, release, who));

  stage.healthy('#44 the Sentinel of the master hangs while the master is stopped: it hands over all the same', (release) =>
    handOverBeside(stage, release, 'master'),
  );

  stage.healthy('#22 the Sentinel that was elected dies at that moment: the others elect again', async (release) => {
    const master = await release.settled();
    await release.put('before', 100);
    const elections = new Elections(release);
    const load = await release.startLoad();
    load.mark('master hangs');
    master.redis.freeze();
    let leader: Member | undefined;
    try {
      const end = Date.now() + 30_000;
      while (leader === undefined && Date.now() < end) {
        leader = release.members.find((_, ordinal) => elections.log(ordinal).includes('+elected-leader'));
        await sleep(2);
      }
      expect(leader).toBeDefined();
      leader?.sentinel.freeze(); // at once: to find all processes of a container takes longer than a failover, at times
      load.mark(`${leader?.name}: elected Sentinel killed`);
      await leader?.sentinel.kill();
      const reached = elections.log(release.members.indexOf(leader as Member)).match(/\+[a-z-]+/g);
      stage.figure(`elected Sentinel killed after ${reached?.slice(-1)[0]}`);
      expect(reached).not.toContain('+failover-state-wait-promotion');
      await until('another master', 60, async () => {
        const roles = await Promise.all(release.members.filter((each) => each !== master).map((each) => each.role()));
        return roles.some(({ role, replicasOnline }) => role === 'master' && replicasOnline > 0);
      });
      await load.steady();
    } finally {
      master.redis.thaw();
    }
    leader?.sentinel.start();
    await release.settled(90);
    const report = await load.finish();
    stage.report('elected Sentinel killed', report);
    // Not `+promoted-slave`, which no Sentinel logs when the others are told of the promotion first.
    const orders = elections.choices().filter(({ ordered }) => ordered);
    expect(orders).toHaveLength(1);
    expect(orders[0].sentinel).not.toBe(leader?.name);
    expectAtMostOneLostPerConnection(report);
    await release.expectEverywhere('before', 100);
    elections.expectOneAtATime();
    expect(new Set(await configEpochs(release)).size).toBe(1);
    // The two remaining sentinels may begin at the same moment, each with its own vote, and elect again.
    const votes = elections.votes();
    const isSplit = (epoch: number) => new Set(votes.filter((vote) => vote.epoch === epoch).map(({ candidate }) => candidate)).size > 1;
    const splits = [...new Set(votes.map(({ epoch }) => epoch))].filter(isSplit).length;
    if (splits > 0) stage.figure(`elections after that in which each of two voted for itself: ${splits}`);
    // down-after, twice the failover-timeout for each further election, 5 s
    expect(report.longestStallMs).toBeLessThan(5000 + 2 * 6000 * (1 + splits) + 5000 + 4000);
  });
}
