import { everything } from '../faults/recorder';
import { timed } from './eventually';
import { bounds, handedOver, nothingLost } from './faults';
import { say } from './figures';
import type { StageTest } from './suite';
import { unpluggedTests } from './unplugged';

/** Faults of the node that the master runs on. */
export function nodeTests(test: StageTest): void {
  unpluggedTests(test);
  if (!everything) return;

  test("#37 the master's node is drained, and comes back", async (stage) => {
    const { release, variant } = stage;
    const { kubectl } = stage.namespace;
    const began = new Date();
    const { report, before, after } = await stage.underLoad('node drained', async ({ before: { master }, load, measure }) => {
      const { node, uid } = await release.member(master);
      try {
        // As an operator does it, but only for this release: other pods of the node stay.
        const ours = `--pod-selector=app.kubernetes.io/instance=${release.name}`;
        const { seconds } = await timed(() =>
          kubectl.run(['drain', node, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=110s', ours]),
        );
        measure('drainSeconds', seconds);
        await stage.replaced(master, uid);
        await load.steady();
        const where = (await release.member(master)).node;
        say(`${variant.name}: while ${node} is drained, the new pod ${master} ${where === '' ? 'waits' : `runs on ${where}`}`);
        expect(where).not.toBe(node);
      } finally {
        await kubectl.run(['uncordon', node]);
      }
    });
    expect(after.master).not.toBe(before.master);
    nothingLost(report);
    expect(report.longestStallMs).toBeLessThan(bounds.planned);
    expect(await handedOver(stage, began)).toBe(1);
  });
}
