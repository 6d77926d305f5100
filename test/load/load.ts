import { randomBytes } from 'node:crypto';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConnectionOptions, openWriter, type WaitOptions, type Writer } from './connection';
import { Ledger, now } from './ledger';
import { readBack, removeKeys } from './readback';
import type { LoadReport } from './report';
import { findMaster, inSync } from './topology';

export interface LoadOptions extends ConnectionOptions {
  /** Connections that write, one write at a time each. @default 4 */
  readonly writers?: number;
  /** Pause of each writer after an acknowledged write; 0 writes as fast as possible. @default 2 */
  readonly pauseMilliseconds?: number;
  /** Counts a write only when `WAIT` says that replicas have it. @default none */
  readonly wait?: WaitOptions;
  /** Length of a value. @default that of its key */
  readonly valueBytes?: number;
  /** The longest time until the first acknowledgement of each writer. @default 30000 */
  readonly startMilliseconds?: number;
  /** Makes a connection; for tests of this client. @default a Sentinel client */
  readonly connect?: (options: LoadOptions) => Writer;
}

export interface FinishOptions {
  /** Replicas that must be in sync and are read back. @default the number of sentinels less one */
  readonly replicas?: number;
  readonly deadlineMilliseconds?: number;
  /** Removes the keys from the server afterwards. @default true */
  readonly removeKeys?: boolean;
}

const errorPause = 5; // a writer whose writes are refused must not use the whole CPU

/** Writers under way. Start one with `Load.start`, end it with `finish` or, without looking at the data, `stop`. */
export class Load {
  static async start(options: LoadOptions): Promise<Load> {
    const load = new Load(options);
    const begun = await load.until(() => load.writersSince(0) === load.ledger.writers, options.startMilliseconds ?? 30_000);
    if (!begun) {
      await load.stop();
      throw new Error(
        `the load did not start: ${load.writersSince(0)} of ${load.ledger.writers} writers had an acknowledgement; ${load.errorText()}`,
      );
    }
    return load;
  }

  readonly ledger: Ledger;
  private readonly connections: Writer[];
  private readonly loops: Promise<void>[];
  private readonly delays: IntervalHistogram;
  private readonly marks: { label: string; time: number }[] = [];
  private attempted = 0;
  private running = true;
  private firstFailure?: unknown;

  private constructor(private readonly options: LoadOptions) {
    this.ledger = new Ledger(`load:${randomBytes(6).toString('hex')}`, options.writers ?? 4);
    this.delays = monitorEventLoopDelay({ resolution: 10 });
    this.delays.enable();
    const connect = options.connect ?? ((each: LoadOptions) => openWriter(each, each.wait));
    this.connections = Array.from({ length: this.ledger.writers }, () => connect(options));
    this.loops = this.connections.map((connection, writer) =>
      this.loop(connection, writer).catch((error) => {
        this.firstFailure ??= error;
      }),
    );
  }

  /** Notes a moment, such as that of a fault; returns its time. */
  mark(label: string): number {
    const time = now();
    this.marks.push({ label, time });
    return time;
  }

  /**
   * Waits until every connection has had `acknowledgements` after this call, without a gap of `quietMilliseconds` between them.
   * Fails at the deadline.
   */
  async steady(options: { acknowledgements?: number; quietMilliseconds?: number; deadlineMilliseconds?: number } = {}): Promise<void> {
    const { acknowledgements = 20, quietMilliseconds = 1000, deadlineMilliseconds = 60_000 } = options;
    let since = now();
    const calm = await this.until(() => {
      const last = this.ledger.lastAcknowledgement() ?? 0;
      if (now() - last > quietMilliseconds) since = now();
      return now() - since >= quietMilliseconds && this.writersSince(since, acknowledgements) === this.ledger.writers;
    }, deadlineMilliseconds);
    if (!calm) {
      throw new Error(
        `no steady load within ${deadlineMilliseconds} ms: ${this.writersSince(since, acknowledgements)} of ${this.ledger.writers} connections write; ${this.errorText()}`,
      );
    }
  }

