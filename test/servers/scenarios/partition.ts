import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../../load/ledger';
import { copiesSent, Elections, lostTimes } from '../evidence';
import type { LocalRelease } from '../local-release';
import { noPodNetwork } from '../network';
import { until } from '../poll';
import { notRun, type Stage } from '../stage';
import { expectNothingLost } from './crash';
import { clientsBeside, clientsElsewhere, stoppedWithin, takenOverWithin } from './sides';

const cutSeconds = 20;

/** The master is cut off with clients on its side, and comes back. These clients lose the writes that it acknowledged before it noticed the cut. */
async function isolatedMaster(
  stage: Stage,
  release: LocalRelease,
  wait?: { replicas: number; timeoutMilliseconds: number },
): Promise<void> {
  const master = await release.boot();
  const others = release.members.filter((member) => member !== master);
  const elections = new Elections(release);
  const inside = await clientsBeside(release, master, { wait });
  const outside = await clientsElsewhere(release);
  await inside.steady();
  const cut = inside.mark('master cut off');
  outside.mark('master cut off');
  release.podNetwork.cut(release.members.indexOf(master), 'peers and clients elsewhere');
  const next = await release.settled(cutSeconds, others);
  await until('the time of the cut is over', cutSeconds, () => now() - cut > cutSeconds * 1000);
  const lastInside = inside.ledger.lastAcknowledgement() ?? 0;
  expect(await release.masters()).toEqual(release.members.filter((member) => member === master || member === next));
  inside.mark('healed');
  release.podNetwork.heal();
  const healed = outside.mark('healed');
  expect(await release.settled(90)).toBe(next);
  stage.figure(`master cut off: ${Math.round(now() - healed)} ms after healing one master, all agree, all in sync`);
  await inside.steady();
  await outside.steady();

  // Both sides, each by its own ledger.
  const other = await outside.finish({ removeKeys: false });
  const report = await inside.finish({ replicas: others.length, removeKeys: false });
  stage.report(`master cut off for ${cutSeconds} s, clients elsewhere`, other);
  stage.report(`master cut off for ${cutSeconds} s, clients on its side${wait === undefined ? '' : ', with WAIT 1'}`, report);
  const lost = (await lostTimes(inside.ledger, next)).map((time) => time - cut);
  const elsewhere = other.stalls.filter(({ from }) => from >= cut - 1000);
  const failover = elsewhere.reduce((longest, stall) => (stall.milliseconds > longest.milliseconds ? stall : longest));
  const takenOver = failover.to - cut;
  stage.figure(
    `last write taken by the master that was cut off: ${Math.round(lastInside - cut)} ms after the cut, first by its successor: ${Math.round(takenOver)} ms; ` +
      `${lost.length} of its own lost${lost.length === 0 ? '' : `, acknowledged ${Math.round(lost[0])} to ${Math.round(lost[lost.length - 1])} ms after the cut`}`,
  );
  expect(lastInside - cut).toBeLessThan(stoppedWithin);
  expect(takenOver).toBeGreaterThan(lastInside - cut);
  expect(takenOver).toBeLessThan(takenOverWithin);
  expect(lost.filter((time) => time < -500 || time > stoppedWithin)).toEqual([]);
  if (wait !== undefined) expectNothingLost(report);
  expect(Math.max(...other.lostPerWriter)).toBeLessThanOrEqual(1);
  expect(report.replicas.map((replica) => replica.lost)).toEqual(others.map(() => report.lost));
  elections.expectOneAtATime();
}

/** The cut ends when the others choose a new master: the old master hears its replicas again, and does not know of the new one for a moment. */
async function healedInTheFailover(stage: Stage, release: LocalRelease): Promise<void> {
  const master = await release.boot();
  const others = release.members.filter((member) => member !== master);
  const elections = new Elections(release);
  const load = await release.startLoad({ wait: { replicas: 1, timeoutMilliseconds: 1000 }, pauseMilliseconds: 5 });
  await load.steady();
  load.mark('master cut off');
  release.podNetwork.cut(release.members.indexOf(master), 'peers');
  const chosen = () => others.some((member) => elections.log(release.members.indexOf(member)).includes('+selected-slave'));
  for (const end = now() + 20_000; !chosen(); ) {
    if (now() > end) throw new Error('no sentinel fails over');
    await sleep(20);
  }
  load.mark('healed');
  release.podNetwork.heal();
  const next = await release.settled(60);
  expect(next).not.toBe(master);
  await load.steady();
  const report = await load.finish({ removeKeys: false });
  stage.report('master cut off until others fail over, clients wait for a replica', report);
  expect(await lostTimes(load.ledger, next)).toEqual([]);
  expect(report.replicas.map(({ lost }) => lost)).toEqual([0, 0]);
  elections.expectOneAtATime();
}

async function isolatedReplica(stage: Stage, release: LocalRelease, seconds: number): Promise<void> {
  const master = await release.boot();
  const replica = release.members.filter((member) => member !== master)[0];
  const before = await copiesSent(master);
  const elections = new Elections(release);
  const load = await release.startLoad();
  const cut = load.mark('replica cut off');
  release.podNetwork.cut(release.members.indexOf(replica), 'everybody');
  await until('the time of the cut is over', seconds + 5, () => now() - cut > seconds * 1000);
  const healed = load.mark('healed');
  release.podNetwork.heal();
  expect(await release.settled(90)).toBe(master);
  stage.figure(`replica cut off for ${seconds} s: ${Math.round(now() - healed)} ms after healing all agree, all in sync`);
  await load.steady();
  const report = await load.finish();
  const after = await copiesSent(master);
  stage.report(`replica cut off for ${seconds} s, ${after.partial - before.partial} partial copies`, report);
  expectNothingLost(report);
  expect(after.full).toBe(before.full);
  expect(elections.choices()).toEqual([]);
  expect(report.longestStallMs).toBeLessThan(1500);
}

