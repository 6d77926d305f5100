/** What may happen to one member, or to all of them at once. */
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
  /** 0 is the master at the start of the round, 1 and 2 are the replicas. For all at once it means nothing. */
  readonly victim: number;
  /** When it begins, counted from the start of the round. */
  readonly after: number;
  /** How long it lasts: until the member is started again, goes on, or is reached again. */
  readonly lasts: number;
}

/** What happens between two times of quiet. Times are in ms. */
export interface Round {
  /** One fault, or two on different members. */
  readonly faults: readonly Fault[];
  /** How long the writers go on after all is well again. */
  readonly quiet: number;
}

/** The longest a fault lasts; a long script, which is none below down-after, takes 5 s at least. Longer than down-after, and than what a master that is cut off may take writes for, in half of them. */
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

/** What takes a Sentinel's memory. */
const forgetful: ReadonlySet<Kind> = new Set(['volume lost', 'memory lost']);

/** How often each kind is drawn, compared with the others. */
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

/** What is broken, without the times: rounds that break the same have the same name. */
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
  // Drawn in any case, so that every round takes its numbers in the same way.
  const second = { ...fault(random, Math.floor(random() * 4000)), victim: (first.victim + 1 + Math.floor(random() * 2)) % 3 };
  if (random() < 0.3 && survivable(first, second)) faults.push(second);
  return { faults, quiet: 500 + Math.floor(random() * 2000) };
}

function fault(random: () => number, after: number): Fault {
  const kind = weighted(random());
  // The master every other time. Its volume is another promise, which scenario 9 is about.
  const drawn = Math.floor(random() * 4);
  const victim = kind === 'volume lost' ? 1 + (drawn % 2) : Math.max(0, drawn - 1);
  const drawnTime = random();
  const shortest = kind === 'long script' ? 5000 : 0;
  return { kind, victim, after, lasts: shortest + Math.floor(drawnTime * (longest[kind] - shortest)) };
}

/** Whether two faults in one round still leave what the release promises to survive. */
function survivable(one: Fault, other: Fault): boolean {
  const pair = [one, other];
  if (pair.some(({ kind }) => kind.startsWith('all '))) return false;
  // One that forgot at a time: two are a majority.
  if (pair.every(({ kind }) => forgetful.has(kind))) return false;
  // Whose volume is lost must be a replica.
  if (pair.some(({ kind }) => kind === 'volume lost')) return pair.every(({ kind, victim }) => (kind === 'volume lost') === (victim === 1));
  // The network heals as a whole.
  return !pair.every(({ kind }) => ofNetwork(kind));
}

/** What breaks the network between members, which heals as a whole. */
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
