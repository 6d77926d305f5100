import type { LoadReport } from '../load';
import { bounds, nothingLost } from './faults';
import type { Stage } from './stage';
import type { StageTest } from './suite';

/** Faults of all members at once; only where the data outlives the pods. */
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
 * The time until Kubernetes runs a majority again, and all members; and from then on the time until the release takes writes. A majority may
 * be enough for writes, but the start time of the last member depends on Kubernetes.
 */
async function sinceTheyRan(stage: Stage, { stalls, marks }: LoadReport): Promise<Returned> {
  const begun = (await stage.release.members()).map(({ started, containerIds }) => {
    // Kubernetes reports whole seconds, and the log has the time of its first line: the start is between the two.
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
