import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Redis } from 'ioredis';
import { type Credentials, openMember } from '../load';
import { field } from '../load/topology';
import { type CertificateFiles, installCertificate } from './certificates';
import { Container, type ExecResult } from './container';
import type { Installation } from './installation';

export interface MemberProps {
  readonly name: string;
  readonly namespace: string;
  /** The member's address, for its Service and its pod. */
  readonly address: string;
  /** The command that runs another command in the member's network; without it, the address is a loopback address of this machine. */
  readonly enter?: readonly string[];
  /** The member's folder. */
  readonly folder: string;
  readonly installation: Installation;
  readonly masterName: string;
  readonly graceSeconds: number;
  /** The file that lists every started session. */
  readonly sessions: string;
  /** The current password of clients. */
  readonly credentials: () => Credentials;
}

/** The time limit of a query, which then fails. */
const answerMilliseconds = 3000;

/** The role that a member's redis reports. */
export interface Role {
  readonly role: string;
  readonly master?: string;
  readonly linkUp: boolean;
  readonly offset: number;
  readonly priority: number;
  readonly replicasOnline: number;
}

/** The questions of the kubelet: whether each container lives, and whether the pod is ready, which the container redis answers. */
export const probes = [
  ['redis', 'live'],
  ['redis', 'ready'],
  ['sentinel', 'live'],
] as const;
export type Probe = (typeof probes)[number];

/** A pod of the release: its two containers, its data volume, and its volumes in memory. */
export class Member {
  redis: Container;
  sentinel: Container;
  readonly address: string;
  readonly name: string;
  readonly dataDirectory: string;
  readonly runDirectory: string;
  readonly secretsDirectory: string;
  readonly tlsDirectory: string;
  private readonly exporterDirectory: string;
  private installation: Installation;

  constructor(private readonly props: MemberProps) {
    this.address = props.address;
    this.name = props.name;
    this.installation = props.installation;
    this.dataDirectory = join(props.folder, 'data');
    this.runDirectory = join(props.folder, 'run');
    this.secretsDirectory = join(props.folder, 'secrets');
    this.tlsDirectory = join(props.folder, 'tls');
    this.exporterDirectory = join(props.folder, 'exporter');
    for (const folder of [props.folder, this.dataDirectory, this.secretsDirectory]) mkdirSync(folder);
    this.redis = this.container('redis', 'init.sh', 'pre-stop-redis.sh');
    this.sentinel = this.container('sentinel', 'sentinel.sh', 'pre-stop-sentinel.sh');
  }

  /** Sets the installation of the member's next pods. Only while the member is down. */
  install(installation: Installation): void {
    if (this.isUp) throw new Error(`${this.name} is up, and goes on with what it has`);
    this.installation = installation;
    this.redis = this.container('redis', 'init.sh', 'pre-stop-redis.sh');
    this.sentinel = this.container('sentinel', 'sentinel.sh', 'pre-stop-sentinel.sh');
  }

