import type { Ledger } from '../load';
import { compare } from '../load/readback';
import type { Container } from './container';
import type { LocalRelease } from './local-release';
import type { Member } from './member';

/** A failover that a sentinel led: the replica it chose, and the epoch it did so in. */
export interface Choice {
  readonly sentinel: string;
  readonly epoch: number;
  readonly replica: string;
  /** Whether the replica was told to become master, and the sentinel saw it or lived on; not if it gave up, or ended before. */
  readonly ordered: boolean;
}

/** The vote of a sentinel in an election: the id of the one that shall lead the failover of that epoch. */
export interface Vote {
  readonly voter: string;
  readonly candidate: string;
  readonly epoch: number;
}

/** Looks into the sentinels' logs from the moment it is made. */
export class Elections {
  private readonly lengths: readonly number[];

  constructor(private readonly release: LocalRelease) {
    this.lengths = release.members.map((member) => member.sentinel.log().length);
  }

  /** What the sentinel of that ordinal has logged since. */
  log(ordinal: number): string {
    return this.release.members[ordinal].sentinel.log().slice(this.lengths[ordinal]);
  }

  /** Every choice of a replica since, whether it was promoted in the end or not. */
  choices(): Choice[] {
    return this.release.members.flatMap(({ name }, ordinal) => {
      let epoch = Number.NaN;
      const choices: Choice[] = [];
      let seen = true; // that the last one became master
      for (const line of this.log(ordinal).split('\n')) {
        epoch = Number(/ \+new-epoch (\d+)/.exec(line)?.[1] ?? epoch);
        const replica = / \+selected-slave slave \S+ (\S+) /.exec(line)?.[1];
        if (replica !== undefined) choices.push({ sentinel: name, epoch, replica, ordered: false });
        const last = line.includes(' +failover-state-wait-promotion ') && choices.pop();
        if (last) choices.push({ ...last, ordered: true });
        if (last) seen = false;
        if (/ \+(promoted-slave|switch-master) /.test(line)) seen = true;
        const unfinished = !seen && / ## .* (killed by the test|ended with )/.test(line) && choices.pop();
        if (unfinished) choices.push({ ...unfinished, ordered: false });
        if (unfinished) seen = true;
      }
      return choices;
    });
  }

  /**
   * Who voted for whom since, in the order of the epochs. One that was asked for a failover calls itself elected too, with no vote but its own.
   */
  votes(): Vote[] {
    const votes = this.release.members.flatMap(({ name }, ordinal) =>
      [...this.log(ordinal).matchAll(/ \+vote-for-leader (\S+) (\d+)/g)].map(([, candidate, epoch]) => ({
        voter: name,
        candidate,
        epoch: Number(epoch),
      })),
    );
    return votes.sort((one, other) => one.epoch - other.epoch);
  }

  /**
   * Fails when two failovers took the same epoch: whoever hears of both believes the one that came first, for good. Nobody hears of one whose
   * sentinel ended before it saw the end of it.
   */
  expectOneAtATime(): void {
    const choices = this.choices().filter(({ ordered }) => ordered);
    expect(choices.filter(({ epoch }, index) => choices.findIndex((other) => other.epoch === epoch) !== index)).toEqual([]);
  }
}

/** For how long the hook ran that a container was stopped with last, in ms. Not a number when it failed. */
export function hookMilliseconds(container: Container): number {
  return Number(/the hook ended with 0 after (\d+) ms(?!.*the hook ended)/s.exec(container.log())?.[1]);
}

/** The config epoch of the master by each sentinel. */
export async function configEpochs(release: LocalRelease): Promise<number[]> {
  return Promise.all(release.members.map(async (member) => Number((await member.sentinelMaster())['config-epoch'])));
}

/** How often a member's redis has sent a whole copy and how often only what was missing. */
export async function copiesSent(member: Member): Promise<{ full: number; partial: number }> {
  const stats = await member.askRedis((redis) => redis.info('stats'));
  const count = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(stats)?.[1]);
  return { full: count('sync_full'), partial: count('sync_partial_ok') };
}

/** When each acknowledged write that a member does not hold was acknowledged, the first one first. Only before the keys are removed. */
export async function lostTimes(ledger: Ledger, member: Member): Promise<number[]> {
  const lost = new Set<string>();
  await compare(
    ledger,
    (key) => key,
    async (keys) => {
      const values = await member.askRedis((redis) => redis.mget([...keys]));
      for (const [index, value] of values.entries()) if (value !== keys[index]) lost.add(keys[index]);
      return values;
    },
  );
  const times = [...ledger.writes()].filter(({ writer, sequence }) => lost.has(ledger.key(writer, sequence))).map(({ time }) => time);
  return times.sort((one, other) => one - other);
}
