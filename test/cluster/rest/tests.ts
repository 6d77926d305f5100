import { setTimeout as sleep } from 'node:timers/promises';
import { demand, eventually } from '../eventually';
import { say } from '../figures';
import type { StageTest } from '../suite';
import { type Cost, costAtRest } from './cost';

const seconds = 30;
/** More than `npm run bench -- --rest` measures, less than a process that is started every second in each container would add. */
const slack = 1.4;
/** For so long after a start the scripts look closer: 60 looks, once a second, of a master that has just heard of its replicas. */
const closerMilliseconds = 63_000;

/** A release that nobody uses costs little more than its servers. CI plays other tests before it, and no other beside it. */
export function restTests(test: StageTest, limits: Cost): void {
  test('at rest a pod starts hardly a process and takes hardly any CPU', async ({ release, namespace }) => {
    await release.healthy();
    // A measurement before that only takes longer.
    const started = (await release.members()).flatMap((member) => [member.started.redis, member.started.sentinel]).map(Number);
    await sleep(Math.min(Math.max(...started) + closerMilliseconds - Date.now(), closerMilliseconds));
    await eventually('a pod at rest', 180_000, async () => {
      for (const [pod, cost] of await costAtRest(namespace.kubectl, release.memberNames, seconds)) {
        const { millicores, processesPerSecond, helperMebibytes } = cost;
        say(`${pod} at rest: ${millicores.toFixed(1)} thousandths of a core, ${processesPerSecond.toFixed(1)} processes a second`);
        demand(millicores <= limits.millicores * slack, `${pod} takes ${millicores.toFixed(1)} thousandths of a core`);
        demand(
          processesPerSecond <= limits.processesPerSecond * slack,
          `${pod} starts ${processesPerSecond.toFixed(1)} processes a second`,
        );
        demand(helperMebibytes <= limits.helperMebibytes * slack, `the helpers of ${pod} take ${helperMebibytes.toFixed(1)} MiB`);
      }
    });
  });
}
