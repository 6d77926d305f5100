import { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { never } from '../poll';
import type { Stage } from '../stage';

/**
 * Another release, one of whose members has the address of a member that was stopped. Only with another password: a Sentinel makes whoever
 * is at a replica's address, and takes its password, a replica of its master, whatever the name of the release. In Kubernetes a member's
 * address is that of its Service, and nobody else's while the release is there.
 */
export function neighbours(stage: Stage): void {
  for (const ordinal of [0, 2])
    stage.fresh(`#41 member ${ordinal} of another release gets the address of a stopped member: neither takes the other's`, (release) =>
      reused(stage, release, ordinal),
    );
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

/** What one release has of another, or has lost to it. */
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
