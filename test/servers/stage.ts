import { everything, faultRuns, Recorder } from '../faults/recorder';
import { describeReport, type LoadReport } from '../load';
import { field } from '../load/topology';
import { notRun } from '../not-run';
import { hasTls, type InstalledEngine, installedEngine } from './engines';
import { LocalRelease, type LocalReleaseProps } from './local-release';
import { until } from './poll';
import type { Shell } from './toolbox';

export { notRun };

/** Runs the scenarios of one engine and one shell. */
export interface Stage {
  /** A test with a new release, which has not been started. With certificates, it is left out where the build of the server has no TLS. */
  fresh(name: string, play: (release: LocalRelease) => Promise<void>, props?: Partial<LocalReleaseProps>, seconds?: number): void;
  /** A test of several plays side by side, each with a new release, which has not been started. */
  together(name: string, plays: readonly ((release: LocalRelease) => Promise<void>)[], props?: readonly Partial<LocalReleaseProps>[]): void;
  /** A test with a running, healthy release; the next such test gets the same release if this test leaves it healthy. */
  healthy(name: string, play: (release: LocalRelease) => Promise<void>, seconds?: number): void;
  readonly engine: InstalledEngine;
  /** Whether the long scenarios are included. */
  readonly everything: boolean;
  /** Whether scenarios are included whose result is the same with every version of a server: one run for each shell is enough. */
  readonly one: boolean;
  /** The same among the scenarios with TLS, which not every build of a server has. */
  readonly oneWithTls: boolean;
  /** Prints a figure of the test under way. */
  figure(text: string): void;
  /** Prints the figures of a run under load. */
  report(name: string, report: LoadReport): void;
}

const testSeconds = 240;

/** The scenarios on an engine with a shell; when the engine is not installed, a test that fails or reports it. */
export function play(engineName: string, shell: Shell, scenarios: readonly ((stage: Stage) => void)[]): void {
  describe(`${engineName} with ${shell}`, () => {
    const engine = installedEngine(engineName);
    if (engine === undefined)
      return notRun(`${engineName} is not here: put its server in PATH or name its folder, TEST_ENGINES="${engineName}=/folder"`);
    const stage = new RealStage(engine, shell);
    afterAll(() => stage.close());
    for (const scenario of scenarios) scenario(stage);
    stage.sayWhatIsLeftOut();
  });
}

export function print(text: string): void {
  process.stderr.write(`${text}\n`);
}

class RealStage implements Stage {
  readonly everything = everything;
  readonly one: boolean;
  readonly oneWithTls: boolean;
  private leftOut = 0;
  private shared?: LocalRelease;
  private readonly recorder: Recorder;

  constructor(
    readonly engine: InstalledEngine,
    private readonly shell: Shell,
  ) {
    this.one = everything || isOneOf(['redis-8.6', 'valkey-9.1'], engine);
    this.oneWithTls = everything || isOneOf(['redis-8.0', 'valkey-8.1'], engine);
    this.recorder = new Recorder({ tier: 'process', engine: engine.name, variant: shell });
  }

  fresh(name: string, play: (release: LocalRelease) => Promise<void>, props: Partial<LocalReleaseProps> = {}, seconds?: number): void {
    if (props.certificates !== undefined && !hasTls(this.engine)) {
      print(`left out: ${this.engine.name} ${this.shell}: ${name}: this build of the server has no TLS`);
      this.leftOut += 1;
    } else this.test(name, () => this.own(play, props), seconds);
  }

  /** The build of the server lacks TLS, not the machine, so this is neither a failure nor a skipped test. */
  sayWhatIsLeftOut(): void {
    if (this.leftOut === 0) return;
    test(`this build of the server has no TLS, so ${this.leftOut} scenarios are left out`, () => {
      expect(hasTls(this.engine)).toBe(false);
    });
  }

  together(
    name: string,
    plays: readonly ((release: LocalRelease) => Promise<void>)[],
    props: readonly Partial<LocalReleaseProps>[] = [],
  ): void {
    this.test(name, async () => {
      await Promise.all(plays.map((play, index) => this.own(play, props[index])));
    });
  }

  healthy(name: string, play: (release: LocalRelease) => Promise<void>, seconds?: number): void {
    const body = async () => {
      const release = await this.healthyRelease();
      try {
        await watched(release, () => play(release));
        this.shared = release;
      } finally {
        if (this.shared === undefined) await release.close();
      }
    };
    this.test(name, body, seconds);
  }

  figure(text: string): void {
    print(`figure: ${this.engine.name} ${this.shell}: ${text}`);
  }

  report(name: string, report: LoadReport): void {
    this.figure(describeReport(name, report));
    this.recorder.load(name, report);
  }

  async close(): Promise<void> {
    await this.shared?.close();
    this.shared = undefined;
  }

  private test(name: string, body: () => Promise<void>, seconds = testSeconds): void {
    test(name, () => this.recorder.play(name, body), seconds * 1000 * faultRuns);
  }

  private async own(play: (release: LocalRelease) => Promise<void>, props: Partial<LocalReleaseProps> = {}): Promise<void> {
    const release = await LocalRelease.create({ engine: this.engine, shell: this.shell, ...props });
    try {
      await watched(release, () => play(release));
    } finally {
      await release.close();
    }
  }

  /**
   * The release of the last test, unless that test failed or froze a sentinel: a new release is there sooner than such a sentinel is active
   * again. Undefined while a test uses it.
   */
  private async healthyRelease(): Promise<LocalRelease> {
    if (this.shared !== undefined && !(await attentive(this.shared).catch(() => false))) await this.close();
    const release = this.shared ?? (await LocalRelease.create({ engine: this.engine, shell: this.shell }));
    this.shared = undefined;
    const boot = async () => {
      await release.boot();
      await until('no sentinel is in TILT mode', 40, () => attentive(release));
    };
    await watched(release, boot).catch(async (error) => {
      await release.close();
      throw error;
    });
    return release;
  }
}

/** Whether `npm test` plays on this engine what it plays on those alone. A machine without those has to play it on all that it has. */
function isOneOf(names: readonly string[], engine: InstalledEngine): boolean {
  return names.includes(engine.name) || names.every((name) => installedEngine(name) === undefined);
}

/** Whether every sentinel is active: after a freeze a sentinel is passive for 30 s (TILT), in which a majority may be missing. */
async function attentive(release: LocalRelease): Promise<boolean> {
  const states = await Promise.all(release.members.map((member) => member.askSentinel((sentinel) => sentinel.info('sentinel'))));
  return states.every((state) => field(state, 'sentinel_tilt') === '0');
}

/** Runs a test, then searches the logs for error messages; prints all logs when it fails. */
async function watched<T>(release: LocalRelease, play: () => Promise<T>): Promise<T> {
  try {
    const result = await play();
    expect(release.complaints()).toEqual([]);
    return result;
  } catch (error) {
    print(`---------- ${expect.getState().currentTestName} failed: ${error}\n${await release.describe()}\n${release.logs()}\n----------`);
    throw error;
  }
}
