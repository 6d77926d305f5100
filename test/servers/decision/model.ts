import type { Rule } from './rule';

/**
 * Who may be master when all members were gone, as a model: what each disk says, who is there, and what the release makes of it.
 *
 * The history behind it is as short as it can be: an old master, then the last one, elected by a majority of the sentinels, under which a
 * write was confirmed by floor(members / 2) replicas. More elections before add nothing: of what is remembered only the latest counts.
 */
export interface Disk {
  /**
   * How far the member had come when all went down. The `last master` and each that `confirmed` hold the write and know the last election;
   * one that only `heard` of it has older data; one that was `away` knows and holds what was before.
   */
  readonly past: 'last master' | 'confirmed' | 'heard' | 'away';
  /**
   * `forgot`: Sentinel's memory is gone, the data is there. `lost`: both are gone. `full`: nothing of the last election could be written, so
   * Sentinel remembers the one before.
   */
  readonly volume: 'intact' | 'forgot' | 'lost' | 'full';
  /** `late` means after all that those who are there may do without it, the last resort included. */
  readonly arrives: 'on time' | 'late';
}

/** The members in ordinal order. */
export type World = readonly Disk[];

/** The election by which those who are there go, and the data with which a master starts. `nobody` starts while they wait. */
export interface Outcome {
  readonly election: 'last' | 'old' | 'first boot' | 'none';
  readonly starts: 'nobody' | 'newest' | 'old' | 'empty';
}

const remembers = ({ past, volume }: Disk): 'last' | 'old' | undefined => {
  if (volume === 'lost' || volume === 'forgot') return undefined;
  return volume === 'full' || past === 'away' ? 'old' : 'last';
};

const data = ({ past, volume }: Disk): 'newest' | 'old' | 'empty' => {
  if (volume === 'lost') return 'empty';
  return past === 'last master' || past === 'confirmed' ? 'newest' : 'old';
};

/** Whether there can be such a world: one last master, a majority that knows of it, and a majority with the write. */
export function legal(world: World): boolean {
  const majority = Math.floor(world.length / 2) + 1;
  const count = (...pasts: Disk['past'][]) => world.filter(({ past }) => pasts.includes(past)).length;
  return count('last master') === 1 && count('last master', 'confirmed') >= majority;
}

/** What the members that are there by then make of it. */
export function outcome(world: World, rule: Rule, there = world.filter(({ arrives }) => arrives === 'on time')): Outcome {
  const election = elected(world, rule, there);
  switch (election) {
    case 'none':
      return { election, starts: 'nobody' };
    case 'first boot':
      return { election, starts: data(world[0]) };
    case 'old':
      // The old master may be any of them: the worst is one whose data is old.
      return { election, starts: there.some((disk) => data(disk) === 'old') ? 'old' : 'newest' };
    case 'last':
      // The last master starts with its data. Where it is not there, or its volume was lost, the freshest copy is promoted.
      return { election, starts: freshest(there) };
  }
}

/** Whether a write is lost that some disk has. */
export function loses(world: World, { starts }: Outcome): boolean {
  return starts !== 'nobody' && starts !== 'newest' && freshest(world) === 'newest';
}

function freshest(disks: readonly Disk[]): 'newest' | 'old' | 'empty' {
  return (['newest', 'old', 'empty'] as const).find((copy) => disks.some((disk) => data(disk) === copy)) ?? 'empty';
}

/** By sentinel.sh and bootstrap.sh: one that remembers answers at once, one that does not is told as soon as it is decided. */
function elected(world: World, rule: Rule, there: readonly Disk[]): Outcome['election'] {
  const answers = there.map((disk) => remembers(disk) ?? (mustWait(world, disk) ? 'silent' : 'new'));
  for (;;) {
    const known = answers.filter((answer) => answer === 'last' || answer === 'old').length;
    const fresh = answers.filter((answer) => answer === 'new').length;
    const latest = answers.includes('last') ? 'last' : 'old';
    const decided = (starting: boolean) => rule({ count: world.length, known, fresh, named: known > 0, starting });
    if (decided(false)) return latest;
    if (fresh === world.length) return 'first boot';
    const next = answers.indexOf('silent');
    if (next < 0 || !decided(true)) return 'none';
    answers[next] = latest;
  }
}

/** Data without a memory, and not member 0: its Sentinel does not answer before it knows. */
const mustWait = (world: World, disk: Disk) => disk.volume === 'forgot' && disk !== world[0];
