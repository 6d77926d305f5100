import type { LoadReport } from '../load';
import { bounds, nothingLost } from './faults';
import type { Stage } from './stage';
import type { StageTest } from './suite';

/** What happens to all members at once; only where the data outlives the pods. */
export function coldStartTests(test: StageTest): void {
  for (const [number, scenario, force] of [
    ['#18', 'all pods deleted at once', []],
    ['#15', 'all pods deleted by force at once', ['--force', '--grace-period=0']],
  ] as const) {
    test(`${number} ${scenario}: the data is still there`, async (stage) => {
      const play = async () => {
        const before = await stage.release.members();
        await stage.namespace.kubectl.run(['delete', 'pods', ...before.map(({ name }) => name), '--wait=false', ...force]);
        for (const { name, uid } of before) await stage.replaced(name, uid);
      };
      const { report, more } = await stage.underLoad(scenario, play, (report) => sinceTheyRan(stage, report));
      nothingLost(report);
      expect(report.longestStallMs).toBeLessThan(bounds.everything);
      expect(more.writesBackSeconds).toBeLessThan(bounds.coldStart / 1000);
    });
  }
}

type Returned = Record<'majorityRunsSeconds' | 'allRunSeconds' | 'writesBackSeconds', number>;

/**
 * How long Kubernetes took to run a majority again, and all of them; and the release from there on until it took writes. A majority may
 * do, but Kubernetes starts the last one when it will.
 */
async function sinceTheyRan(stage: Stage, { stalls, marks }: LoadReport): Promise<Returned> {
  const begun = (await stage.release.members()).map(({ started, containerIds }) => {
    // Kubernetes tells the whole second, the log when the first line was written: the truth lies between.
    const latest = started.redis.getTime() + 999;
    return Math.min(latest, stage.story.began(containerIds.redis)?.getTime() ?? latest);
  });
  const sorted = begun.sort((a, b) => a - b);
  const [majority, all] = [sorted[sorted.length >> 1], sorted[sorted.length - 1]];
  const longest = stalls.reduce((longest, stall) => (stall.milliseconds > longest.milliseconds ? stall : longest));
  const seconds = (from: number, to: number) => Math.max(0, (to - from) / 1000);
  return {
    majorityRunsSeconds: seconds(marks[0].time, majority),
    allRunSeconds: seconds(marks[0].time, all),
    writesBackSeconds: seconds(all, longest.to),
  };
}
