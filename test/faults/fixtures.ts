import type { FaultRecord } from './recorder';

/** The place and the figures of an invented record; the rest is the same in all of them. */
export interface Made {
  readonly scenario?: number;
  readonly test?: string;
  readonly tier?: FaultRecord['tier'];
  readonly engine?: string;
  readonly variant?: string;
  readonly run?: number;
}

export type LoadRecord = Extract<FaultRecord, { kind: 'load' }>;
export type ResultRecord = Extract<FaultRecord, { kind: 'result' }>;

const place = { scenario: 4, test: '#4 the master goes', tier: 'process', engine: 'redis-8.0', variant: 'dash', run: 1 } as const;

const bin = 50;

/** A run of six seconds with 100 writes in each bin, except from second 2, the moment of the mark, for as long as the stall lasts. */
export function load(made: Made & Partial<LoadRecord> & { readonly stall?: number } = {}): LoadRecord {
  const { stall = 400, ...rest } = made;
  const counts: number[] = Array.from({ length: 6000 / bin }, (_, index) => (index * bin >= 2000 && index * bin < 2000 + stall ? 0 : 100));
  return {
    ...place,
    kind: 'load',
    what: 'master gone',
    acknowledged: counts.reduce((sum, count) => sum + count, 0),
    lost: 0,
    errors: 0,
    errorKinds: {},
    longestStallMs: stall,
    seconds: 6,
    lostOnReplicas: [0, 0],
    stallsMs: [stall],
    timeline: { binMilliseconds: bin, counts },
    marks: [{ label: 'master gone', atMilliseconds: 2000 }],
    more: {},
    ...rest,
  };
}

export function result(made: Made & Partial<ResultRecord> = {}): ResultRecord {
  return { ...place, kind: 'result', seconds: 10, ...made };
}

/** A run as the recorder writes it: its load, then how it ended. */
export function run(
  made: Made & { readonly stall?: number; readonly lost?: number; readonly more?: LoadRecord['more'] } = {},
): FaultRecord[] {
  const { stall, lost = 0, more = {}, ...where } = made;
  return [load({ ...where, stall, lost, more }), result(where)];
}
