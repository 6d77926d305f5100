import type { Stall } from './ledger';
import type { CopyReport } from './readback';

export interface LoadReport {
  readonly acknowledged: number;
  /** Acknowledged writes that the final master does not hold. */
  readonly lost: number;
  readonly lostPerWriter: readonly number[];
  readonly lostKeys: readonly string[];
  /** The final master and each replica in sync with it. */
  readonly master: CopyReport;
  readonly replicas: readonly CopyReport[];
  readonly errors: number;
  readonly errorKinds: Readonly<Record<string, number>>;
  /** Stalls of 200 ms and more over all connections. */
  readonly stalls: readonly Stall[];
  readonly longestStallMs: number;
  /** The longest stall of one connection, while others may have gone on. */
  readonly longestWriterStallMs: number;
  /** The longest pause of this process itself, which can cause a stall of that length. */
  readonly longestClientPauseMs: number;
  /** Acknowledged writes in each second of the run. */
  readonly perSecond: readonly number[];
  /** The same in finer steps, for pictures. */
  readonly timeline: { readonly binMilliseconds: number; readonly counts: readonly number[] };
  /** The start of the run, on the clock of the marks and stalls. */
  readonly started: number;
  readonly seconds: number;
  readonly marks: readonly { readonly label: string; readonly time: number }[];
}

/** One line with the figures of a run. */
export function describeReport(name: string, report: LoadReport): string {
  const stalls =
    report.stalls.map((stall) => `${Math.round(stall.milliseconds)}${stall.open ? ' (still open)' : ''}`).join(' + ') || 'none';
  const onReplicas = report.replicas.map((replica) => replica.lost).join(' + ') || 'none read';
  const errors = Object.entries(report.errorKinds)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');
  return [
    `${name}: longest stall ${Math.round(report.longestStallMs)} ms`,
    ` (all of 200 ms or more: ${stalls}; longest of one connection ${Math.round(report.longestWriterStallMs)}`,
    `; the client's own pause ${Math.round(report.longestClientPauseMs)}), acknowledged ${report.acknowledged}, lost ${report.lost}`,
    `, lost on the replicas ${onReplicas}, ${report.seconds.toFixed(1)} s${errors === '' ? '' : `, errors: ${errors}`}`,
  ].join('');
}

/** `min / median / max` of figures from several runs. */
export function summarize(figures: readonly number[]): string {
  if (figures.length === 0) return 'no runs';
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return [sorted[0], median, sorted[sorted.length - 1]].map((figure) => Math.round(figure)).join(' / ');
}
