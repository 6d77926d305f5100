import type { Rule } from './rule';

/**
 * A model of a cold start: the disks of all members, the members that are back, and the master that the release starts with.
 *
 * The history is as short as possible: an old master, then the last master, elected by a majority of the sentinels, under which
 * floor(members / 2) replicas confirmed a write. Earlier elections add nothing, because only the latest remembered one counts.
 */
export interface Disk {
  /**
   * The state of the member when all went down. The `last master` and each member that `confirmed` hold the write and know the last election;
   * a member that only `heard` of the election has older data; a member that was `away` has the memory and the data from before.
   */
  readonly past: 'last master' | 'confirmed' | 'heard' | 'away';
  /**
   * `forgot`: Sentinel's memory is gone, the data is there. `lost`: both are gone. `full`: Sentinel could not write down the last election, so
   * it remembers the one before.
   */
  readonly volume: 'intact' | 'forgot' | 'lost' | 'full';
  /** `late`: the member comes back after everything that the others may do without it, including the last resort. */
  readonly arrives: 'on time' | 'late';
}

/** The members in ordinal order. */
export type World = readonly Disk[];

/** The election that decides, and the data with which a master starts. `nobody` starts while the members wait. */
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

/** Whether such a world is possible: one last master, a majority that knows of it, and a majority with the write. */
export function legal(world: World): boolean {
  const majority = Math.floor(world.length / 2) + 1;
  const count = (...pasts: Disk['past'][]) => world.filter(({ past }) => pasts.includes(past)).length;
  return count('last master') === 1 && count('last master', 'confirmed') >= majority;
}

/** The outcome for the members that are there. */
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

/** By sentinel.sh and bootstrap.sh: a sentinel that remembers answers at once; another one is told the master as soon as it is decided. */
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

/** Data without a memory, and not member 0: its Sentinel does not answer before it knows the master. */
const mustWait = (world: World, disk: Disk) => disk.volume === 'forgot' && disk !== world[0];