  /** Starts a new pod on the old volume: its init container, then the others. */
  start(): void {
    for (const folder of [this.runDirectory, this.exporterDirectory]) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
    }
    const initialized = this.initialize();
    this.redis.start(initialized);
    this.sentinel.start(initialized);
  }

  /** The password of this pod's exporter, from its file. */
  exporterPassword(): string {
    const passwords = JSON.parse(readFileSync(join(this.exporterDirectory, 'passwords.json'), 'utf8'));
    return Object.values<string>(passwords)[0];
  }

  /** The pod is deleted: both hooks side by side, each followed by its container's SIGTERM. By force, Kubernetes leaves a hook one second. */
  async stop(graceSeconds = this.props.graceSeconds): Promise<void> {
    await Promise.all([this.redis.stop(graceSeconds), this.sentinel.stop(graceSeconds)]);
  }

  /**
   * The node goes down: no process is left, and none comes back by itself. Sentinel's container is killed first, because the search for all processes
   * of a container takes some time, in which crash-watch.sh could ask for a failover.
   */
  async crash(): Promise<void> {
    await Promise.all([this.sentinel.kill(), this.redis.kill()]);
  }

  get isUp(): boolean {
    return this.redis.isWanted && this.sentinel.isWanted;
  }

  /** The volume is lost. Only while the member is down. */
  loseData(): void {
    // The content only, because the folder itself may be a mount.
    for (const name of readdirSync(this.dataDirectory)) rmSync(join(this.dataDirectory, name), { recursive: true });
  }

  /** Deletes the memory of Sentinel, and keeps the data. Only while the member is down. */
  loseMemory(): void {
    rmSync(join(this.dataDirectory, 'sentinel'), { recursive: true, force: true });
  }

  /** Sets the content of a file of the Secret; undefined removes the file. */
  writeSecret(text: string | undefined, name = 'password'): void {
    const file = join(this.secretsDirectory, name);
    mkdirSync(dirname(file), { recursive: true });
    if (text === undefined) rmSync(file, { force: true });
    else writeFileSync(file, text);
  }

  /** Sets the content of the Secret with the certificate. */
  writeCertificate(files: CertificateFiles): void {
    installCertificate(this.tlsDirectory, files);
  }

  /** Runs one of the scripts, as `kubectl exec` does. */
  run(script: string, ...args: string[]): Promise<ExecResult> {
    return this.sentinel.execute(this.command(script, ...args));
  }

  /** Runs the text of a script with these variables, as a container of an application does. */
  runText(text: string, environment: Readonly<Record<string, string>>): Promise<ExecResult> {
    const command = [this.shell, '-c', text];
    return this.sentinel.execute(command, { environment, milliseconds: 20_000 });
  }

  probe(...[container, question]: Probe): Promise<ExecResult> {
    return this[container].execute(this.command('probe.sh', container, question));
  }

  /** Runs a query on this member's redis. */
  askRedis<T>(ask: (redis: Redis) => Promise<T>): Promise<T> {
    return this.ask(6379, ask);
  }

  askSentinel<T>(ask: (sentinel: Redis) => Promise<T>): Promise<T> {
    return this.ask(26379, ask);
  }

  async role(): Promise<Role> {
    const info = await this.askRedis((redis) => redis.info('replication'));
    const role = field(info, 'role') ?? 'unknown';
    return {
      role,
      master: field(info, 'master_host'),
      linkUp: field(info, 'master_link_status') === 'up' && field(info, 'master_sync_in_progress') === '0',
      offset: Number(field(info, role === 'master' ? 'master_repl_offset' : 'slave_repl_offset') ?? -1),
      priority: Number(field(info, 'slave_priority') ?? -1),
      replicasOnline: [...info.matchAll(/^slave\d+:.*state=online/gm)].length,
    };
  }

  /** Fields of the master as this member's sentinel sees it. */
  async sentinelMaster(): Promise<Record<string, string>> {
    return pairs((await this.askSentinel((sentinel) => sentinel.call('SENTINEL', 'MASTER', this.props.masterName))) as string[]);
  }

  /** The address of the master that this member's sentinel returns to clients. */
  async named(): Promise<string | undefined> {
    const answer = await this.askSentinel((sentinel) => sentinel.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', this.props.masterName));
    return Array.isArray(answer) ? String(answer[0]) : undefined;
  }

  /** The replicas or the other sentinels that this member's sentinel knows. */
  async sentinelList(list: 'REPLICAS' | 'SENTINELS'): Promise<Record<string, string>[]> {
    const answer = (await this.askSentinel((sentinel) => sentinel.call('SENTINEL', list, this.props.masterName))) as string[][];
    return answer.map(pairs);
  }

  keys(): Promise<number> {
    return this.askRedis((redis) => redis.dbsize());
  }

  /** The text in a failed expectation. */
  toJSON(): string {
    return this.name;
  }

  /** Does the work of the exporter's init container, where the release has one. */
  private async initialize(): Promise<void> {
    const script = 'exporter-password.sh';
    if (!existsSync(join(this.installation.scripts, script))) return;
    const { code, output } = await this.sentinel.execute(this.command(script));
    if (code !== 0) throw new Error(`${script} ended with ${code}: ${output}`);
  }

  /** A lasting connection to this member's redis, which the caller closes. */
  connect(): Redis {
    return openMember({ host: this.address, port: 6379 }, this.props.credentials());
  }

  private async ask<T>(port: number, ask: (redis: Redis) => Promise<T>): Promise<T> {
    const connection = openMember({ host: this.address, port }, this.props.credentials());
    const timer = setTimeout(() => connection.disconnect(), answerMilliseconds);
    try {
      return await ask(connection);
    } finally {
      clearTimeout(timer);
      connection.disconnect();
    }
  }

  private container(name: string, script: string, hook: string): Container {
    const { props } = this;
    return new Container({
      name: `${props.name} ${name}`,
      command: this.command(script),
      preStop: this.command(hook),
      enter: props.enter,
      workingDirectory: props.folder,
      log: join(props.folder, `${name}.log`),
      sessions: props.sessions,
      environment: this.environment,
    });
  }

  private get environment(): Readonly<Record<string, string>> {
    const { props } = this;
    return {
      PATH: this.installation.toolbox,
      POD_NAME: props.name,
      POD_NAMESPACE: props.namespace,
      DATA_DIR: this.dataDirectory,
      RUN_DIR: this.runDirectory,
      SECRETS_DIR: this.secretsDirectory,
      TLS_DIR: this.tlsDirectory,
      EXPORTER_DIR: this.exporterDirectory,
      // As in a pod, unless all members share this machine's loopback device.
      ...(props.enter === undefined ? { BIND_ADDRESS: props.address } : {}),
    };
  }

  /** The file over which the scripts of this member ask its own server. */
  socket(server: 'redis' | 'sentinel'): string {
    return join(this.runDirectory, `${server}.sock`);
  }

  private get shell(): string {
    return join(this.installation.toolbox, 'sh');
  }

  private command(script: string, ...args: string[]): string[] {
    return [this.shell, join(this.installation.scripts, script), ...args];
  }
}

function pairs(flat: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (let index = 0; index + 1 < flat.length; index += 2) found[flat[index]] = flat[index + 1];
  return found;
}
