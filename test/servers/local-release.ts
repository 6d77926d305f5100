import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Auth, type ExternalProps, type RedisProps } from '../../lib';
import { type ConnectionOptions, Load, type LoadOptions, type TlsOptions } from '../load';
import { field } from '../load/topology';
import { ipv6Network, loopbackNetwork } from './addresses';
import type { CertificateFiles } from './certificates';
import type { InstalledEngine } from './engines';
import { configure, type Installation, install } from './installation';
import { Member } from './member';
import { ipv6, type Network, PodNetwork } from './network';
import { until } from './poll';
import { LocalProxy } from './proxy';
import { namespace, type Rendered, render } from './rendered';
import { mountVolume } from './small-volume';
import type { Shell } from './toolbox';
import { Watchdog } from './watchdog';

/** Every character that a shell, a conf file or a protocol could read wrong. */
export const difficultPassword = `p"a'ss \\w$HOME \`x\` #;%s*{}&|<>~!\\n`;

export interface LocalReleaseProps {
  readonly engine: InstalledEngine;
  readonly shell: Shell;
  /** The props besides the engine. Auth is on by default, as in the library. */
  readonly redis?: RedisProps;
  /** The password of clients. @default difficultPassword, or none with Auth.none() */
  readonly password?: string;
  /** The text in the Secret. @default the password and a newline */
  readonly secret?: string;
  /** The user name of clients, in a release with users. */
  readonly username?: string;
  /** The Secret's files in a release with users. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Makes the certificates of a release with TLS, and those of the clients; the authority's files go into the folder. */
  readonly certificates?: (folder: string) => { readonly members: CertificateFiles; readonly clients: TlsOptions };
  /** A change of the rendered files, for tests that break a file on purpose. */
  readonly change?: (files: Record<string, string>) => void;
  /** Every program of a member writes its arguments to this file of the release's folder. */
  readonly record?: string;
  /** The size of each member's volume, which needs root. @default the disk of this machine */
  readonly volumeBytes?: number;
  /** Each member in a separate network namespace, which can be cut off. @default all on loopback addresses */
  readonly podNetwork?: boolean;
  /** The addresses outside of the cluster, made from those that each pod has for clients elsewhere: the members, then the proxies. Needs podNetwork. */
  readonly external?: (elsewhere: (ordinal: number) => string) => ExternalProps;
  /** IPv6 addresses only: of the loopback device, or with podNetwork of the pods. */
  readonly ipv6?: boolean;
  /** Addresses of another release, which members get by their ordinals. @default unused addresses */
  readonly addresses?: Readonly<Record<number, string>>;
}

/** A release on this machine: the rendered files, with real processes and loopback addresses. */
export class LocalRelease {
  static async create(props: LocalReleaseProps): Promise<LocalRelease> {
    const rendered = render({ ...props.redis, engine: props.engine.engine });
    const folder = mkdtempSync(join(tmpdir(), 'redis-release-'));
    const watchdog = new Watchdog(folder);
    if (props.ipv6 && !props.podNetwork)
      return new LocalRelease(props, rendered, folder, watchdog, ipv6Network(rendered.members, watchdog));
    const network = props.podNetwork
      ? PodNetwork.create(rendered.members + (rendered.proxy?.replicas ?? 0), watchdog, props.ipv6 ? ipv6 : undefined)
      : await loopbackNetwork(props.addresses);
    if (props.external !== undefined && network instanceof PodNetwork) {
      const external = props.external((ordinal) => network.elsewhere(ordinal));
      const reachable = render({ ...props.redis, engine: props.engine.engine, external });
      return new LocalRelease(props, reachable, folder, watchdog, network);
    }
    return new LocalRelease(props, rendered, folder, watchdog, network);
  }

  readonly members: readonly Member[];
  /** The proxies, each in a network of its own; none in a release without them. */
  readonly proxies: readonly LocalProxy[];
  readonly masterName: string;
  readonly username?: string;
  /** The password of clients and of the test; a test that changes the Secret also changes this. */
  password?: string;
  /** The TLS options of clients and of the test. */
  tls?: TlsOptions;
  /** The file in which the members' `getent` looks up names. */
  readonly hosts: string;
  private readonly loads: Load[] = [];
  private changed: RedisProps = {};
  private readonly installations: Installation[] = [];
  /** Functions that remove the members' volumes. */
  private readonly unmounts: (() => void)[] = [];

