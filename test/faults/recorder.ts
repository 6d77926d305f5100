import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadReport } from '../load';

/** The place in which a fault was played. */
export interface Place {
  readonly tier: 'process' | 'cluster';
  /** As in `redis-8.0`. */
  readonly engine: string;
  /** A further property of the release: the shell, the storage. */
  readonly variant: string;
}

/** One line of the file that the runner of the faults reads; a run under load has one of kind `load` as well. */
export type FaultRecord = Place & {
  /** The number in the test's name, as in `#12`. */
  readonly scenario: number;
  readonly test: string;
  /** 1, 2, ... */
  readonly run: number;
  /** The version that the servers print; for the process tier it is in the report. */
  readonly version?: string;
} & ({ readonly kind: 'result'; readonly seconds: number; readonly error?: string } | ({ readonly kind: 'load' } & LoadFigures));

export interface LoadFigures extends Pick<LoadReport, 'acknowledged' | 'lost' | 'errors' | 'errorKinds' | 'longestStallMs' | 'seconds'> {
  /** What was broken, in words. */
  readonly what: string;
  readonly lostOnReplicas: readonly number[];
  readonly stallsMs: readonly number[];
  /** Acknowledged writes in each bin of the run, and the moments of the faults on the same clock. */
  readonly timeline: { readonly binMilliseconds: number; readonly counts: readonly number[] };
  readonly marks: readonly { readonly label: string; readonly atMilliseconds: number }[];
  /** Figures beside those of the load, such as `healthyAgainSeconds`. */
  readonly more: Readonly<Record<string, number>>;
}

/** True for all faults, including the long ones, which only `npm run faults` plays. */
export const everything = process.env.FAULTS === 'all';

/** The number of runs of each fault. */
export const faultRuns = Number(process.env.FAULT_RUNS ?? 1);

/** Runs the faults of one place as often as requested, and records the results if `FAULT_RECORDS` names a folder. */
export class Recorder {
  private scenario = 0;
  private test = '';
  private current = 0;
  /** The version of the servers, once it is known. */
  version?: string;

  constructor(private readonly place: Place) {}

  /** Plays a scenario `FAULT_RUNS` times. A failed run does not end the others; the test fails at the end and says which did. */
  async play(test: string, body: () => Promise<void>): Promise<void> {
    this.scenario = scenarioOf(test);
    this.test = test;
    const failures: Error[] = [];
    for (this.current = 1; this.current <= faultRuns; this.current++) {
      const started = Date.now();
      const error = await body().then(
        () => undefined,
        (reason: Error) => reason,
      );
      if (error !== undefined) failures.push(error);
      this.write({ kind: 'result', seconds: (Date.now() - started) / 1000, error: error?.message });
    }
    if (failures.length === 0) return;
    if (faultRuns > 1) failures[0].message = `${failures.length} of ${faultRuns} runs failed, the first with: ${failures[0].message}`;
    throw failures[0];
  }

  /** The figures of a run under load. */
  load(what: string, report: LoadReport, more: Readonly<Record<string, number>> = {}): void {
    const { acknowledged, lost, errors, errorKinds, longestStallMs, seconds, timeline } = report;
    const figures = { what, acknowledged, lost, errors, errorKinds, longestStallMs, seconds, timeline, more };
    const marks = report.marks.map(({ label, time }) => ({ label, atMilliseconds: Math.round(time - report.started) }));
    const stallsMs = report.stalls.map(({ milliseconds }) => Math.round(milliseconds));
    this.write({ kind: 'load', ...figures, lostOnReplicas: report.replicas.map((copy) => copy.lost), stallsMs, marks });
  }

  private write(record: object): void {
    const folder = process.env.FAULT_RECORDS;
    if (folder === undefined || this.scenario === 0) return;
    const { scenario, test, current: run, version } = this;
    appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify({ ...this.place, version, scenario, test, run, ...record })}\n`);
  }
}

/** The number of the scenario that a test plays, from a name such as `#12 the master is cut off`; 0 if it has none. */
export function scenarioOf(test: string): number {
  return Number(/(?:^|\s)#(\d+) /.exec(test)?.[1] ?? 0);
}
