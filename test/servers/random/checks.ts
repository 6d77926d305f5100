import type { Load } from '../../load';
import { lostTimes } from '../evidence';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import type { Round } from './schedule';

/**
 * The longest time whose writes a power cut of all members may lose: the append-only file is flushed every second, and the server delays a flush for up to
 * two seconds while another flush is under way. The rest is slack for a slow machine.
 */
const flushMilliseconds = 2500;

/** Every sentinel names this master and knows exactly the other members, as replicas and as sentinels. Follows `settled`. */
export async function expectExactMembers(release: LocalRelease, master: Member): Promise<void> {
  const addresses = (members: readonly Member[]) => members.map(({ address }) => address).sort();
  for (const member of release.members) {
    const [named, replicas, sentinels] = [
      await member.named(),
      await member.sentinelList('REPLICAS'),
      await member.sentinelList('SENTINELS'),
    ];
    expect({
      of: member.name,
      master: named,
      replicas: replicas.map(({ ip }) => ip).sort(),
      sentinels: sentinels.map(({ ip }) => ip).sort(),
    }).toEqual({
      of: member.name,
      master: master.address,
      replicas: addresses(release.members.filter((other) => other !== master)),
      sentinels: addresses(release.members.filter((other) => other !== member)),
    });
  }
}

/** No write that a replica had confirmed is lost, unless all members were killed at once: then only the last writes. */
export async function expectNothingLost(load: Load, round: Round, master: Member, began: number): Promise<void> {
  const lost = (await lostTimes(load.ledger, master)).map((time) => Math.round(time - began));
  const allowed = round.faults.some(({ kind }) => kind === 'all killed') ? (time: number) => time > -flushMilliseconds : () => false;
  expect(lost.filter((time) => !allowed(time)).map((time) => `acknowledged ${time} ms after the fault began`)).toEqual([]);
}

/** All members hold so many keys and have the same replication offset. Only without writers. */
export async function expectEqualCopies(release: LocalRelease, keys: number): Promise<void> {
  const roles = await Promise.all(release.members.map((member) => member.role()));
  const held = await Promise.all(release.members.map((member) => member.keys()));
  const copies = release.members.map(({ name }, index) => `${name} holds ${held[index]} keys at ${roles[index].offset}`);
  expect(copies).toEqual(release.members.map(({ name }) => `${name} holds ${keys} keys at ${roles[0].offset}`));
}

/** Removes the keys of every load, also of writes that were never acknowledged. */
export async function removeWrites(master: Member): Promise<void> {
  await master.askRedis(async (redis) => {
    let cursor = '0';
    do {
      const [next, keys] = await redis.scan(cursor, 'MATCH', 'load:*', 'COUNT', 1000);
      if (keys.length > 0) await redis.unlink(...keys);
      cursor = next;
    } while (cursor !== '0');
  });
}
