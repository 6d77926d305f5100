import { k8s, type StringMap } from '../kubernetes';
import { refuse } from '../refusal';
import type { Release } from '../release';
import { flag, instanceOf, listOf, struct } from '../shapes';
import { Peer } from './peer';
import { IpFamily } from './service-props';

/**
 * The allowed connections to and from the members. All other connections are denied in both directions, unless another
 * NetworkPolicy allows them. Connections between members are always allowed.
 */
export interface NetworkPolicyProps {
  /**
   * Whether the release has a NetworkPolicy. Without it, every pod of the cluster may connect, and only the password
   * protects the data.
   *
   * @default true
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
   */
  readonly enabled?: boolean;

  /**
   * The peers that may connect to redis and Sentinel as clients. `redis.allowFrom` adds peers. An empty list allows no
   * clients.
   *
   * @default - every pod of the release's namespace, because a pod there can mount the Secret with the password anyway.
   * With the first peer, here or in `redis.allowFrom`, only the peers.
   * @constraint only with the policy enabled
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
   */
  readonly allowFrom?: Peer[];

  /**
   * The peers that may scrape the metrics. An empty list allows no peers.
   *
   * @default - pods of any namespace with the label `app.kubernetes.io/name: prometheus`, which the Prometheus Operator
   * sets
   * @constraint only with the policy and metrics enabled
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
   */
  readonly allowMetricsFrom?: Peer[];

  /**
   * The DNS servers of the cluster. Members look up each other's Services at their start.
   *
   * @default - every pod of the cluster, and all private IPv4 addresses
   * @constraint only with the policy enabled, not empty
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
   */
  readonly allowDnsTo?: Peer[];
}

/** The shape of a list of peers. */
export const PEERS = listOf(instanceOf('Peer', Peer, "Peer.pods({ app: 'shop' })", 'Peer.podsIn()', 'Peer.addresses()'));

export const NETWORK_POLICY = struct<NetworkPolicyProps>({ enabled: flag, allowFrom: PEERS, allowMetricsFrom: PEERS, allowDnsTo: PEERS });

/**
 * The peers that may connect as clients. The app may add peers until synth, so the NetworkPolicy reads them at synth.
 */
export class Clients {
  private named: Peer[] | undefined;

  public constructor(named?: Peer[]) {
    this.named = named && [...named];
  }

  public add(peers: Peer[]): void {
    if (peers.length > 0) this.named = [...(this.named ?? []), ...peers];
  }

  /** By default the pods of the namespace, because only these can mount the Secret with the password. */
  public get peers(): Peer[] {
    return this.named ?? [Peer.pods()];
  }
}

/** The clients outside of the cluster, and the ports that they may connect to. */
export interface Outside {
  readonly peers: Peer[];
  readonly memberPorts: number[];
  readonly proxyPorts: number[];
}

/** The allowed connections of a release, resolved from the prop `networkPolicy`. */
export interface Network {
  readonly enabled: boolean;
  readonly clients: Clients;
  readonly scrapers: Peer[];
  readonly resolvers: Peer[];
  readonly outside: Outside;
}

// The DNS servers of a cluster are usually pods. They can also be a cache on the node (169.254.0.0/16), a process
// beside the control plane, or a resolver of the cloud. All of these have private addresses (RFC 1918, 6598, 3927), so
// port 53 of the internet stays closed. There are no IPv6 addresses, because the network plugin of an IPv4 cluster may
// pass them to iptables, which then rejects all rules, and all connections are open. They come with an IPv6 family.
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'];

const PRIVATE_IPV6 = ['fc00::/7', 'fe80::/10'];

// 5353 is the port of the DNS pods of OpenShift, behind port 53 of their Service. A NetworkPolicy applies to the port
// of the pod.
const DNS_PORTS = [53, 5353];

/** Whether a release has a NetworkPolicy. */
export function hasPolicy({ enabled = true }: NetworkPolicyProps = {}): boolean {
  return enabled;
}

/**
 * Resolves the prop `networkPolicy`.
 *
 * @throws if there are peers although the policy is disabled, peers for metrics although metrics are disabled, or no
 * DNS servers
 */
