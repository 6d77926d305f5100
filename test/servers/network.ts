import { execFileSync } from 'node:child_process';
import { needed } from './toolbox';
import type { Watchdog } from './watchdog';

/** The network of a release on this machine: the addresses of the members, and the way to run a process in their networks. */
export interface Network {
  address(ordinal: number): string;
  /** The command that runs another command in the network of a member; undefined where all members share the network of this machine. */
  enter?(ordinal: number): readonly string[];
  close(): void;
}

/** The clients that cannot reach a member that is cut off, besides its peers. */
export type Unreached = 'peers' | 'peers and clients elsewhere' | 'everybody';

/** The reason why no separate network can be made on this machine; undefined if it can. */
export function noPodNetwork(): string | undefined {
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  try {
    for (const tool of ['ip', 'tc']) needed(tool);
  } catch (error) {
    return `${(error as Error).message}: install iproute2`;
  }
  return undefined;
}

/**
 * Each member is in a separate network namespace, like a pod. A router in another namespace joins them. The test runs in the
 * namespace of the machine and reaches every member through the router.
 *
 * A member has two addresses: one for its Service, and one that only clients elsewhere use, so that a member can
 * be cut off from them while a client on its own side still reaches it. The router silently drops what is cut, in both
 * directions: no refusal, no end of a connection, as when a cable is pulled.
 */
export class PodNetwork implements Network {
  static create(members: number, watchdog: Watchdog, family: Family = ipv4): PodNetwork {
    for (let attempt = 0; attempt < networks; attempt++) {
      next = (next + 1) % networks;
      const link = `redis-${18 + Math.floor(next / 256)}-${next % 256}`;
      const network = new PodNetwork(link, family, family.prefix(next), members);
      // The name of the router is the lock: only one of two test runs can create it.
      if (!succeeds('netns', 'add', network.router)) continue;
      watchdog.alsoRun(...network.removal().map((command) => `ip ${command.join(' ')}`));
      network.build();
      return network;
    }
    throw new Error('no free network found for namespaces');
  }

  /** Rules of the router that drop packets. */
  private readonly cuts: (readonly string[])[] = [];
  /** Members to whom the router sends slowly. */
  private readonly shaped = new Set<number>();

  private constructor(
    private readonly link: string,
    private readonly family: Family,
    private readonly prefix: string,
    private readonly members: number,
  ) {}

  address(ordinal: number): string {
    return this.prefix + (ordinal + 1);
  }

  /** The address by which clients elsewhere reach a member. */
  elsewhere(ordinal: number): string {
    return this.prefix + (ordinal + 101);
  }

  enter(ordinal: number): readonly string[] {
    return [needed('ip'), 'netns', 'exec', this.pod(ordinal)];
  }

  /** Until `heal`, no packet arrives between a member (or several that still reach each other) and those others. */
  cut(cutOff: number | readonly number[], unreached: Unreached): void {
    const side = [cutOff].flat();
    for (const ordinal of side) {
      const own = this.address(ordinal);
      for (const other of this.ordinals().filter((each) => !side.includes(each))) this.drop(own, this.address(other));
      if (unreached !== 'peers') this.drop(this.elsewhere(ordinal), this.outside);
      if (unreached === 'everybody') this.drop(own, this.outside);
    }
  }

  /**
   * From now on a member can make no new connection to the others, or to some of them, and open connections stay: as when a NetworkPolicy no longer
   * knows a pod that still runs. New connections are recognized by the ports from which they start.
   */
  allowNoNewConnection(ordinal: number, others = this.ordinals().filter((each) => each !== ordinal)): void {
    const [first, last] = [20000, 20999]; // no other connection starts from these ports
    const ports = `echo ${first} ${last} > /proc/sys/net/ipv4/ip_local_port_range`;
    ip('netns', 'exec', this.pod(ordinal), 'sh', '-c', ports);
    const own = this.address(ordinal);
    for (const other of others)
      this.addRule('from', own, 'to', this.address(other), 'ipproto', 'tcp', 'sport', `${first}-${last}`, 'blackhole');
  }

  /** Until `heal`, packets to a member come no faster than that; packets from the member are not slower. */
  slow(ordinal: number, megabitsPerSecond: number): void {
    const shape = ['root', 'tbf', 'rate', `${megabitsPerSecond}mbit`, 'burst', '16kb', 'latency', '100ms'];
    this.shape('replace', ordinal, ...shape);
    this.shaped.add(ordinal);
  }

  heal(): void {
    for (const rule of this.cuts.splice(0)) ip('-n', this.router, 'rule', 'del', ...rule);
    for (const ordinal of this.shaped) this.shape('del', ordinal, 'root');
    this.shaped.clear();
  }

  close(): void {
    for (const command of this.removal()) succeeds(...command);
  }

