import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { children, enter, firstProcess, isZombie, noPidNamespace, serverProcess, unshare } from './pid-namespace';
import { handlesSigterm, killSession, sendSignal } from './processes';

export interface ContainerProps {
  /** As in `redis-0 sentinel`; for logs and errors. */
  readonly name: string;
  readonly command: readonly string[];
  readonly preStop: readonly string[];
  /** The command that runs another command in the network of the pod. */
  readonly enter?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  readonly log: string;
  /** The file that lists every session started, for the watchdog. */
  readonly sessions: string;
}

export interface ExecResult {
  readonly code: number | null;
  readonly output: string;
  readonly milliseconds: number;
}

/** The pauses of the kubelet before it restarts a container that ended: none at first, then longer each time. */
const backOffMilliseconds = [300, 10_000, 20_000, 40_000];

/**
 * A command as the kubelet and the container runtime run it: a session of processes that all end when the first of them ends. The session is restarted
 * until `stop`, which runs a hook and sends SIGTERM, then SIGKILL.
 */
export class Container {
  private main?: ChildProcess;
  private wanted = false;
  private ends = 0;
  private backOff = 0;
  private lives = 0;
  private restart?: NodeJS.Timeout;
  private readonly hooks = new Set<number>();

  constructor(private readonly props: ContainerProps) {}

  /** Starts the container: at once, or when the pod's init containers have ended. */
  start(initialized?: Promise<void>): void {
    if (this.main !== undefined || this.wanted) throw new Error(`${this.props.name} is already started`);
    this.wanted = true;
    this.ends = 0;
    this.backOff = 0;
    const life = ++this.lives;
    const begin = () => {
      if (this.wanted && this.lives === life) this.run();
    };
    if (initialized === undefined) begin();
    else initialized.then(begin, (error: Error) => this.note(`not started: ${error.message}`));
  }

  /** Whether the container was started and not stopped; it may be down for a moment. */
  get isWanted(): boolean {
    return this.wanted;
  }

  /** The leader of the container's session; undefined while the container is down. */
  get pid(): number | undefined {
    return this.main?.pid;
  }

  /** The first process, which is process 1 where containers have separate process ids. */
  get first(): number | undefined {
    return this.pid === undefined ? undefined : firstProcess(this.pid);
  }

  /** The server; undefined while the first process has not started it. */
  get server(): number | undefined {
    return this.first === undefined ? undefined : serverProcess(this.first);
  }

  /** The processes beside the server. */
  get helpers(): number[] {
    return this.first === undefined ? [] : children(this.first).filter((each) => each !== this.server && !isZombie(each));
  }

  /** Zombies: processes that have ended, and for which the first process has not waited. */
  get ended(): number[] {
    return this.first === undefined ? [] : children(this.first).filter(isZombie);
  }

  /** The number of its ends since `start`, by itself or by a kill. */
  get restarts(): number {
    return this.ends;
  }

  /** Resets the pauses, as the kubelet does after ten minutes: the next restart comes at once. */
  forgetRestarts(): void {
    this.backOff = 0;
  }

  /** The server dies, or the script that is about to start it; the kubelet restarts the container. */
  crash(): void {
    const process = this.server ?? this.first;
    if (process === undefined) throw new Error(`${this.props.name} is not running, so it cannot crash`);
    this.note('crashed by the test');
    sendSignal(process, 'SIGKILL');
  }

  /** The server hangs until `thaw`. */
  freeze(): void {
    const process = this.server ?? this.first;
    if (process !== undefined) sendSignal(process, 'SIGSTOP');
  }

  thaw(): void {
    for (const process of [this.first, this.server]) if (process !== undefined) sendSignal(process, 'SIGCONT');
  }

