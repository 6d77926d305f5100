import type { Ledger } from '../load';
import { compare } from '../load/readback';
import type { Container } from './container';
import type { LocalRelease } from './local-release';
import type { Member } from './member';

/** A failover that a sentinel led: the chosen replica, and the epoch. */
export interface Choice {
  readonly sentinel: string;
  readonly epoch: number;
  readonly replica: string;
  /** Whether the replica was told to become master, and the sentinel saw the promotion or lived on; false if the sentinel gave up, or ended before. */
  readonly ordered: boolean;
}

/** The vote of a sentinel in an election: the id of the sentinel that shall lead the failover of that epoch. */
export interface Vote {
  readonly voter: string;
  readonly candidate: string;
  readonly epoch: number;
}

/** Reads the sentinels' logs from its creation on. */
export class Elections {
  private readonly lengths: readonly number[];

  constructor(private readonly release: LocalRelease) {
    this.lengths = release.members.map((member) => member.sentinel.log().length);
  }

  /** The log of the sentinel of that ordinal since then. */
  log(ordinal: number): string {
    return this.release.members[ordinal].sentinel.log().slice(this.lengths[ordinal]);
  }

  /** Every choice of a replica since then, promoted or not. */
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
   * The votes since then, in the order of the epochs. A sentinel that was asked for a failover also logs that it is elected, with only its own vote.
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
   * Fails when two failovers took the same epoch, because each sentinel then keeps the one that it heard of first. A failover whose sentinel ended
   * before its end does not count, because no other sentinel hears of it.
   */
  expectOneAtATime(): void {
    const choices = this.choices().filter(({ ordered }) => ordered);
    expect(choices.filter(({ epoch }, index) => choices.findIndex((other) => other.epoch === epoch) !== index)).toEqual([]);
  }
}

/** The duration of the hook of a container's last stop, in ms. NaN when the hook failed. */
export function hookMilliseconds(container: Container): number {
  return Number(/the hook ended with 0 after (\d+) ms(?!.*the hook ended)/s.exec(container.log())?.[1]);
}

/** The config epoch of the master in each sentinel. */
export async function configEpochs(release: LocalRelease): Promise<number[]> {
  return Promise.all(release.members.map(async (member) => Number((await member.sentinelMaster())['config-epoch'])));
}

/** The numbers of full and of partial copies that a member's redis has sent. */
export async function copiesSent(member: Member): Promise<{ full: number; partial: number }> {
  const stats = await member.askRedis((redis) => redis.info('stats'));
  const count = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(stats)?.[1]);
  return { full: count('sync_full'), partial: count('sync_partial_ok') };
}

/** The times of the acknowledged writes that a member does not hold, in ascending order. Only before the keys are removed. */
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