  private shape(verb: 'replace' | 'del', ordinal: number, ...shape: string[]): void {
    ip('netns', 'exec', this.router, needed('tc'), 'qdisc', verb, 'dev', port(ordinal), ...shape);
  }

  private drop(one: string, other: string): void {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      this.addRule('from', from, 'to', to, 'blackhole');
  }

  private addRule(...rule: string[]): void {
    ip('-n', this.router, 'rule', 'add', ...rule);
    this.cuts.push(rule);
  }

  private build(): void {
    const { router, link, outside } = this;
    const { bits, gateway, forwarding, network, flags } = this.family;
    const inRouter = (...words: string[]) => ip('-n', router, ...words);
    inRouter('link', 'set', 'lo', 'up');
    ip('netns', 'exec', router, 'sh', '-c', `echo 1 > /proc/sys/net/${forwarding}`);
    ip('link', 'add', link, 'type', 'veth', 'peer', 'name', 'outside', 'netns', router);
    ip('address', 'add', `${outside}/${bits}`, 'dev', link, ...flags);
    ip('link', 'set', link, 'up');
    ip('route', 'add', this.prefix + network, 'via', gateway, 'dev', link, 'onlink', 'src', outside);
    inRouter('address', 'add', `${gateway}/${bits}`, 'dev', 'outside', ...flags);
    inRouter('link', 'set', 'outside', 'up');
    inRouter('route', 'add', `${outside}/${bits}`, 'dev', 'outside');
    for (const ordinal of this.ordinals()) this.buildPod(ordinal);
  }

  private buildPod(ordinal: number): void {
    const pod = this.pod(ordinal);
    const { bits, gateway, flags } = this.family;
    const inRouter = (...words: string[]) => ip('-n', this.router, ...words);
    const inPod = (...words: string[]) => ip('-n', pod, ...words);
    ip('netns', 'add', pod);
    inPod('link', 'set', 'lo', 'up');
    inRouter('link', 'add', port(ordinal), 'type', 'veth', 'peer', 'name', 'eth0', 'netns', pod);
    inRouter('address', 'add', `${gateway}/${bits}`, 'dev', port(ordinal), ...flags);
    inRouter('link', 'set', port(ordinal), 'up');
    for (const address of [this.address(ordinal), this.elsewhere(ordinal)]) {
      inPod('address', 'add', `${address}/${bits}`, 'dev', 'eth0', ...flags);
    }
    inPod('link', 'set', 'eth0', 'up');
    for (const address of [this.address(ordinal), this.elsewhere(ordinal)])
      inRouter('route', 'add', `${address}/${bits}`, 'dev', port(ordinal));
    inPod('route', 'add', 'default', 'via', gateway, 'dev', 'eth0', 'onlink', 'src', this.address(ordinal));
  }

  /** The commands that remove everything, also a partial network. A link vanishes with the namespace at its other end, but not at once. */
  private removal(): string[][] {
    return [
      ['link', 'del', this.link],
      ...[...this.ordinals().map((ordinal) => this.pod(ordinal)), this.router].map((name) => ['netns', 'del', name]),
    ];
  }

  /** This machine, as the members see it. */
  private get outside(): string {
    return `${this.prefix}254`;
  }

  private get router(): string {
    return `${this.link}-router`;
  }

  private pod(ordinal: number): string {
    return `${this.link}-pod-${ordinal}`;
  }

  private ordinals(): number[] {
    return Array.from({ length: this.members }, (_, ordinal) => ordinal);
  }
}

/** 198.18.0.0/15 is reserved for tests of networks, so no host has such an address. Each release takes a 256th of one half. */
const networks = 2 * 256;
let next = (process.pid * 97) % networks;

interface Family {
  /** The addresses of a release begin with this text. */
  prefix(network: number): string;
  /** The rest of the address of its network. */
  readonly network: string;
  /** The length of one address. */
  readonly bits: number;
  /** The router's address at each of its ends. The ends do not see each other, so it may be the same everywhere. */
  readonly gateway: string;
  readonly forwarding: string;
  /** Of a new address. */
  readonly flags: readonly string[];
}

const ipv4: Family = {
  prefix: (network) => `198.${18 + Math.floor(network / 256)}.${network % 256}.`,
  network: '0/24',
  bits: 32,
  gateway: '169.254.1.1',
  forwarding: 'ipv4/ip_forward',
  flags: [],
};

/** Private addresses, at once usable. */
export const ipv6: Family = {
  prefix: (network) => `fd5b:${network.toString(16)}::`,
  network: '/64',
  bits: 128,
  gateway: 'fe80::1',
  forwarding: 'ipv6/conf/all/forwarding',
  flags: ['nodad'],
};

/** The router's end of the link to a member. */
const port = (ordinal: number) => `pod${ordinal}`;

function ip(...words: string[]): void {
  execFileSync(needed('ip'), words, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
}

function succeeds(...words: string[]): boolean {
  try {
    ip(...words);
    return true;
  } catch {
    return false;
  }
}