/**
 * A deletion by force where the network plugin drops new connections of a pod that Kubernetes has forgotten: the hook can ask no sentinel. The replacement
 * starts as soon as redis has ended, and asks for the failover.
 */
async function unheard(stage: Stage, release: LocalRelease): Promise<void> {
  const master = await release.boot();
  const elections = new Elections(release);
  const load = await release.startLoad();
  await load.steady();
  release.podNetwork.allowNoNewConnection(release.members.indexOf(master));
  load.mark('master stopped by force');
  await master.stop(1);
  release.podNetwork.heal();
  load.mark('its replacement starts');
  master.start();
  const next = await release.settled(90);
  expect(next).not.toBe(master);
  await load.steady();
  const report = await load.finish();
  stage.report('master stopped by force, no new connection leads to its peers', report);
  expectNothingLost(report);
  elections.expectOneAtATime();
  expect(report.longestStallMs).toBeLessThan(5000); // down-after and a failover take 6 s
}

/**
 * The sentinel that the hook asks promotes the redis of its own pod, and both are cut off before any other member hears of the promotion. The hook asks another
 * sentinel. The two failovers must not take the same epoch, or each side would keep its own master forever.
 */
async function lostLeader(stage: Stage, release: LocalRelease): Promise<void> {
  const master = await release.boot();
  const [leader, other] = release.members.filter((member) => member !== master);
  const elections = new Elections(release);
  const load = await release.startLoad();
  await load.steady();
  load.mark('master stopped');
  const stopped = master.stop();
  // Sentinel itself sees the promotion up to a second later.
  await until(`${leader.name} is promoted`, 20, async () => leader.sentinel.log().includes('+failover-state-wait-promotion'));
  while ((await leader.role()).role !== 'master');
  release.podNetwork.cut(release.members.indexOf(leader), 'everybody');
  load.mark(`${leader.name} cut off`);
  await stopped;
  expect(await release.settled(30, [other])).toBe(other);
  master.start();
  await load.steady();
  release.podNetwork.heal();
  load.mark('healed');
  expect(await release.settled(60)).toBe(other);
  await load.steady();
  const report = await load.finish();
  stage.report('the sentinel that leads is cut off with what it promoted', report);
  expectNothingLost(report);
  expect(master.redis.log()).toContain(`${leader.name} is gone in the middle of the failover`);
  elections.expectOneAtATime();
}

/**
 * A replica is cut off, the master dies without a return, and the cut ends. The Sentinel of the replica hears the other Sentinel before it hears
 * the other replica, and could promote its own replica, which has old data.
 */
async function healedWithoutMaster(release: LocalRelease): Promise<void> {
  const master = await release.boot();
  const [stale, fresh] = release.members.filter((member) => member !== master);
  const load = await release.startLoad({ wait: { replicas: 1, timeoutMilliseconds: 1000 } });
  await load.steady();
  release.podNetwork.cut(release.members.indexOf(stale), 'peers and clients elsewhere');
  await load.steady({ quietMilliseconds: 2500 });
  await load.stop();
  await Promise.all([master.redis.kill(), master.sentinel.kill()]);
  for (const member of [stale, fresh])
    await until(`${member.name} calls the master down`, 20, async () => (await member.sentinelMaster()).flags.includes('s_down'));
  release.podNetwork.heal();
  const promoted = await until('another master', 60, async () => (await release.masters())[0]);
  expect(await lostTimes(load.ledger, promoted)).toEqual([]);
  expect(promoted).toBe(fresh);
  master.start();
  await release.settled(90);
}

export function partitions(stage: Stage): void {
  const why = noPodNetwork();
  if (why !== undefined) {
    notRun(`members that are cut off: ${why}`);
    return;
  }
  const podNetwork = true;

  stage.fresh(
    '#12 the master is cut off with clients on its side: it stops taking writes before another master does, and follows when it is back',
    (release) => isolatedMaster(stage, release),
    { podNetwork },
  );

  if (stage.one) {
    stage.fresh(
      '#13 the master is cut off until the others choose another: no write is lost that WAIT 1 confirmed to a client',
      (release) => healedInTheFailover(stage, release),
      { podNetwork },
    );

    stage.fresh(
      '#13 the master is cut off with clients on its side that wait for a replica: nothing is lost',
      (release) => isolatedMaster(stage, release, { replicas: 1, timeoutMilliseconds: 1000 }),
      { podNetwork },
    );
  }

  stage.together(
    '#85 a replica is cut off, the master dies, and the cut ends: no write is lost that WAIT 1 confirmed',
    Array.from({ length: 4 }, () => healedWithoutMaster),
    Array.from({ length: 4 }, () => ({ podNetwork })),
  );

  stage.fresh(
    '#38 the master is stopped by force and cannot open connections to its peers: its replacement asks for the failover',
    (release) => unheard(stage, release),
    { podNetwork },
  );

  stage.fresh(
    '#14 a replica is cut off: writes go on, and it catches up without a full copy',
    (release) => isolatedReplica(stage, release, 12),
    { podNetwork },
  );

  if (stage.everything) {
    stage.fresh(
      '#22 the master is stopped, and its successor is cut off before any other member hears of it: another member takes over, in a later epoch',
      (release) => lostLeader(stage, release),
      // Otherwise promotion-watch.sh would tell the others at once.
      { podNetwork, change: (files) => Object.assign(files, { 'promotion-watch.sh': 'exit 0\n' }) },
    );

    stage.fresh(
      '#14 a replica is cut off for so long that the master drops its connection: it still catches up without a full copy',
      (release) => isolatedReplica(stage, release, 45),
      { podNetwork },
    );
  }
}
