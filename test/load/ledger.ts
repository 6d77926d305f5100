/** A time without any acknowledged write. Times are milliseconds since the epoch, from a clock that never steps. */
export interface Stall {
  readonly from: number;
  readonly to: number;
  readonly milliseconds: number;
  /** True when no acknowledgement had ended it by the time the load was stopped. */
  readonly open: boolean;
}

export interface Acknowledged {
  readonly writer: number;
  readonly sequence: number;
  readonly time: number;
}

/** Milliseconds since the epoch that only grow, even if the machine's clock is set back. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * The record of one run: the writes of each writer, and the times of their acknowledgements. It is independent of Redis; keys are made from writer
 * and sequence, so each of a million writes costs two numbers.
 */
export class Ledger {
  private readonly sequences: number[][];
  private readonly times: number[][];
  private readonly kindsOfErrors = new Map<string, number>();
  private errorCount = 0;
  private startedAt: number;
  private stoppedAt?: number;

  constructor(
    readonly prefix: string,
    readonly writers: number,
    startedAt: number = now(),
  ) {
    this.startedAt = startedAt;
    this.sequences = Array.from({ length: writers }, () => []);
    this.times = Array.from({ length: writers }, () => []);
  }

  key(writer: number, sequence: number): string {
    return `${this.prefix}:${writer}:${sequence}`;
  }

  acknowledge(writer: number, sequence: number, time: number = now()): void {
    const sequences = this.sequences[writer];
    const last = sequences[sequences.length - 1];
    // One connection acknowledges in order; anything else means that a key was counted twice or sent twice.
    if (last !== undefined && sequence <= last) throw new Error(`writer ${writer} acknowledged ${sequence} after ${last}`);
    sequences.push(sequence);
    this.times[writer].push(time);
  }

  fail(error: unknown): void {
    this.errorCount += 1;
    const kind = kindOf(error);
    this.kindsOfErrors.set(kind, (this.kindsOfErrors.get(kind) ?? 0) + 1);
  }

  stop(time: number = now()): void {
    this.stoppedAt = time;
  }

  get started(): number {
    return this.startedAt;
  }

  get stopped(): number | undefined {
    return this.stoppedAt;
  }

  get acknowledged(): number {
    return this.sequences.reduce((sum, each) => sum + each.length, 0);
  }

  get errors(): number {
    return this.errorCount;
  }

  /** The number of errors of each kind. */
  get errorKinds(): Record<string, number> {
    return Object.fromEntries(this.kindsOfErrors);
  }

  lastAcknowledgement(writer?: number): number | undefined {
    const books = writer === undefined ? this.times : [this.times[writer]];
    const last = books.map((times) => times[times.length - 1]).filter((time) => time !== undefined);
    return last.length === 0 ? undefined : Math.max(...last);
  }

  /** The number of acknowledgements at or after a moment, of one writer or of all. */
  acknowledgedSince(time: number, writer?: number): number {
    const books = writer === undefined ? this.times : [this.times[writer]];
    return books.reduce((sum, times) => sum + (times.length - firstNotBefore(times, time)), 0);
  }

  *writes(): Generator<Acknowledged> {
    for (let writer = 0; writer < this.writers; writer++) {
      for (let index = 0; index < this.sequences[writer].length; index++) {
        yield { writer, sequence: this.sequences[writer][index], time: this.times[writer][index] };
      }
    }
  }

  /**
   * Every stall of at least that length, in order of time. With a writer: of that connection alone. The clock starts at the first
   * acknowledgement, or at the start of the run when there was none at all.
   */
  stalls(atLeastMilliseconds: number, writer?: number): Stall[] {
    const times = writer === undefined ? merged(this.times) : this.times[writer];
    const found: Stall[] = [];
    const add = (from: number, to: number, open: boolean) => {
      if (to - from >= atLeastMilliseconds) found.push({ from, to, milliseconds: to - from, open });
    };
    for (let index = 1; index < times.length; index++) add(times[index - 1], times[index], false);
    add(times.length === 0 ? this.startedAt : times[times.length - 1], this.stoppedAt ?? now(), true);
    return found;
  }

  longestStall(writer?: number): Stall {
    const none: Stall = { from: this.startedAt, to: this.startedAt, milliseconds: 0, open: false };
    return this.stalls(0, writer).reduce((longest, stall) => (stall.milliseconds > longest.milliseconds ? stall : longest), none);
  }

  /** Acknowledged writes in each stretch of that length, the first one first. */
  perBin(milliseconds: number): number[] {
    const end = Math.max(this.stoppedAt ?? now(), this.lastAcknowledgement() ?? 0);
    const counts = new Array<number>(Math.max(0, Math.ceil((end - this.startedAt) / milliseconds))).fill(0);
    for (const times of this.times) {
      for (const time of times) {
        const bin = Math.min(counts.length - 1, Math.max(0, Math.floor((time - this.startedAt) / milliseconds)));
        counts[bin] += 1;
      }
    }
    return counts;
  }
}

/** All times in one ascending list; each writer's own list ascends already. */
function merged(lists: readonly number[][]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}

function firstNotBefore(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `READONLY`, `NOREPLICAS`, `ECONNREFUSED`, or the message of an error without such a code. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'MaxRetriesPerRequestError') return 'disconnected';
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== undefined) return String(code);
  return /^([A-Z]{4,})\b/.exec(error.message)?.[1] ?? error.message.slice(0, 80);
}
