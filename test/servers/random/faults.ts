import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { startScript } from '../scenarios/script';
import { fill } from '../small-volume';
import type { Fault, Kind } from './schedule';

type Carry = (release: LocalRelease, member: Member, lasts: number) => Promise<void>;

/** Causes a fault, waits, and ends the fault. The processes then have to recover by themselves. */
const carry: Readonly<Record<Kind, Carry>> = {
  'redis killed': (_, { redis }, lasts) => down(redis, () => redis.kill(), lasts),
  'sentinel killed': (_, { sentinel }, lasts) => down(sentinel, () => sentinel.kill(), lasts),
  'both killed': (_, member, lasts) => down(member, () => member.crash(), lasts),
  'redis hangs': (_, { redis }, lasts) => hang(redis, lasts),
  'sentinel hangs': (_, { sentinel }, lasts) => hang(sentinel, lasts),
  'cut off': async ({ podNetwork, members }, member, lasts) => {
    // Clients reach the member or not, which are two different faults: the number's last digit decides.
    podNetwork.cut(members.indexOf(member), lasts % 2 === 0 ? 'everybody' : 'peers');
    await sleep(lasts);
    podNetwork.heal();
  },
  'slow link': async ({ podNetwork, members }, member, lasts) => {
    // The writers' data comes in time or not: the number's last digit decides.
    podNetwork.slow(members.indexOf(member), lasts % 2 === 0 ? 0.5 : 2);
    await sleep(lasts);
    podNetwork.heal();
  },
  stopped: (_, member, lasts) => down(member, () => member.stop(), lasts),
  'sentinel restarted': ({ rendered }, { sentinel }, lasts) => down(sentinel, () => sentinel.stop(rendered.graceSeconds), lasts),
  'volume lost': (_, member, lasts) =>
    down(
      member,
      async () => {
        await member.crash();
        member.loseData();
      },
      lasts,
    ),
  'memory lost': (_, member, lasts) =>
    down(
      member,
      async () => {
        await member.crash();
        member.loseMemory();
      },
      lasts,
    ),
  'volume full': async (_, { dataDirectory }, lasts) => {
    const giveBack = fill(dataDirectory);
    await sleep(lasts);
    giveBack();
  },
  'long script': async (_, member, lasts) => {
    // A script on a replica cannot write. The number's last digits decide whether a script on a master writes, and whether it is a function.
    const master = await member.role().then(
      ({ role }) => role === 'master',
      () => false,
    );
    await startScript(member, {
      as: master && lasts % 4 < 2 ? 'function' : 'script',
      writes: master && lasts % 2 === 0,
      seconds: lasts / 1000,
    });
    await sleep(lasts);
  },
  'all killed': async (release, _, lasts) => {
    await Promise.all(release.members.map((member) => member.crash()));
    await sleep(lasts);
    release.start();
  },
  'all stopped': async (release, _, lasts) => {
    await Promise.all(release.members.map((member) => member.stop()));
    await sleep(lasts);
    release.start();
  },
};

/** Causes a fault of a member and ends it, even when another step has failed meanwhile. */
export async function carryOut(release: LocalRelease, member: Member, { kind, after, lasts }: Fault, begin: () => void): Promise<void> {
  await sleep(after);
  begin();
  await carry[kind](release, member, lasts);
}

async function down(part: { start(): void }, end: () => Promise<void>, lasts: number): Promise<void> {
  await end();
  await sleep(lasts);
  part.start();
}

async function hang(container: { freeze(): void; thaw(): void }, lasts: number): Promise<void> {
  container.freeze();
  await sleep(lasts);
  container.thaw();
}
