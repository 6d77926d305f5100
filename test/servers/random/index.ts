import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Elections } from '../evidence';
import type { LocalRelease } from '../local-release';
import { noPodNetwork } from '../network';
import { until } from '../poll';
import { noSmallVolumes } from '../small-volume';
import { notRun, print, type Stage } from '../stage';
import { expectEqualCopies, expectExactMembers, expectNothingLost, removeWrites } from './checks';
import { carryOut } from './faults';
import { describeFaults, describeRound, ofNetwork, type Round, schedule } from './schedule';

const seed = Number(process.env.RANDOM_SEED ?? 1);
const minutes = Number(process.env.RANDOM_MINUTES ?? 1.25);
/** A round that is under way when the time is over still ends. */
const longestRound = 4 * 60;
const keysFromTheStart = 200;
/** Room for an append-only file at the size of its rewrite, and for the new file. */
const volumeBytes = 160 * 1024 * 1024;

/** Faults one after the other, drawn from `RANDOM_SEED`, for `RANDOM_MINUTES`. */
export function randomFaults(stage: Stage): void {
  const why = noPodNetwork() ?? noSmallVolumes();
  if (why !== undefined) {
    notRun(`random faults: ${why}`);
    return;
  }
  stage.fresh(
    '#50 random faults: after each there is one master, all agree and are equal, no write is lost that a replica had',
    async (release) => {
      const past: string[] = [];
      const rounds = schedule(seed);
      let round: Round | undefined;
      const end = Date.now() + minutes * 60_000;
      try {
        await release.boot();
        await release.put('start', keysFromTheStart);
        while (Date.now() < end) {
          const before = round;
          round = rounds.next().value;
          past.push(`${new Date().toISOString()} round ${past.length + 1}: ${describeRound(round)}`);
          await play(stage, release, round, past.length, leavesWrites(before) || leavesWrites(round));
        }
        stage.figure(`seed ${seed}: ${past.length} rounds of random faults passed`);
      } catch (error) {
        const folder = keep(stage, release, past, error as Error);
        const again = `npm run faults -- --random --seed ${seed} --minutes ${Math.ceil(minutes)} --engine ${stage.engine.name}`;
        print(`seed ${seed}, ${past.length} rounds up to the failure:\n${past.join('\n')}\nlogs: ${folder}\nthe same again: ${again}`);
        (error as Error).message = `seed ${seed}, ${past[past.length - 1] ?? 'first boot'}; logs: ${folder}\n${(error as Error).message}`;
        throw error;
      }
    },
    { podNetwork: true, volumeBytes },
    minutes * 60 + longestRound,
  );
}

/**
 * A write that was under way when a network was cut, or that waited before a slow link, is sent again with doubling pauses. It can arrive 6 s after the cut
 * was over, when its client has given it up and another load has begun.
 */
function leavesWrites(round: Round | undefined): boolean {
  return round?.faults.some(({ kind }) => ofNetwork(kind)) ?? false;
}

async function play(stage: Stage, release: LocalRelease, round: Round, number: number, writesMayBeLate: boolean): Promise<void> {
  const master = await release.settled();
  const members = [master, ...release.members.filter((member) => member !== master)];
  const elections = new Elections(release);
  const load = await release.startLoad({ wait: { replicas: 1, timeoutMilliseconds: 1000 }, pauseMilliseconds: 5 });
  await load.steady({ quietMilliseconds: 300 });
  let began = 0;
  const carried = round.faults.map((fault) =>
    carryOut(release, members[fault.victim], fault, () => {
      const time = load.mark(fault.kind.startsWith('all ') ? fault.kind : `${members[fault.victim].name} ${fault.kind}`);
      began ||= time;
    }),
  );
  await Promise.all(carried);
  load.mark('all that was broken is back');
  const next = await release.settled(120);
  await load.steady();
  await sleep(round.quiet);
  // The quiet time is over: the state stays until the next fault.
  expect(await release.settled(10)).toBe(next);
  const report = await load.finish({ removeKeys: false });
  stage.figure(`round ${number}: ${describeRound(round)}`);
  stage.report(describeFaults(round), report);
  await expectExactMembers(release, next);
  // A sentinel that is cut off in the middle of a failover on request tells nobody, and the others take the same epoch: redis-watch.sh ends that (#22).
  if (round.faults.length === 1 || !round.faults.some(({ kind }) => kind === 'cut off')) elections.expectOneAtATime();
  await expectNothingLost(load, round, next, began);
  expect(report.replicas.map(({ lost }) => lost)).toEqual([report.lost, report.lost]);
  await removeWrites(next);
  await until('all members hold the same', writesMayBeLate ? 20 : 10, async () => {
    if (writesMayBeLate) await removeWrites(next);
    await expectEqualCopies(release, keysFromTheStart);
    return true;
  });
  await release.expectEverywhere('start', keysFromTheStart);
}

/** Saves the rounds and all logs, for the analysis of a failure. */
function keep(stage: Stage, release: LocalRelease, past: readonly string[], error: Error): string {
  const folder = mkdtempSync(join(process.env.FAULT_RECORDS ?? tmpdir(), `random-${stage.engine.name}-${seed}-`));
  writeFileSync(join(folder, 'rounds'), `${past.join('\n')}\n\n${error.stack}\n`);
  for (const { name, redis, sentinel } of release.members) {
    writeFileSync(join(folder, `${name}-redis.log`), redis.log());
    writeFileSync(join(folder, `${name}-sentinel.log`), sentinel.log());
  }
  return folder;
}
