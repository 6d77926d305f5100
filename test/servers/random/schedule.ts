/** The faults of one member, or of all members at once. */
export const kinds = [
  'redis killed',
  'sentinel killed',
  'both killed',
  'redis hangs',
  'sentinel hangs',
  'cut off',
  'slow link',
  'stopped',
  'sentinel restarted',
  'volume lost',
  'memory lost',
  'volume full',
  'long script',
  'all killed',
  'all stopped',
] as const;
export type Kind = (typeof kinds)[number];

export interface Fault {
  readonly kind: Kind;
  /** 0 is the master at the start of the round, 1 and 2 are the replicas. Unused for faults of all members. */
  readonly victim: number;
  /** The start of the fault, counted from the start of the round. */
  readonly after: number;
  /** The duration of the fault: until the member is started again, goes on, or is reached again. */
  readonly lasts: number;
}

/** The faults between two quiet times. Times are in ms. */
export interface Round {
  /** One fault, or two on different members. */
  readonly faults: readonly Fault[];
  /** The time for which the writers go on after the release is healthy again. */
  readonly quiet: number;
}

/**
 * The longest duration of a fault. A long script takes at least 5 s, because it is no fault below down-after. In half of the faults the duration is longer than
 * down-after, and longer than a master that is cut off may take writes.
 */
const longest: Readonly<Record<Kind, number>> = {
  'redis killed': 3000,
  'sentinel killed': 8000,
  'both killed': 10_000,
  'redis hangs': 12_000,
  'sentinel hangs': 12_000,
  'cut off': 15_000,
  'slow link': 15_000,
  stopped: 8000,
  'sentinel restarted': 3000,
  'volume lost': 5000,
  'memory lost': 5000,
  'volume full': 12_000,
  'long script': 9000,
  'all killed': 3000,
  'all stopped': 3000,
};

/** The faults that delete a Sentinel's memory. */
const forgetful: ReadonlySet<Kind> = new Set(['volume lost', 'memory lost']);

/** The weight of each kind in the draw. */
const weights: Readonly<Record<Kind, number>> = {
  'redis killed': 4,
  'sentinel killed': 2,
  'both killed': 4,
  'redis hangs': 3,
  'sentinel hangs': 2,
  'cut off': 4,
  'slow link': 3,
  stopped: 4,
  'sentinel restarted': 2,
  'volume lost': 2,
  'memory lost': 2,
  'volume full': 2,
  'long script': 2,
  'all killed': 2,
  'all stopped': 1,
};

/** The rounds of a seed: the same seed draws the same rounds, on every machine and in every run. */
export function* schedule(seed: number): Generator<Round, never> {
  const random = numbers(seed);
  for (;;) yield draw(random);
}

/** One line for a round. */
export function describeRound({ faults, quiet }: Round): string {
  const one = (fault: Fault) => `${describeFault(fault)} for ${fault.lasts} ms${fault.after > 0 ? ` after ${fault.after} ms` : ''}`;
  return `${faults.map(one).join(', ')}; quiet ${quiet} ms`;
}

/** The faults without their times: rounds with the same faults have the same name. */
export function describeFaults({ faults }: Round): string {
  return faults.map(describeFault).join(', ');
}

function describeFault({ kind, victim }: Fault): string {
  if (kind.startsWith('all ')) return kind;
  return `${victim === 0 ? 'master' : `replica ${victim}`}: ${kind}`;
}

function draw(random: () => number): Round {
  const first = fault(random, 0);
  const faults = [first];
  // Always drawn, so that every round takes the same count of numbers.
  const second = { ...fault(random, Math.floor(random() * 4000)), victim: (first.victim + 1 + Math.floor(random() * 2)) % 3 };
  if (random() < 0.3 && survivable(first, second)) faults.push(second);
  return { faults, quiet: 500 + Math.floor(random() * 2000) };
}

function fault(random: () => number, after: number): Fault {
  const kind = weighted(random());
  // The master every other time. Scenario 9 tests the loss of its volume.
  const drawn = Math.floor(random() * 4);
  const victim = kind === 'volume lost' ? 1 + (drawn % 2) : Math.max(0, drawn - 1);
  const drawnTime = random();
  const shortest = kind === 'long script' ? 5000 : 0;
  return { kind, victim, after, lasts: shortest + Math.floor(drawnTime * (longest[kind] - shortest)) };
}

/** Whether the release promises to survive these two faults in one round. */
function survivable(one: Fault, other: Fault): boolean {
  const pair = [one, other];
  if (pair.some(({ kind }) => kind.startsWith('all '))) return false;
  // One lost memory at a time: two are a majority.
  if (pair.every(({ kind }) => forgetful.has(kind))) return false;
  // A member whose volume is lost must be a replica.
  if (pair.some(({ kind }) => kind === 'volume lost')) return pair.every(({ kind, victim }) => (kind === 'volume lost') === (victim === 1));
  // The network heals as a whole.
  return !pair.every(({ kind }) => ofNetwork(kind));
}

/** The faults of the network between members, which heals as a whole. */
export function ofNetwork(kind: Kind): boolean {
  return kind === 'cut off' || kind === 'slow link';
}

function weighted(drawn: number): Kind {
  const total = kinds.reduce((sum, kind) => sum + weights[kind], 0);
  let left = drawn * total;
  for (const kind of kinds) {
    left -= weights[kind];
    if (left < 0) return kind;
  }
  return kinds[0];
}

/** Numbers from 0 to 1 that a seed determines (a Weyl sequence, mixed). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}