  private constructor(
    private readonly props: LocalReleaseProps,
    readonly rendered: Rendered,
    readonly folder: string,
    readonly watchdog: Watchdog,
    private readonly network: Network,
  ) {
    this.masterName = this.rendered.masterName;
    const withAuth = JSON.stringify(props.redis?.auth) !== JSON.stringify(Auth.none());
    this.username = props.username;
    if (withAuth) this.password = props.password ?? difficultPassword;
    const names = Array.from({ length: this.rendered.members }, (_, ordinal) => `${this.rendered.name}-${ordinal}`);
    this.hosts = join(this.folder, 'hosts');
    writeFileSync(this.hosts, names.map((name, ordinal) => `${network.address(ordinal)} ${name}.${namespace}.svc\n`).join(''));
    const installation = this.install(props.engine);
    this.members = names.map(
      (name, ordinal) =>
        new Member({
          name,
          namespace,
          address: network.address(ordinal),
          enter: network.enter?.(ordinal),
          folder: join(this.folder, name),
          installation,
          masterName: this.masterName,
          graceSeconds: this.rendered.graceSeconds,
          sessions: this.watchdog.sessions,
          credentials: () => ({ username: this.username, password: this.password, tls: this.tls }),
        }),
    );
    if (props.volumeBytes !== undefined)
      for (const member of this.members) this.unmounts.push(mountVolume(member.dataDirectory, props.volumeBytes, watchdog));
    this.proxies = this.makeProxies();
    const certificates = props.certificates?.(folder);
    this.tls = certificates?.clients;
    if (certificates !== undefined) for (const pod of [...this.members, ...this.proxies]) pod.writeCertificate(certificates.members);
    for (const [name, text] of Object.entries(props.secrets ?? {})) this.writeSecret(text, name);
    if (props.secrets === undefined) this.writeSecret(this.password === undefined ? undefined : (props.secret ?? `${this.password}\n`));
  }

  get connection(): ConnectionOptions {
    return {
      sentinels: this.members.map(({ address }) => ({ host: address, port: 26379 })),
      masterName: this.masterName,
      username: this.username,
      password: this.password,
      sentinelUsername: this.username,
      sentinelPassword: this.password,
      tls: this.tls,
    };
  }

  /** The network whose members can be cut off. */
  get podNetwork(): PodNetwork {
    if (!(this.network instanceof PodNetwork)) throw new Error('this release has all its members in one network');
    return this.network;
  }

  writeSecret(text: string | undefined, name = 'password'): void {
    for (const pod of [...this.members, ...this.proxies]) pod.writeSecret(text, name);
  }

  /** The ordinal of a proxy in the network of the release. */
  ordinalOf(proxy: LocalProxy): number {
    return this.members.length + this.proxies.indexOf(proxy);
  }

  /** Like `kubectl apply` with another engine: all pods see the new ConfigMap, and have the previous programs until they are replaced. */
  apply(engine: InstalledEngine): void {
    for (const { scripts } of this.installations) configure(scripts, this.configuration(engine));
  }

  /** Other props for the pods that start from now on, while those that run keep theirs. */
  change(props: RedisProps): void {
    this.changed = props;
  }

  /** Like a rolling update of this member: its pod stops, and the next pod on the same volume has another engine, or other props. */
  async replace(member: Member, engine: InstalledEngine): Promise<void> {
    await member.stop();
    member.install(this.install(engine));
    member.start();
  }

  /**
   * The pods of a copy whose objects were renamed after the synthesis, as kustomize does: the same ConfigMap and Secret, other names and
   * addresses. The caller stops them.
   */
  async renamed(prefix: string, within: string): Promise<Member[]> {
    const network = await loopbackNetwork();
    return this.members.map((member, ordinal) => {
      const name = `${prefix}${member.name}`;
      const pod = new Member({
        name,
        namespace: within,
        address: network.address(ordinal),
        folder: join(this.folder, `${within}-${name}`),
        installation: this.installations[0],
        masterName: this.masterName,
        graceSeconds: this.rendered.graceSeconds,
        sessions: this.watchdog.sessions,
        credentials: () => ({ username: this.username, password: this.password, tls: this.tls }),
      });
      pod.writeSecret(`${this.password}\n`);
      return pod;
    });
  }

