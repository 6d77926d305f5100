import { until } from '../poll';
import type { Stage } from '../stage';
import { expectNothingLost } from './crash';

/** Writes that count only when a replica has them: `WAIT 1` after each. */
const wait = { replicas: 1, timeoutMilliseconds: 1000 };

export function confirmedWrites(stage: Stage): void {
  for (const [what, fault] of [
    ['is killed', 'master process killed, with WAIT 1'],
    ['is stopped', 'master stopped, with WAIT 1'],
  ] as const) {
    stage.healthy(`#47 the master ${what} while clients wait for a replica after each write: nothing is lost`, async (release) => {
      const master = await release.settled();
      const load = await release.startLoad({ wait });
      load.mark(fault);
      if (what === 'is killed') master.redis.crash();
      else {
        await master.stop();
        master.start();
      }
      await until('another master', 30, async () => (await release.masters()).some((member) => member !== master));
      await release.settled();
      await load.steady();
      const report = await load.finish();
      stage.report(fault, report);
      expectNothingLost(report);
      expect(report.longestStallMs).toBeLessThan(4500);
    });
  }
}