  /** The container dies and stays down until `start`. */
  async kill(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.restart);
    for (const leader of this.hooks) killSession(leader);
    const main = this.main;
    if (main?.pid === undefined) return;
    this.note('killed by the test');
    const ended = this.endOf(main);
    killAll(main.pid);
    await ended;
  }

  /** Stops the container as the kubelet does: the hook, then SIGTERM, and SIGKILL at the end of the grace period, at least two seconds after SIGTERM. */
  async stop(graceSeconds: number): Promise<void> {
    this.wanted = false;
    clearTimeout(this.restart);
    const deadline = Date.now() + graceSeconds * 1000;
    const main = this.main;
    if (main?.pid === undefined) return;
    const left = () => Math.max(0, deadline - Date.now());
    const hook = await this.hook(left());
    if (this.main !== main) return;
    this.note(`the hook ended with ${hook.code} after ${hook.milliseconds} ms${hook.output === '' ? '' : `: ${hook.output}`}; SIGTERM`);
    const ended = this.endOf(main);
    const first = this.first ?? main.pid;
    if (handlesSigterm(first)) sendSignal(first, 'SIGTERM');
    else this.note('the first process of a container does not notice SIGTERM without a handler: waiting for the end of the grace period');
    const timer = setTimeout(
      () => {
        this.note('SIGKILL at the end of the grace period');
        if (main.pid !== undefined) killAll(main.pid);
      },
      Math.max(left(), 2000),
    );
    await ended;
    clearTimeout(timer);
  }

  /** Runs only the hook. */
  hook(milliseconds?: number): Promise<ExecResult> {
    // Where the first process is not process 1, a hook logs to the file in LOG_TO.
    const own = noPidNamespace() === undefined && this.first !== undefined;
    const environment: Record<string, string> = own ? {} : { LOG_TO: this.props.log };
    return this.execute(this.props.preStop, { milliseconds, environment });
  }

  /** Runs a command in the container, as a probe or a hook does. */
  async execute(
    command: readonly string[],
    options: { readonly milliseconds?: number; readonly environment?: Readonly<Record<string, string>> } = {},
  ): Promise<ExecResult> {
    const started = Date.now();
    const { first } = this;
    const [program, ...args] = [...(first === undefined ? (this.props.enter ?? []) : this.inside(first)), ...command];
    const child = spawn(program, args, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: this.props.workingDirectory,
      env: { ...this.props.environment, ...options.environment },
    });
    const leader = child.pid;
    if (leader === undefined) throw new Error(`${this.props.name}: ${program} could not be started`);
    appendFileSync(this.props.sessions, `${leader}\n`);
    this.hooks.add(leader);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    const timer = setTimeout(() => killSession(leader), options.milliseconds ?? 60_000);
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    clearTimeout(timer);
    this.hooks.delete(leader);
    return { code, output: output.trim(), milliseconds: Date.now() - started };
  }

  log(): string {
    try {
      return readFileSync(this.props.log, 'utf8');
    } catch {
      return '';
    }
  }

  private run(): void {
    const [program, ...args] = [...(this.props.enter ?? []), ...unshare(), ...this.props.command];
    const log = openSync(this.props.log, 'a');
    const main = spawn(program, args, {
      detached: true,
      stdio: ['ignore', log, log],
      cwd: this.props.workingDirectory,
      env: this.props.environment,
    });
    closeSync(log);
    const leader = main.pid;
    if (leader === undefined) throw new Error(`${this.props.name}: ${program} could not be started`);
    appendFileSync(this.props.sessions, `${leader}\n`);
    this.main = main;
    main.once('exit', (code, signal) => {
      // The end of the first process is the end of the container, which the kernel sees to where process ids are separate.
      if (noPidNamespace() !== undefined) killSession(leader);
      this.main = undefined;
      this.note(`ended with ${signal ?? code}`);
      if (!this.wanted) return;
      const pause = backOffMilliseconds[Math.min(this.backOff, backOffMilliseconds.length - 1)];
      this.ends += 1;
      this.backOff += 1;
      this.restart = setTimeout(() => this.run(), pause);
    });
  }

  private inside(first: number): readonly string[] {
    return noPidNamespace() === undefined ? enter(first) : (this.props.enter ?? []);
  }

  private async endOf(main: ChildProcess): Promise<void> {
    while (this.main === main) await sleep(10);
  }

  private note(text: string): void {
    appendFileSync(this.props.log, `${new Date().toISOString()} ## ${this.props.name} ${text}\n`);
  }
}

/**
 * Kills all processes of a container. Where it has separate process ids, all others end with the first process, before the leader ends. Elsewhere, or
 * if the first process is not there yet, they are searched for, which takes long on a machine with many processes.
 */
function killAll(leader: number): void {
  const first = noPidNamespace() === undefined ? firstProcess(leader) : undefined;
  if (first === undefined) killSession(leader);
  else sendSignal(first, 'SIGKILL');
}