export function resolveNetwork(
  hasMetrics: boolean,
  props: NetworkPolicyProps = {},
  families: IpFamily[] = [],
  outside: Outside = { peers: [], memberPorts: [], proxyPorts: [] },
): Network {
  const enabled = hasPolicy(props);
  const given = (['allowFrom', 'allowMetricsFrom', 'allowDnsTo'] as const).find((name) => props[name] !== undefined);
  if (!enabled && given !== undefined) {
    refuse({
      prop: `networkPolicy.${given}`,
      problem: 'the policy is disabled, so this list would have no effect',
      got: 'networkPolicy.enabled: false',
      allowed: `${given} with the policy enabled`,
      cure: `enable the policy, or leave ${given} out`,
    });
  }
  if (!hasMetrics && props.allowMetricsFrom !== undefined) {
    refuse({
      prop: 'networkPolicy.allowMetricsFrom',
      problem: 'metrics are disabled, so there is nothing to scrape',
      got: 'metrics.enabled: false',
      allowed: 'allowMetricsFrom with metrics enabled',
      cure: 'enable metrics, or leave allowMetricsFrom out',
    });
  }
  if (props.allowDnsTo?.length === 0) {
    refuse({
      prop: 'networkPolicy.allowDnsTo',
      problem: "without DNS, no member would start: members look up each other's Services at their start",
      got: props.allowDnsTo,
      allowed: 'at least one peer',
      cure: 'leave it out to use the default',
    });
  }
  return {
    enabled,
    clients: new Clients(props.allowFrom),
    scrapers: props.allowMetricsFrom ?? [Peer.podsAnywhere({ 'app.kubernetes.io/name': 'prometheus' })],
    resolvers: props.allowDnsTo ?? [Peer.podsAnywhere(), ...privateRanges(families).map((cidr) => Peer.addresses(cidr))],
    outside,
  };
}

function privateRanges(families: IpFamily[]): string[] {
  return families.includes(IpFamily.IPV6) ? [...PRIVATE, ...PRIVATE_IPV6] : PRIVATE;
}

/**
 * The NetworkPolicy `<name>`: the connections that the features of the release need. It selects members by the labels
 * of their pods, because a policy applies to the addresses of pods, not of Services. It lists port numbers, because not
 * every network plugin supports the names of ports.
 */
export function networkPolicy(release: Release, network: Network, metricsPorts: number[], hasProxy: boolean): object {
  const members = podsWith(release.selectorLabels);
  const callers = hasProxy ? [...members, ...podsWith(release.proxyLabels)] : members;
  const metadata = release.metadata(release.name);
  return policy(metadata, release.selectorLabels, () => ({
    ingress: [
      ...opening(callers, release.ports),
      ...opening(network.clients.peers, release.ports),
      ...opening(network.outside.peers, network.outside.memberPorts),
      ...opening(network.scrapers, metricsPorts),
    ],
    egress: [...opening(members, release.ports), ...opening(network.resolvers, DNS_PORTS, ['UDP', 'TCP'])],
  }));
}

/**
 * The NetworkPolicy `<name>-proxy`: the clients of the release may connect to the proxies, and the proxies to the
 * members.
 */
export function proxyNetworkPolicy(release: Release, network: Network, clientPorts: number[], metricsPorts: number[]): object {
  return policy(release.proxyMetadata(release.proxyName), release.proxyLabels, () => ({
    ingress: [
      ...opening(network.clients.peers, clientPorts),
      ...opening(network.outside.peers, network.outside.proxyPorts),
      ...opening(network.scrapers, metricsPorts),
    ],
    egress: [...opening(podsWith(release.selectorLabels), release.ports), ...opening(network.resolvers, DNS_PORTS, ['UDP', 'TCP'])],
  }));
}

function podsWith(matchLabels: StringMap): Peer[] {
  return [Peer.of({ podSelector: { matchLabels } })];
}

function policy(metadata: k8s.ObjectMeta, matchLabels: StringMap, openings: () => { ingress: Opening[]; egress: Opening[] }): object {
  const spec = (): k8s.NetworkPolicySpec => {
    const { ingress, egress } = openings();
    return {
      podSelector: { matchLabels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: ingress.map(({ peers, ports }) => ({ from: peers, ports })),
      egress: egress.map(({ peers, ports }) => ({ to: peers, ports })),
    };
  };
  const manifest = k8s.KubeNetworkPolicy.manifest({ metadata });
  // cdk8s calls `resolve` at synth. An instance of its class Lazy would not work in an app with two copies of cdk8s.
  return { ...manifest, spec: { resolve: () => k8s.toJson_NetworkPolicySpec(spec()) } };
}

interface Opening {
  readonly peers: k8s.NetworkPolicyPeer[];
  readonly ports: k8s.NetworkPolicyPort[];
}

/** A rule, or none without peers or ports: for Kubernetes, an empty list means all peers or all ports. */
function opening(peers: Peer[], ports: number[], protocols: string[] = ['TCP']): Opening[] {
  if (peers.length === 0 || ports.length === 0) return [];
  return [
    {
      peers: peers.map((peer) => peer._toKube()),
      ports: ports.flatMap((port) => protocols.map((protocol) => ({ port: k8s.IntOrString.fromNumber(port), protocol }))),
    },
  ];
}
