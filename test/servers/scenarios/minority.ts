import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../../load/ledger';
import { Elections, lostTimes } from '../evidence';
import type { LocalRelease } from '../local-release';
import { lastContact } from '../looks';
import { noPodNetwork } from '../network';
import { until } from '../poll';
import { notRun, type Stage } from '../stage';
import { clientsBeside, clientsElsewhere, stoppedWithin, takenOverWithin } from './sides';

/** A safe write: `WAIT` for so many replicas that they are a majority with the master. */
function majorityOfReplicas(release: LocalRelease) {
  return { replicas: Math.floor(release.members.length / 2), timeoutMilliseconds: 1000 };
}

/**
 * The master is cut off with as many members as leave the others a majority, with clients on its side, and comes back. It hears replicas all the time,
 * but too few: it must stop taking writes before the others have a master, and take none at the moment in which the cut ends.
 */
async function masterInTheMinority(stage: Stage, release: LocalRelease): Promise<void> {
  const master = await release.boot();
  const size = release.members.length;
  const others = release.members.filter((member) => member !== master);
  const minority = [master, ...others.slice(0, Math.floor(size / 2) - 1)];
  const majority = release.members.filter((member) => !minority.includes(member));
  const what = `${minority.length} of ${size} members cut off, the master among them`;
  const elections = new Elections(release);
  const inside = await clientsBeside(release, master);
  const waiting = await clientsBeside(release, master, { wait: majorityOfReplicas(release), pauseMilliseconds: 5 });
  const outside = await clientsElsewhere(release);
  const loads = [inside, waiting, outside];
  const mark = (label: string) => Math.max(...loads.map((load) => load.mark(label)));
  await Promise.all(loads.map((load) => load.steady()));

  const cut = mark(what);
  release.podNetwork.cut(
    minority.map((member) => release.members.indexOf(member)),
    'peers and clients elsewhere',
  );
  const next = await release.settled(30, majority);
  const lastInside = inside.ledger.lastAcknowledgement() ?? 0;
  expect(await release.masters()).toEqual(release.members.filter((member) => member === master || member === next));
  // If no other member comes back, the copies of the others are fresher.
  await until('their contact to a master is over', 20, async () => {
    const contacts = minority.map(lastContact);
    await sleep(2500);
    return minority.every((member, index) => lastContact(member) === contacts[index]);
  });
  const healed = mark('healed');
  release.podNetwork.heal();
  expect(await release.settled(60)).toBe(next);
  stage.figure(`${what}: ${Math.round(now() - healed)} ms after healing one master, all agree, all in sync`);
  await Promise.all(loads.map((load) => load.steady()));

  const reports = await Promise.all(loads.map((load) => load.finish({ replicas: others.length, removeKeys: false })));
  stage.report(`${what}, clients on its side`, reports[0]);
  stage.report(`${what}, clients on its side that wait for a majority`, reports[1]);
  stage.report(`${what}, clients elsewhere`, reports[2]);
  const lost = (await lostTimes(inside.ledger, next)).map((time) => time - cut);
  const failover = reports[2].stalls.reduce((longest, stall) => (stall.milliseconds > longest.milliseconds ? stall : longest));
  const takenOver = failover.to - cut;
  stage.figure(
    `${what}: its last write ${Math.round(lastInside - cut)} ms after the cut, the first of its successor after ${Math.round(takenOver)} ms; ` +
      `${lost.length} of its own lost without WAIT, the last acknowledged after ${Math.round(lost[lost.length - 1] ?? 0)} ms`,
  );
  expect(lastInside - cut).toBeLessThan(stoppedWithin);
  expect(takenOver).toBeGreaterThan(lastInside - cut);
  expect(takenOver).toBeLessThan(takenOverWithin + (size - 3) * 200); // down-after is 200 ms longer for each ordinal
  expect(lost.filter((time) => time < -500 || time > stoppedWithin)).toEqual([]);
  expect(await lostTimes(waiting.ledger, next)).toEqual([]);
  expect(reports[1].replicas.map((replica) => replica.lost)).toEqual(others.map(() => 0));
  expect(master.redis.log()).toContain(`too few replicas are heard (${minority.length - 1})`);
  elections.expectOneAtATime();
}

/** One zone after the other is cut off and comes back, the one with the master first. */
async function zones(stage: Stage, release: LocalRelease): Promise<void> {
  let master = await release.boot();
  const elections = new Elections(release);
  const load = await clientsElsewhere(release, { wait: majorityOfReplicas(release), pauseMilliseconds: 5 });
  await load.steady();
  for (const zone of [[0, 1], [2, 3], [4]]) {
    const name = `zone of ${zone.map((ordinal) => release.members[ordinal].name).join(' and ')} cut off`;
    const rest = release.members.filter((_, ordinal) => !zone.includes(ordinal));
    const cut = load.mark(name);
    release.podNetwork.cut(zone, 'everybody');
    if (rest.includes(master)) {
      await until('its sentinels miss the master', 30, () => zone.every((ordinal) => elections.log(ordinal).includes('+sdown master')));
      expect(await release.masters()).toEqual([master]);
    } else master = await release.settled(30, rest);
    await load.steady();
    stage.figure(`${name}: writes of clients elsewhere again within ${Math.round(now() - cut)} ms`);
    load.mark('healed');
    release.podNetwork.heal();
    expect(await release.settled(90)).toBe(master);
    await load.steady();
  }
  const report = await load.finish({ replicas: release.members.length - 1, removeKeys: false });
  stage.report('each zone of 2, 2 and 1 cut off in turn, clients elsewhere that wait for a majority', report);
  expect(await lostTimes(load.ledger, master)).toEqual([]);
  expect(report.replicas.map(({ lost }) => lost)).toEqual([0, 0, 0, 0]);
  expect(report.longestStallMs).toBeLessThan(takenOverWithin + 3000);
  elections.expectOneAtATime();
}

export function minorities(stage: Stage): void {
  const why = noPodNetwork();
  if (why !== undefined) {
    notRun(`a minority that is cut off: ${why}`);
    return;
  }
  const play = (members: number) => ({ podNetwork: true, redis: { members } });

  stage.fresh(
    '#51 two of five are cut off, the master among them: they stop taking writes before another master does, and nothing is lost',
    (release) => masterInTheMinority(stage, release),
    play(5),
  );

  if (!stage.everything) return;

  stage.fresh(
    '#51 three of seven are cut off, the master among them: they stop taking writes before another master does, and nothing is lost',
    (release) => masterInTheMinority(stage, release),
    play(7),
  );

  stage.fresh(
    '#52 five members in zones of 2, 2 and 1, each zone cut off in turn: the majority goes on, and nothing is lost',
    (release) => zones(stage, release),
    play(5),
  );
}
