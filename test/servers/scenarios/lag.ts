import { setTimeout as sleep } from 'node:timers/promises';
import { Elections } from '../evidence';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { noPodNetwork } from '../network';
import { until } from '../poll';
import { notRun, type Stage } from '../stage';
import { expectNothingLost } from './crash';
import { handOvers } from './stop';

/** The slow link passes a quarter of a megabyte in a second. */
const slowMegabits = 2;
/** The longest pause of writes: one and a half times a second of waiting, and time for the hand-over itself on a slow machine. */
const longestStallMs = 3000;

const podNetwork = true;

/** Writes one value of that size on the master, without waiting for replicas. */
async function write(master: Member, megabytes: number): Promise<void> {
  await master.askRedis((redis) => redis.set('large', 'x'.repeat(megabytes * 1_000_000)));
}

function slow(release: LocalRelease, members: readonly Member[]): void {
  for (const member of members) release.podNetwork.slow(release.members.indexOf(member), slowMegabits);
}

/** The master is stopped under load. Returns the next master, and whether the hook has handed over. */
async function stopUnderLoad(stage: Stage, name: string, release: LocalRelease, before: (master: Member) => Promise<void>) {
  const master = await release.settled();
  const elections = new Elections(release);
  const done = handOvers(release);
  const load = await release.startLoad();
  await load.steady();
  await before(master);
  load.mark('master stopped');
  await master.stop();
  const masters = await release.masters();
  release.podNetwork.heal();
  master.start();
  const next = await release.settled(90);
  await load.steady();
  const report = await load.finish();
  stage.report(name, report);
  expect(masters).toEqual([next]);
  expect(handOvers(release) - done).toBe(1);
  expectNothingLost(report);
  expect(report.longestStallMs).toBeLessThan(longestStallMs);
  expect(elections.choices()).toHaveLength(1);
  elections.expectOneAtATime();
  await master.askRedis((redis) => redis.del('large')).catch(() => undefined);
  return { master, next };
}

/**
 * The replica that the hook would choose is behind by half a minute. The full link may drop the hook's question too: then the hook leaves that replica
 * behind without a word, so the word has to come in one of three tries.
 */
async function oneLags(stage: Stage, release: LocalRelease): Promise<void> {
  let master = await release.boot();
  for (let tries = 1; ; tries++) {
    const at = release.members.indexOf(master);
    const [lagging, other] = [...release.members.slice(at + 1), ...release.members.slice(0, at)];
    const stopped = master;
    const { next } = await stopUnderLoad(stage, 'master stopped, one replica lags', release, async () => {
      slow(release, [lagging]);
      await write(stopped, 8);
    });
    expect(next).toBe(other);
    const word = `left behind, for it lags: ${lagging.name}`;
    if (tries < 3 && !stopped.redis.log().includes(word)) master = next;
    else return expect(stopped.redis.log()).toContain(word);
  }
}

/** No replica can take over before a large value has arrived, and until then clients write. */
async function bothLag(stage: Stage, release: LocalRelease): Promise<void> {
  const master = await release.boot();
  await stopUnderLoad(stage, 'master stopped, both replicas lag', release, async () => {
    slow(
      release,
      release.members.filter((member) => member !== master),
    );
    await write(master, 2);
  });
  expect(master.redis.log()).toContain('waiting for a replica that may be promoted and does not lag');
}

/** A replica that came back empty copies everything for half a minute. */
async function oneCopies(stage: Stage, release: LocalRelease): Promise<void> {
  const master = await release.boot();
  const [copying, other] = release.members.filter((member) => member !== master);
  const { next } = await stopUnderLoad(stage, 'master stopped, one replica copies', release, async () => {
    await copying.crash();
    copying.loseData();
    await write(master, 8);
    slow(release, [copying]);
    copying.start();
    await until('the copy is on its way', 30, async () => {
      const info = await master.askRedis((redis) => redis.info('replication'));
      return /state=(wait_bgsave|send_bulk)/.test(info);
    });
    await sleep(500);
  });
  expect(next).toBe(other);
}

/** The link gets slow when the replica has been chosen: writes go on after a second, and the hook tries again. */
async function lagsWhenChosen(stage: Stage, release: LocalRelease): Promise<void> {
  const master = await release.boot();
  await stopUnderLoad(stage, 'master stopped, the chosen replica begins to lag', release, async () => {
    slow(
      release,
      release.members.filter((member) => member !== master),
    );
    await write(master, 1);
  });
  expect(master.redis.log()).toContain('not in sync within a second: writes go on');
}

/** The hook considers each replica near. */
function credulous(target: string): string {
  const changed = target.replace(/&& value\["slave_repl_offset"\].*\{ near = 1/, '{ near = 1');
  expect(changed).not.toBe(target);
  return changed;
}

/** A master is stopped while replicas lag. */
export function lags(stage: Stage): void {
  const why = noPodNetwork();
  if (why !== undefined) {
    notRun(`replicas that lag: ${why}`);
    return;
  }
  stage.fresh('#62 the master is stopped, and one replica lags: the other is promoted', (release) => oneLags(stage, release), {
    podNetwork,
  });
  if (!stage.everything) return;
  stage.fresh(
    '#62 the master is stopped, and both replicas lag: writes go on until one has caught up',
    (release) => bothLag(stage, release),
    {
      podNetwork,
    },
  );
  stage.fresh(
    '#62 the master is stopped while one replica copies everything: the other is promoted',
    (release) => oneCopies(stage, release),
    {
      podNetwork,
    },
  );
  stage.fresh(
    '#62 the master is stopped, and lag shows only in the pause of writes: the pause ends after a second',
    (release) => lagsWhenChosen(stage, release),
    {
      podNetwork,
      change: (files) => Object.assign(files, { 'target.sh': credulous(files['target.sh']) }),
    },
  );
}
