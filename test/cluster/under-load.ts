import { Load, type LoadReport } from '../load';
import { timed } from './eventually';
import type { More } from './figures';
import type { Health, Release } from './release';

/** The result of a fault under load. */
export interface Outcome {
  readonly report: LoadReport;
  readonly before: Health;
  readonly after: Health;
  /** From the fault until everything was healthy again. */
  readonly seconds: number;
  /** Further figures of the fault. */
  readonly more: More;
}

export interface Fault {
  readonly before: Health;
  readonly load: Load;
  /** Records a figure besides those of the load. */
  measure(name: string, figure: number): void;
}

/** Causes a fault while four connections write; ends when the release is healthy and the writers write again. */
export async function underLoad(release: Release, scenario: string, play: (fault: Fault) => Promise<void>): Promise<Outcome> {
  const before = await release.healthy();
  const more: Record<string, number> = {};
  const measure = (name: string, figure: number) => {
    more[name] = figure;
  };
  const load = await Load.start({ ...(await release.loadConnection()), pauseMilliseconds: 2 });
  let finished = false;
  try {
    await load.steady({ acknowledgements: 50, quietMilliseconds: 500 });
    load.mark(scenario);
    const { result: after, seconds } = await timed(async () => {
      await play({ before, load, measure });
      return release.healthy(180_000);
    });
    await load.steady();
    finished = true;
    return { report: await load.finish(), before, after, seconds, more };
  } finally {
    if (!finished) await load.stop().catch(() => undefined);
  }
}
