import { type Address, type ConnectionOptions, findMaster, openMember, replicasOf, type TlsOptions } from '../load';
import { field } from '../load/topology';
import { demand, eventually } from './eventually';
import type { Kubectl } from './kubectl';

/** One pod of the release, as Kubernetes reports it. */
export interface Member {
  readonly name: string;
  readonly uid: string;
  readonly node: string;
  readonly podAddress: string;
  readonly ready: boolean;
  readonly terminating: boolean;
  /** Container ids without the runtime's prefix, by container. */
  readonly containerIds: Readonly<Record<string, string>>;
  readonly restarts: Readonly<Record<string, number>>;
  /** The start time of each running container, in whole seconds as Kubernetes reports it. */
  readonly started: Readonly<Record<string, Date>>;
  /** The reason of each container's last end, such as `OOMKilled`. */
  readonly lastEnd: Readonly<Record<string, string>>;
}

interface PodList {
  readonly items: readonly {
    readonly metadata: { readonly name: string; readonly uid: string; readonly deletionTimestamp?: string };
    readonly spec: { readonly nodeName?: string };
    readonly status: {
      readonly podIP?: string;
      readonly conditions?: readonly { readonly type: string; readonly status: string }[];
      readonly containerStatuses?: readonly ContainerStatus[];
    };
  }[];
}

interface ContainerStatus {
  readonly name: string;
  readonly containerID?: string;
  readonly restartCount: number;
  readonly state?: { readonly running?: { readonly startedAt: string } };
  readonly lastState?: { readonly terminated?: { readonly reason?: string } };
}

/** The access of clients besides the password. */
export interface Access {
  /** The user name; undefined where a password is enough. */
  readonly username?: string;
  /** The encryption, and the client's certificate. */
  readonly tls?: TlsOptions;
}

export interface Health {
  /** Name of the pod that is master. */
  readonly master: string;
  readonly replicas: readonly string[];
  /** Grows with every failover. */
  readonly epoch: number;
}

/** A release in a namespace: its objects, its addresses, its health. */
export class Release {
  readonly memberNames: readonly string[];
  /** The access of the writers under load, if it is not the access of the test. */
  loadAs?: { readonly username: string; readonly password: string };
  private addressOf = new Map<string, string>();

  constructor(
    readonly kubectl: Kubectl,
    public password: string,
    readonly name = 'redis',
    members = 3,
    readonly access: Access = {},
  ) {
    this.memberNames = Array.from({ length: members }, (_, ordinal) => `${name}-${ordinal}`);
  }

  /** The same release once it has another number of members. */
  withMembers(members: number): Release {
    return new Release(this.kubectl, this.password, this.name, members, this.access);
  }

  get masterName(): string {
    return this.name;
  }

