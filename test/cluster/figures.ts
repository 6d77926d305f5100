import { describeReport, type LoadReport, summarize } from '../load';

interface Run {
  readonly stallMilliseconds: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly seconds: number;
}

/** Figures beside those of the load, such as `totalSeconds`. */
export type More = Readonly<Record<string, number>>;

/** Prints at once, outside jest's own reports. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The figures of one variant: printed at once, and as a table at the end. */
export class Figures {
  private readonly scenarios = new Map<string, Run[]>();

  constructor(private readonly variant: string) {}

  /** Notes a fault under load. The seconds are those from the fault until everything was healthy again. */
  note(scenario: string, report: LoadReport, seconds: number, more: More = {}): void {
    const others = Object.entries(more).map(([name, figure]) => `, ${name} ${Math.round(figure * 100) / 100}`);
    say(`${this.variant}, ${describeReport(scenario, report)}; healthy again after ${seconds.toFixed(1)} s${others.join('')}`);
    const runs = this.scenarios.get(scenario) ?? [];
    runs.push({ stallMilliseconds: report.longestStallMs, acknowledged: report.acknowledged, lost: report.lost, seconds });
    this.scenarios.set(scenario, runs);
  }

  table(): string {
    const lines = [...this.scenarios].map(([scenario, runs]) => {
      const total = (of: (run: Run) => number) => runs.reduce((sum, run) => sum + of(run), 0);
      const columns = [
        this.variant,
        scenario,
        String(runs.length),
        summarize(runs.map((run) => run.stallMilliseconds)),
        String(total((run) => run.acknowledged)),
        String(total((run) => run.lost)),
        summarize(runs.map((run) => run.seconds)),
      ];
      return `| ${columns.join(' | ')} |`;
    });
    return [
      '| variant | fault | runs | longest stall, ms: min / median / max | acknowledged | lost | healthy again, s: min / median / max |',
      '|---|---|---|---|---|---|---|',
      ...lines,
    ].join('\n');
  }
}
