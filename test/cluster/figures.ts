import { describeReport, type LoadReport } from '../load';

interface Row {
  readonly scenario: string;
  readonly stallMilliseconds: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly seconds: number;
}

/** Prints at once, outside jest's own reports. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What one variant measured: said at once, and as a table at the end. */
export class Figures {
  private readonly rows: Row[] = [];

  constructor(private readonly variant: string) {}

  /** Notes a fault under load. The seconds are those from the fault until everything was healthy again. */
  note(scenario: string, report: LoadReport, seconds: number): void {
    say(`${this.variant}, ${describeReport(scenario, report)}; healthy again after ${seconds.toFixed(1)} s`);
    this.rows.push({ scenario, stallMilliseconds: report.longestStallMs, acknowledged: report.acknowledged, lost: report.lost, seconds });
  }

  table(): string {
    const lines = this.rows.map(
      (row) =>
        `| ${this.variant} | ${row.scenario} | ${Math.round(row.stallMilliseconds)} | ${row.acknowledged} | ${row.lost} | ${row.seconds.toFixed(1)} |`,
    );
    return ['| variant | fault | longest stall, ms | acknowledged | lost | healthy again, s |', '|---|---|---|---|---|---|', ...lines].join(
      '\n',
    );
  }
}