  start(): void {
    for (const member of this.members) if (!member.isUp) member.start();
  }

  async boot(): Promise<Member> {
    this.start();
    return this.settled();
  }

  async close(): Promise<void> {
    // A failed test leaves its writers, and a missing server must not block the end of the run.
    await Promise.all(this.loads.map((load) => load.stop().catch(() => undefined)));
    await Promise.all([...this.members, ...this.proxies].map((pod) => pod.crash()));
    this.network.close();
    for (const unmount of this.unmounts) unmount();
    this.watchdog.dismiss();
    if (process.env.TEST_KEEP === undefined) rmSync(this.folder, { recursive: true, force: true });
  }

  async startLoad(options: Partial<LoadOptions> = {}): Promise<Load> {
    const load = await Load.start({ ...this.connection, ...options });
    this.loads.push(load);
    return load;
  }

  /**
   * Waits until the running members are one healthy release, and returns its master. Every sentinel names the master, sees nothing wrong, does not
   * wait long for its answer, and knows exactly the members. The master itself reports that it is master, and
   * every other member is its replica, in sync and promotable.
   */
  settled(seconds = 60, members: readonly Member[] = this.members): Promise<Member> {
    return until(
      `one master, all of ${members.map(({ name }) => name).join(', ')} agree and are in sync`,
      seconds,
      async () => {
        const named = new Set(await Promise.all(members.map((member) => member.named())));
        const master = members.find(({ address }) => named.has(address));
        if (named.size !== 1 || master === undefined) return undefined;
        const views = await Promise.all(members.map((member) => member.sentinelMaster()));
        const others = String(this.members.length - 1);
        if (views.some((view) => view.flags !== 'master' || view['num-slaves'] !== others || view['num-other-sentinels'] !== others))
          return undefined;
        if (views.some((view) => Number(view['last-ping-sent']) > 1500)) return undefined;
        const roles = await Promise.all(members.map((member) => member.role()));
        const fine = members.every((member, index) => {
          const { role, master: followed, linkUp, priority, replicasOnline } = roles[index];
          if (member === master) return role === 'master' && replicasOnline >= members.length - 1;
          return role === 'slave' && followed === master.address && linkUp && priority === 100;
        });
        return fine ? master : undefined;
      },
      () => this.describe(),
      250, // a round opens up to nine connections, and most of a test is such rounds
    );
  }

  /** Moves the master role, without load: by a failover to the replica with the best priority. */
  async makeMaster(wanted: Member): Promise<void> {
    const master = await this.settled();
    if (master === wanted) return;
    await wanted.askRedis((redis) => redis.config('SET', 'replica-priority', '10'));
    const asked = this.members.filter((member) => member !== master)[0];
    await until('Sentinel knows the better priority', 20, async () =>
      (await asked.sentinelList('REPLICAS')).some((replica) => replica.ip === wanted.address && replica['slave-priority'] === '10'),
    );
    await asked.askSentinel((sentinel) => sentinel.call('SENTINEL', 'FAILOVER', this.masterName));
    await until(`${wanted.name} is master`, 30, async () => (await wanted.role()).role === 'master');
    await master.askRedis((redis) => redis.replicaof(wanted.address, 6379)); // Sentinel itself would take 8 s
    await wanted.askRedis((redis) => redis.config('SET', 'replica-priority', '100'));
    expect(await this.settled()).toBe(wanted);
  }

  /** The members whose redis reports that it is a master. */
  async masters(): Promise<Member[]> {
    const roles = await Promise.all(this.members.map((member) => member.role().catch(() => undefined)));
    return this.members.filter((_, index) => roles[index]?.role === 'master');
  }

  /** Writes keys on the master, waits until so many replicas have them, and until the files of the master and of these replicas have them. */
  async put(label: string, count: number, members: readonly Member[] = this.members): Promise<void> {
    const roles = await Promise.all(members.map((member) => member.role()));
    const master = members[roles.findIndex(({ role }) => role === 'master')];
    await master.askRedis(async (redis) => {
      await Promise.all(Array.from({ length: count }, (_, index) => redis.set(`${label}:${index}`, `${label}=${index}`)));
      if (members.length > 1) expect(await redis.wait(members.length - 1, 2000)).toBeGreaterThanOrEqual(members.length - 1);
    });
    // With everysec a write may stay in memory while the file is being synced.
    for (const member of members) {
      await until(`${member.name} has written its file`, 10, async () => {
        const info = await member.askRedis((redis) => redis.info('persistence'));
        return (
          field(info, 'aof_enabled') === '0' || (field(info, 'aof_buffer_length') === '0' && field(info, 'aof_pending_bio_fsync') === '0')
        );
      });
    }
  }

