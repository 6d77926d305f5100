import { demand, eventually } from './eventually';
import { nothingLost } from './faults';
import { say } from './figures';
import { admitThisMachine } from './load-address';
import { Namespace } from './namespace';
import { Release } from './release';
import type { Stage } from './stage';
import { Story } from './story';
import type { StageTest } from './suite';
import { underLoad } from './under-load';

/**
 * Pods are deleted until a pod of another release gets the address of one, which happens soon on most clusters. Some clusters assign a node's addresses
 * in turn, and reuse the first after hundreds. So after this many rounds the test goes on and reports that no address was reused. The checks afterwards
 * do not depend on it.
 */
const rounds = { least: 3, most: 12 };

/** A release, the key that identifies its data, and the logs of its containers. */
interface Neighbour {
  readonly key: string;
  readonly release: Release;
  readonly story: Story;
}

/** Releases that share a namespace or a name, and all have the same password. */
export function neighbourTests(test: StageTest): void {
  test('#41 a second release in the namespace and one of the same name in another: they stay separate', (stage) => kept(stage), 20);
}

async function kept(stage: Stage): Promise<void> {
  const elsewhere = await Namespace.create('redis-sentinel-test', 'restricted');
  const { password } = stage.release;
  const queue = new Release(stage.namespace.kubectl, password, 'queue');
  const namesake = new Release(elsewhere.kubectl, password);
  const queueManifest = stage.variant.changed({ name: 'queue' });
  const stories: Story[] = [];
  const neighbour = (key: string, release: Release, story = new Story(release.kubectl, release.name)): Neighbour => {
    stories.push(story);
    return { key: `owner:${key}`, release, story };
  };
  try {
    const all = [neighbour('first', stage.release, stage.story), neighbour('queue', queue), neighbour('namesake', namesake)];
    await stage.namespace.setPassword('queue', password);
    await admitThisMachine(elsewhere.kubectl);
    await elsewhere.setPassword('redis', password);
    await stage.apply(queueManifest);
    await elsewhere.kubectl.run(['apply', '-f', '-'], { input: stage.variant.manifest() });
    for (const { key, release } of all) await release.ask((await release.healthy(180_000)).master, 6379, 'SET', key, key);
    await together(stage, all);
    await expectApart(all);
  } finally {
    for (const story of stories) if (story !== stage.story) story.stop();
    await stage.namespace.kubectl.try(['delete', '--ignore-not-found', '-f', '-'], { input: queueManifest });
    await stage.namespace.kubectl.try(['delete', 'persistentvolumeclaims', '-l', 'app.kubernetes.io/instance=queue']);
    await elsewhere.remove();
  }
}

/** All pods of all releases are deleted by force at the same moment, several times: pods get the addresses of other pods. */
async function together(stage: Stage, all: readonly Neighbour[]): Promise<void> {
  let writing = 0;
  let played = 0;
  const seen = new Map<string, Set<string>>();
  const note = async () => {
    for (const { key, release } of all) {
      for (const { podAddress } of await release.members()) seen.set(podAddress, (seen.get(podAddress) ?? new Set()).add(key));
    }
  };
  const shared = () => [...seen.values()].filter((owners) => owners.size > 1).length;
  const faults = eventually('load on all releases', 120_000, async () => demand(writing === all.length, `${writing} of them`)).then(
    async () => {
      await note();
      while (played < rounds.least || (shared() === 0 && played < rounds.most)) {
        played += 1;
        await Promise.all(all.map(({ release }) => deleteAll(release)));
        await Promise.all(all.map(({ release }) => release.healthy(240_000)));
        await note();
      }
    },
  );
  const outcomes = await Promise.all(
    all.map(({ key, release }) =>
      underLoad(release, `all pods of three releases deleted, ${key}`, async () => {
        writing += 1;
        await faults;
      }),
    ),
  );
  say(`${stage.variant.name}: ${seen.size} pod addresses, ${shared()} of them used by more than one release, in ${played} rounds`);
  if (shared() === 0) say('NOT SEEN: an address of a pod that went to another release; this cluster gives none a second time so soon');
  for (const [index, outcome] of outcomes.entries()) stage.note(`three releases lose all pods ${played} times: ${all[index].key}`, outcome);
  for (const { report } of outcomes) nothingLost(report);
}

async function deleteAll(release: Release): Promise<void> {
  const before = await release.members();
  await release.kubectl.run(['delete', 'pods', ...release.memberNames, '--wait=false', '--force', '--grace-period=0']);
  await eventually(`new pods of ${release.name}`, 120_000, async () => {
    const now = await release.members();
    demand(
      before.every(({ name, uid }) => now.some((each) => each.name === name && each.uid !== uid)),
      'not all replaced',
    );
  });
}

/** No member knows an address of another release, no log ever named one, and no member holds another release's data. */
async function expectApart(all: readonly Neighbour[]): Promise<void> {
  const addresses = await Promise.all(all.map(({ release }) => Promise.all(release.memberNames.map((name) => release.address(name)))));
  for (const [index, { key, release, story }] of all.entries()) {
    const foreign = addresses.filter((_, other) => other !== index).flat();
    for (const name of release.memberNames) {
      expect({ key, name, known: [...new Set(await release.addressesKnownTo(name))].sort() }).toEqual({
        key,
        name,
        known: [...addresses[index]].sort(),
      });
      expect({ key, name, owners: await release.ask(name, 6379, 'KEYS', 'owner:*') }).toEqual({ key, name, owners: [key] });
    }
    const lines = story.since(new Date(0)).split('\n');
    const named = lines.filter((line) =>
      foreign.some((address) => new RegExp(`(^|[^0-9.])${address.replaceAll('.', '\\.')}([^0-9.]|$)`).test(line)),
    );
    expect({ key, named }).toEqual({ key, named: [] });
  }
}