  async members(): Promise<Member[]> {
    const pods = await this.kubectl.json<PodList>([
      'get',
      'pods',
      '-l',
      `app.kubernetes.io/instance=${this.name},app.kubernetes.io/component=database`,
    ]);
    return pods.items.map(({ metadata, spec, status }) => {
      const statuses = status.containerStatuses ?? [];
      return {
        name: metadata.name,
        uid: metadata.uid,
        node: spec.nodeName ?? '',
        podAddress: status.podIP ?? '',
        ready: (status.conditions ?? []).some(({ type, status: is }) => type === 'Ready' && is === 'True'),
        terminating: metadata.deletionTimestamp !== undefined,
        containerIds: Object.fromEntries(statuses.map((each) => [each.name, (each.containerID ?? '').replace(/^.*\/\//, '')])),
        restarts: Object.fromEntries(statuses.map((each) => [each.name, each.restartCount])),
        started: Object.fromEntries(
          statuses.flatMap(({ name, state }) => (state?.running ? [[name, new Date(state.running.startedAt)]] : [])),
        ),
        lastEnd: Object.fromEntries(statuses.map(({ name, lastState }) => [name, lastState?.terminated?.reason ?? ''])),
      };
    });
  }

  async member(name: string): Promise<Member> {
    const member = (await this.members()).find((each) => each.name === name);
    demand(member !== undefined, `there is no pod ${name}`);
    return member;
  }

  /** The address of a member's own Service, which it keeps. */
  async address(member: string): Promise<string> {
    const known = this.addressOf.get(member);
    if (known !== undefined) return known;
    const address = (await this.kubectl.run(['get', 'service', member, '-o', 'jsonpath={.spec.clusterIP}'])).trim();
    demand(address !== '', `Service ${member} has no address`);
    this.addressOf.set(member, address);
    return address;
  }

  /** A release that is applied again after its deletion has other addresses. */
  forgetAddresses(): void {
    this.addressOf.clear();
  }

  async connection(): Promise<ConnectionOptions> {
    const sentinels: Address[] = await Promise.all(this.memberNames.map(async (name) => ({ host: await this.address(name), port: 26379 })));
    const { password, access } = this;
    return {
      sentinels,
      masterName: this.masterName,
      username: access.username,
      password,
      sentinelUsername: access.username,
      sentinelPassword: password,
      tls: access.tls,
    };
  }

  /** The settings of the load's connections. */
  async loadConnection(): Promise<ConnectionOptions> {
    const connection = await this.connection();
    if (this.loadAs === undefined) return connection;
    const { username, password } = this.loadAs;
    return { ...connection, username, password, sentinelUsername: username, sentinelPassword: password };
  }

  /** Asks one member's redis (6379) or sentinel (26379). */
  async ask(member: string, port: 6379 | 26379, ...command: [string, ...string[]]): Promise<unknown> {
    const redis = openMember({ host: await this.address(member), port }, { password: this.password, ...this.access });
    try {
      return await redis.call(...command);
    } finally {
      redis.disconnect();
    }
  }

  async info(member: string, name: string): Promise<string | undefined> {
    return field(String(await this.ask(member, 6379, 'INFO')), name);
  }

  /** Every address that one sentinel knows. */
  async addressesKnownTo(member: string): Promise<string[]> {
    const lists = [
      await this.ask(member, 26379, 'SENTINEL', 'REPLICAS', this.name),
      await this.ask(member, 26379, 'SENTINEL', 'SENTINELS', this.name),
    ];
    const entries = (lists as unknown[][]).flat().map((each) => pairs(each).ip);
    return [(await this.view(member)).ip, ...entries];
  }

  async masterPod(): Promise<string> {
    const { host } = await findMaster(await this.connection());
    return this.nameOf(host);
  }

  private async nameOf(address: string): Promise<string> {
    for (const name of this.memberNames) if ((await this.address(name)) === address) return name;
    throw new Error(`${address} is no member's Service`);
  }

  /**
   * Waits until the release is healthy: every pod Ready, every sentinel sees one healthy master, all replicas and all other sentinels,
   * and every replica is online and may be promoted.
   */
  async healthy(deadlineMilliseconds = 120_000): Promise<Health> {
    return eventually('a healthy release', deadlineMilliseconds, async () => {
      const members = await this.members();
      const wanting = this.memberNames.filter((name) => !members.some((each) => each.name === name && each.ready && !each.terminating));
      demand(wanting.length === 0, `not ready: ${wanting.join(', ')}`);
      const views = await Promise.all(this.memberNames.map((name) => this.view(name)));
      const [first] = views;
      const others = this.memberNames.length - 1;
      for (const view of views) {
        demand(view.ip === first.ip && view['config-epoch'] === first['config-epoch'], `the sentinels disagree: ${describe(views)}`);
        demand(view.flags === 'master', `a sentinel sees flags ${view.flags}: ${describe(views)}`);
        demand(view['num-slaves'] === `${others}`, `a sentinel knows too few or too many replicas: ${describe(views)}`);
        demand(view['num-other-sentinels'] === `${others}`, `a sentinel knows too few or too many sentinels: ${describe(views)}`);
      }
      const master = await this.nameOf(first.ip);
      const replicas = this.memberNames.filter((name) => name !== master);
      const replication = String(await this.ask(master, 6379, 'INFO', 'replication'));
      demand(field(replication, 'role') === 'master', `${master} is named master, but is ${field(replication, 'role')}`);
      const online = replicasOf(replication).filter((replica) => replica.online).length;
      demand(online === others, `${master} has ${online} online replicas`);
      for (const replica of replicas) {
        const own = String(await this.ask(replica, 6379, 'INFO', 'replication'));
        demand(field(own, 'role') === 'slave' && field(own, 'master_host') === first.ip, `${replica} does not follow ${master}`);
        demand(field(own, 'master_link_status') === 'up', `${replica} has no link to ${master}`);
        demand(field(own, 'slave_priority') === '100', `${replica} has priority ${field(own, 'slave_priority')}`);
      }
      return { master, replicas, epoch: Number(first['config-epoch']) };
    });
  }

  /** The view of one sentinel on the master. */
  async view(member: string): Promise<Record<string, string>> {
    return pairs(await this.ask(member, 26379, 'SENTINEL', 'MASTER', this.masterName));
  }
}

/** Redis' flat list of names and values, or the map of newer protocols. */
function pairs(answer: unknown): Record<string, string> {
  if (!Array.isArray(answer)) return answer as Record<string, string>;
  const found: Record<string, string> = {};
  for (let index = 0; index + 1 < answer.length; index += 2) found[String(answer[index])] = String(answer[index + 1]);
  return found;
}

function describe(views: readonly Record<string, string>[]): string {
  return views
    .map(
      (view) =>
        `${view.ip} (${view.flags}, epoch ${view['config-epoch']}, ${view['num-slaves']} replicas, ${view['num-other-sentinels']} others)`,
    )
    .join('; ');
}
