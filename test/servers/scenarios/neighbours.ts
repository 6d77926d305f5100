import { configEpochs } from '../evidence';
import { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { never, until } from '../poll';
import { namespace } from '../rendered';
import type { Stage } from '../stage';
import { expectNothingLost } from './crash';

/**
 * Another release, one of whose members has the address of a stopped member. The test needs another password: a Sentinel makes any server
 * at a replica's address that accepts its password a replica of its master, for any name of the release. In Kubernetes a member's
 * address is that of its Service, which belongs to the release as long as the release exists.
 */
export function neighbours(stage: Stage): void {
  for (const ordinal of [0, 2])
    stage.fresh(
      `#41 member ${ordinal} of another release gets the address of a stopped member: no release takes members of the other`,
      (release) => reused(stage, release, ordinal),
    );
  stage.healthy('#72 pods of a renamed copy beside the release, or in another namespace, end at once and say why', renamed);
}

async function renamed(release: LocalRelease): Promise<void> {
  const master = await release.settled();
  const epochs = await configEpochs(release);
  const load = await release.startLoad({ writers: 2 });
  const pods = [...(await release.renamed('dev-', namespace)), ...(await release.renamed('dev-', 'staging'))];
  try {
    for (const pod of pods) pod.start();
    for (const { name, redis, sentinel } of pods)
      for (const container of [redis, sentinel])
        await until(`${name} ended twice`, 20, () => container.restarts > 1).catch((error) => {
          throw new Error(`${error}\n${container.log()}`);
        });
    for (const pod of pods) {
      for (const container of ['redis', 'sentinel'] as const) {
        expect(pod[container].log()).toMatch(
          /dev-redis-\d (init|sentinel): this pod is no member of the release and ends: its members are redis-0 redis-1 redis-2\./,
        );
      }
      expect(await pod.probe('redis', 'ready')).toMatchObject({ code: 1 });
    }
    const [pod] = pods;
    for (const container of ['redis', 'sentinel'] as const) expect(await pod[container].hook()).toMatchObject({ code: 0, output: '' });
    expect(await release.settled()).toBe(master);
    expect(await configEpochs(release)).toEqual(epochs);
    expect((await master.role()).replicasOnline).toBe(release.members.length - 1);
    await load.steady();
    const report = await load.finish();
    expect(report.errorKinds).toEqual({});
    expectNothingLost(report);
  } finally {
    await Promise.all(pods.map((pod) => pod.crash()));
  }
}

async function reused(stage: Stage, first: LocalRelease, ordinal: number): Promise<void> {
  const master = await first.boot();
  const gone = first.members.filter((member) => member !== master)[1];
  const left = first.members.filter((member) => member !== gone);
  await first.put('first', 100);
  await gone.stop();
  const second = await LocalRelease.create({
    engine: stage.engine,
    shell: 'dash',
    redis: { name: 'queue' },
    password: 'its own',
    addresses: { [ordinal]: gone.address },
  });
  try {
    const other = await second.boot();
    await second.put('second', 100);
    await never(25, async () => (await mixed(first, left, master)) ?? (await mixed(second, second.members, other)));
    expect(await first.settled(60, left)).toBe(master);
    expect(await second.settled()).toBe(other);
    await first.expectEverywhere('first', 100, left);
    await second.expectEverywhere('second', 100);
  } finally {
    await second.close();
  }
}

/** The members that one release has taken from another. */
async function mixed(release: LocalRelease, members: readonly Member[], master: Member): Promise<string | undefined> {
  const own = release.members.map(({ address }) => address);
  for (const member of members) {
    const { role, master: followed } = await member.role();
    if ((role === 'master') !== (member === master) || (role === 'slave' && followed !== master.address))
      return `${member.name} is ${role} of ${followed}`;
    if ((await member.keys()) !== 100) return `${member.name} holds ${await member.keys()} keys`;
    if ((await member.named()) !== master.address) return `${member.name} names ${await member.named()}`;
    for (const list of ['REPLICAS', 'SENTINELS'] as const) {
      const known = (await member.sentinelList(list)).map(({ ip }) => ip);
      if (known.some((ip) => !own.includes(ip))) return `${member.name} knows ${known} as ${list}`;
    }
  }
  return undefined;
}
