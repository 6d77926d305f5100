import { timed } from './eventually';
import { bounds, nothingLost } from './faults';
import { blockWith, commandsOf, Terminal } from './how-to';
import type { Release } from './release';
import type { Stage } from './stage';
import type { StageTest } from './suite';

/** More members, and fewer again; with more members than nodes, some share a node. */
export function scaleTests(test: StageTest): void {
  test('#24 three members become five and three again', (stage) => scaled(stage, '3 to 5 to 3 members', false), 20);
  test('#24 five members become three, and the master is removed', (stage) => scaled(stage, '5 to 3 members with the master', true), 20);
}

async function scaled(stage: Stage, scenario: string, masterGoes: boolean): Promise<void> {
  const { namespace, release, variant } = stage;
  const { kubectl } = namespace;
  const five = release.withMembers(5);
  const apply = async (to: Release) => {
    await stage.apply(variant.changed({ members: to.memberNames.length }));
    await kubectl.run(['rollout', 'status', 'statefulset/redis', '--timeout=400s'], { timeoutMilliseconds: 410_000 });
  };
  const { report } = await stage.underLoad(scenario, async ({ load, measure }) => {
    measure('toFiveSeconds', (await timed(() => apply(five))).seconds);
    let { master } = await five.healthy(180_000);
    await expectCounts(five, 4, 3);
    // Each hand-over prefers the next ordinal above.
    while (masterGoes && release.memberNames.includes(master)) {
      load.mark(`hand-over from ${master}`);
      await kubectl.run(['delete', 'pod', master, '--wait=true', '--timeout=90s']);
      master = (await five.healthy()).master;
    }
    load.mark(`back to three, ${master} is master`);
    measure('toThreeSeconds', (await timed(() => apply(release))).seconds);
    measure('sentinelsThatHadToForget', await forgetThoseGone(stage));
  });
  await expectCounts(release, 2, 2);
  await leftBehind(stage);
  nothingLost(report);
  expect(report.longestStallMs).toBeLessThan(bounds.planned);
}

/**
 * The steps of the how-to that an operator does by hand: a sentinel that started while a removed member still ran remembers this member forever,
 * and counts it for a majority. Returns the number of such sentinels.
 */
async function forgetThoseGone({ release, namespace }: Stage): Promise<number> {
  const others = `${release.memberNames.length - 1}`;
  const views = await Promise.all(release.memberNames.map((name) => release.view(name)));
  const terminal = new Terminal();
  try {
    await terminal.run(blockWith('ask $n reset', commandsOf('operate.md', namespace.name)), 180_000);
  } finally {
    terminal.close();
  }
  return views.filter((view) => view['num-other-sentinels'] !== others || view['num-slaves'] !== others).length;
}

async function expectCounts(release: Release, others: number, quorum: number): Promise<void> {
  for (const name of release.memberNames) {
    const view = await release.view(name);
    expect({ name, others: view['num-other-sentinels'], replicas: view['num-slaves'], quorum: view.quorum }).toEqual({
      name,
      others: `${others}`,
      replicas: `${others}`,
      quorum: `${quorum}`,
    });
  }
}

/** kubectl does not delete objects that are no longer in the manifest: the Services of the removed members, and optionally their claims. */
async function leftBehind({ namespace: { kubectl }, variant }: Stage): Promise<void> {
  const names = async (kind: string) => (await kubectl.run(['get', kind, '-o', 'name'])).trim().split('\n');
  const gone = [3, 4].map((ordinal) => `service/redis-${ordinal}`);
  expect(await names('services')).toEqual(expect.arrayContaining(gone));
  await kubectl.run(['delete', ...gone]);
  if (!variant.persistent) return;
  const claims = [3, 4].map((ordinal) => `persistentvolumeclaim/data-redis-${ordinal}`);
  expect(await names('persistentvolumeclaims')).toEqual(expect.arrayContaining(claims));
}