  /** Ends the writers; a write that is under way may still be acknowledged. */
  async stop(): Promise<void> {
    if (this.running) this.ledger.stop();
    this.running = false;
    await Promise.all(this.loops);
    for (const connection of this.connections) connection.close();
    this.delays.disable();
    if (this.firstFailure !== undefined) throw this.firstFailure;
  }

  /** Stops, then reads every acknowledged write back from the master and, once they are in sync, from the replicas. */
  async finish(options: FinishOptions = {}): Promise<LoadReport> {
    await this.stop();
    const deadline = options.deadlineMilliseconds ?? 60_000;
    const replicas = options.replicas ?? this.options.sentinels.length - 1;
    const synced = replicas === 0 ? [] : await inSync(this.options, replicas, deadline);
    const address = await findMaster(this.options, deadline);
    const expected = (key: string) => this.value(key);
    const master = await readBack(this.ledger, expected, address, this.options);
    const copies = await Promise.all(synced.map((replica) => readBack(this.ledger, expected, replica, this.options)));
    if (options.removeKeys ?? true) await removeKeys(this.ledger, this.attempted, address, this.options);
    const writers = Array.from({ length: this.ledger.writers }, (_, writer) => writer);
    return {
      acknowledged: this.ledger.acknowledged,
      lost: master.lost,
      lostPerWriter: master.lostPerWriter,
      lostKeys: master.sample.map(({ key }) => key),
      master,
      replicas: copies,
      errors: this.ledger.errors,
      errorKinds: this.ledger.errorKinds,
      stalls: this.ledger.stalls(200),
      longestStallMs: this.ledger.longestStall().milliseconds,
      longestWriterStallMs: Math.max(...writers.map((writer) => this.ledger.longestStall(writer).milliseconds)),
      longestClientPauseMs: this.delays.max / 1e6,
      perSecond: this.ledger.perBin(1000),
      timeline: { binMilliseconds: 50, counts: this.ledger.perBin(50) },
      started: this.ledger.started,
      seconds: ((this.ledger.stopped ?? now()) - this.ledger.started) / 1000,
      marks: this.marks,
    };
  }

  private async loop(connection: Writer, writer: number): Promise<void> {
    const pause = this.options.pauseMilliseconds ?? 2;
    for (let sequence = 0; this.running; sequence++) {
      this.attempted = Math.max(this.attempted, sequence + 1);
      const key = this.ledger.key(writer, sequence);
      const error = await connection.write(key, this.value(key)).then(
        () => undefined,
        (reason: unknown) => reason ?? new Error('failed without a reason'),
      );
      if (error === undefined) this.ledger.acknowledge(writer, sequence);
      else this.ledger.fail(error);
      if (error !== undefined || pause > 0) await sleep(error === undefined ? pause : Math.max(pause, errorPause));
    }
  }

  private value(key: string): string {
    return key.padEnd(this.options.valueBytes ?? 0, '.');
  }

  /** The number of writers with at least so many acknowledgements since a moment. */
  private writersSince(time: number, acknowledgements = 1): number {
    let count = 0;
    for (let writer = 0; writer < this.ledger.writers; writer++) {
      if (this.ledger.acknowledgedSince(time, writer) >= acknowledgements) count += 1;
    }
    return count;
  }

  private errorText(): string {
    const kinds = Object.entries(this.ledger.errorKinds).map(([kind, count]) => `${kind} ${count}`);
    return kinds.length === 0 ? 'no errors' : `errors: ${kinds.join(', ')}`;
  }

  private async until(condition: () => boolean, milliseconds: number): Promise<boolean> {
    const end = now() + milliseconds;
    while (now() < end && this.firstFailure === undefined) {
      if (condition()) return true;
      await sleep(20);
    }
    return condition();
  }
}
