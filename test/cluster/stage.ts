import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultRuns, Recorder } from '../faults/recorder';
import type { LoadReport } from '../load';
import { dataMebibytes, fill } from './data';
import { demand, eventually, timed } from './eventually';
import { Figures, type More, say } from './figures';
import { admitThisMachine } from './load-address';
import { Namespace } from './namespace';
import { ClientPod, NodeShell } from './pods';
import { preflight } from './preflight';
import { Protection } from './protection';
import { Release } from './release';
import { Story } from './story';
import { type Fault, type Outcome, underLoad } from './under-load';
import type { Variant } from './variants';

/** The shared objects of one variant's tests: its namespaces, the release, a client pod, and access to the nodes' processes. */
export class Stage {
  static async open(variant: Variant): Promise<Stage> {
    await preflight();
    const namespace = await Namespace.create('redis-sentinel-test', 'restricted');
    const nodes = await Namespace.create(`${namespace.name}-nodes`, 'privileged');
    const stage = new Stage(variant, namespace, nodes);
    say(`${variant.name}: namespace ${namespace.name}`);
    try {
      await admitThisMachine(namespace.kubectl);
      await namespace.setSecret(stage.release.name, stage.secret());
      if (stage.protection) await namespace.setSecret('redis-tls', { ...stage.protection.certificate });
    } catch (error) {
      await stage.close();
      throw error;
    }
    return stage;
  }

  readonly figures: Figures;
  readonly recorder: Recorder;
  readonly release: Release;
  /** The part of the password that no quoting changes; the tests search for it. */
  readonly planted = `planted${randomBytes(12).toString('hex')}`;
  readonly story: Story;
  /** The authority and the certificates of a release with users and TLS; undefined for others. */
  readonly protection?: Protection;
  private applied = false;
  private readonly shells = new Map<string, Promise<NodeShell>>();
  private pod?: Promise<ClientPod>;

  private constructor(
    readonly variant: Variant,
    readonly namespace: Namespace,
    private readonly nodes: Namespace,
  ) {
    this.figures = new Figures(variant.name);
    const storage = variant.persistent ? 'volumes' : 'emptyDir';
    this.recorder = new Recorder({
      tier: 'cluster',
      engine: variant.engine,
      variant: [
        storage,
        ...(variant.protected ? ['users', 'mutual TLS'] : []),
        ...(dataMebibytes > 0 ? [`${dataMebibytes} MiB`] : []),
      ].join(', '),
    });
    this.protection = variant.protected ? new Protection() : undefined;
    const access = this.protection?.access;
    this.release = new Release(namespace.kubectl, `${this.planted} "\\'$&#%`, 'redis', 3, access); // characters that need quoting everywhere
    this.release.loadAs = this.protection?.writer;
    this.story = new Story(namespace.kubectl, this.release.name);
  }

  /** The content of the Secret. */
  secret(): Record<string, string> {
    return {
      'redis-password': `${this.release.password}\n`,
      ...this.protection?.secret,
    };
  }

  /** The client pod, started at its first use. */
  client(): Promise<ClientPod> {
    const props = this.protection && { options: this.protection.options, certificates: 'redis-tls' };
    this.pod ??= ClientPod.start(this.namespace.kubectl, this.variant.image, this.variant.cli, props);
    return this.pod;
  }

  nodeShell(node: string): Promise<NodeShell> {
    const shell = this.shells.get(node) ?? NodeShell.start(this.nodes.kubectl, node, this.variant.image);
    this.shells.set(node, shell);
    return shell;
  }

  async apply(manifest: string): Promise<string> {
    this.applied = true;
    return this.namespace.kubectl.run(['apply', '--warnings-as-errors', '--validate=strict', '-f', '-'], { input: manifest });
  }

  /** Applies the release for a test that runs alone, without the test of the first boot. */
  async ensureApplied(): Promise<void> {
    if (this.applied) return;
    await this.apply(this.variant.manifest());
    await this.release.healthy(180_000);
  }

  /**
   * Causes a fault while four connections write, waits until the release is healthy and the writers write again, and returns the
   * report about the acknowledged writes. Prints and records the figures, including those that can be measured only at the end.
   */
  async underLoad(
    scenario: string,
    play: (fault: Fault) => Promise<void>,
    atTheEnd: (report: LoadReport) => Promise<More> = async () => ({}),
  ): Promise<Outcome> {
    await fill(this.release);
    const outcome = await underLoad(this.release, scenario, play);
    this.recorder.version ??= await this.version();
    const more = { ...outcome.more, ...(await atTheEnd(outcome.report)) };
    this.note(scenario, { ...outcome, more });
    return { ...outcome, more };
  }

  /** Valkey reports a version of Redis too. */
  private async version(): Promise<string | undefined> {
    const [name] = this.release.memberNames;
    return (await this.release.info(name, 'valkey_version')) ?? this.release.info(name, 'redis_version');
  }

  /** Prints and records the figures of a run under load. */
  note(scenario: string, { report, seconds, more }: Outcome): void {
    this.figures.note(scenario, report, seconds, more);
    this.recorder.load(scenario, report, { healthyAgainSeconds: seconds, ...more });
  }

  /** Waits until the pod of that name is replaced. */
  async replaced(name: string, uid: string): Promise<void> {
    await eventually(`another pod ${name}`, 120_000, async () =>
      demand((await this.release.member(name)).uid !== uid, 'still the old one'),
    );
  }

  /** Replaces a pod whose processes were killed, because Kubernetes would wait longer before the next restart of its containers. */
  async renewIfRepeated(name: string): Promise<void> {
    if (faultRuns === 1) return;
    const { uid } = await this.release.member(name);
    await this.namespace.kubectl.run(['delete', 'pod', name, '--wait=true', '--timeout=90s']);
    await this.replaced(name, uid);
  }

  /** Prints the state of the namespace after a failed test, and the logs of every container since the test began. */
  async explain(began: Date): Promise<void> {
    say(await this.namespace.diagnostics().catch((error: Error) => `no diagnostics: ${error.message}`));
    say(`--- what all containers logged since ${began.toISOString()}\n${this.story.since(began)}\n--- end`);
  }

  /** Removes everything. With CLUSTER_TEST_STORIES=folder the logs of the whole run are kept in the folder. */
  async close(): Promise<void> {
    say(this.figures.table());
    this.story.stop();
    const keep = process.env.CLUSTER_TEST_STORIES;
    if (keep !== undefined) mkdirSync(keep, { recursive: true });
    if (keep !== undefined) writeFileSync(join(keep, `${this.namespace.name}.log`), this.story.since(new Date(0)));
    const { seconds } = await timed(() => Promise.all([this.namespace.remove(), this.nodes.remove()]));
    say(`${this.variant.name}: namespace removed in ${seconds.toFixed(1)} s`);
  }
}