  /** The number of those keys that a member holds with the right value. */
  async holds(member: Member, label: string, count: number): Promise<number> {
    const keys = Array.from({ length: count }, (_, index) => `${label}:${index}`);
    const values = await member.askRedis((redis) => redis.mget(keys));
    return values.filter((value, index) => value === `${label}=${index}`).length;
  }

  /** Fails unless every running member holds all those keys. */
  async expectEverywhere(label: string, count: number, members: readonly Member[] = this.members): Promise<void> {
    const held = await Promise.all(
      members.map(async (member) => `${member.name} holds ${await this.holds(member, label, count)} of ${label}`),
    );
    expect(held).toEqual(members.map(({ name }) => `${name} holds ${count} of ${label}`));
  }

  /** One line for each member: the state of its redis and its sentinel. */
  async describe(): Promise<string> {
    const lines = this.members.map(async (member) => {
      const redis = await member.role().then(JSON.stringify, (error: Error) => error.message);
      const sentinel = await member.sentinelMaster().then(
        ({ ip, flags, 'config-epoch': epoch }) => `names ${ip} (${flags}, epoch ${epoch})`,
        (error: Error) => error.message,
      );
      return `${member.name} ${member.address}: redis ${redis}; sentinel ${sentinel}`;
    });
    return (await Promise.all(lines)).join('\n');
  }

  /** The ends of all logs, for a test that failed. */
  logs(lines = 120): string {
    const members = this.members.flatMap((member) =>
      (['redis', 'sentinel'] as const).map((name) => `===== ${member.name} ${name}\n${tail(member[name].log(), lines)}`),
    );
    const proxies = this.proxies.map((proxy, index) => `===== proxy ${index}\n${tail(proxy.log(), lines)}`);
    return [...members, ...proxies].join('\n');
  }

  /** Texts that must never be in a log: the password, and error messages of a shell. */
  complaints(): string[] {
    const shell =
      /(: not found$|: (line )?\d+: |syntax error|bad number|unexpected operator|arithmetic|integer expression|invalid option|usage:)/i;
    return this.members.flatMap((member) =>
      (['redis', 'sentinel'] as const).flatMap((name) =>
        member[name]
          .log()
          .split('\n')
          .filter(
            (line) =>
              (this.password !== undefined && line.includes(this.password)) ||
              (shell.test(line) && !/^\d+:[A-Z] /.test(line) && !/: (Cannot|can't) fork/.test(line)),
          )
          .map((line) => `${member.name} ${name}: ${line}`),
      ),
    );
  }

  private makeProxies(): LocalProxy[] {
    const { network, folder, hosts, rendered, watchdog } = this;
    const { proxy, members, name } = rendered;
    if (proxy === undefined) return [];
    return Array.from({ length: proxy.replicas }, (_, index) => {
      const enter = network.enter?.(members + index);
      if (enter === undefined) throw new Error('a proxy listens on all addresses of its pod: it needs podNetwork');
      return new LocalProxy({
        name: `${name}-proxy-${index}`,
        address: network.address(members + index),
        enter,
        folder: join(folder, `${name}-proxy-${index}`),
        configuration: proxy.configuration,
        commands: proxy.commands,
        hosts,
        sessions: watchdog.sessions,
      });
    });
  }

  private configuration(engine: InstalledEngine): Record<string, string> {
    const configuration = { ...render({ ...this.props.redis, ...this.changed, engine: engine.engine }).configuration };
    this.props.change?.(configuration);
    return configuration;
  }

  private install(engine: InstalledEngine): Installation {
    const { folder: within, hosts, props } = this;
    const record = props.record && join(within, props.record);
    const installation = install({ engine, shell: props.shell, configuration: this.configuration(engine), within, hosts, record });
    this.installations.push(installation);
    return installation;
  }
}

function tail(text: string, lines: number): string {
  const all = text.split('\n');
  return all.length <= lines ? text : `... ${all.length - lines} lines before\n${all.slice(-lines).join('\n')}`;
}
