import { k8s } from '../kubernetes';
import { refuse } from '../refusal';
import type { Release } from '../release';
import { flag, instanceOf, listOf, struct } from '../shapes';
import { Peer } from './peer';

/**
 * Who may connect to the members, and whom they may connect to. What is not allowed here or by another NetworkPolicy is closed, in both
 * directions. Members reach each other whatever is said here.
 */
export interface NetworkPolicyProps {
  /**
   * Whether there is a NetworkPolicy. Without one, every pod that reaches the cluster's network may connect, and the password decides.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Who may connect to redis and Sentinel as a client; `redis.allowFrom` adds to it. An empty list is nobody.
   *
   * @default - every pod of the release's namespace: whoever may start a pod there can mount the password anyway. As soon as somebody is
   * named, here or with `redis.allowFrom`, only those who are named.
   * @constraint only with the policy enabled
   */
  readonly allowFrom?: Peer[];

  /**
   * Who may fetch metrics. An empty list is nobody.
   *
   * @default - pods of any namespace with the label `app.kubernetes.io/name: prometheus`, which the Prometheus Operator sets
   * @constraint only with the policy and metrics enabled
   */
  readonly allowMetricsFrom?: Peer[];

  /**
   * Where the cluster's DNS is. Members look up each other's Services when they start.
   *
   * @default - every pod of the cluster and all private IPv4 addresses, but not the internet
   * @constraint only with the policy enabled, not empty
   */
  readonly allowDnsTo?: Peer[];
}

/** Peers in a list. */
export const PEERS = listOf(instanceOf(Peer, "Peer.pods({ app: 'shop' })", 'Peer.podsIn()', 'Peer.addresses()'));

export const NETWORK_POLICY = struct<NetworkPolicyProps>({ enabled: flag, allowFrom: PEERS, allowMetricsFrom: PEERS, allowDnsTo: PEERS });

/** Who may connect as a client. It grows while the app is built, so the policy asks for it only when it is written. */
export class Clients {
  private named: Peer[] | undefined;

  public constructor(named?: Peer[]) {
    this.named = named && [...named];
  }

  public add(peers: Peer[]): void {
    if (peers.length > 0) this.named = [...(this.named ?? []), ...peers];
  }

  /** The namespace is the boundary: whoever may start a pod there can mount the Secret, and nobody else can. */
  public get peers(): Peer[] {
    return this.named ?? [Peer.pods()];
  }
}

/** What the release says about its network, after it was checked. */
export interface Network {
  readonly enabled: boolean;
  readonly clients: Clients;
  readonly scrapers: Peer[];
  readonly resolvers: Peer[];
}

// Most often DNS is pods, but also a cache on the node (169.254.0.0/16), a process beside the control plane, or a resolver of the cloud.
// All of them have private addresses (RFC 1918, 6598, 3927). Names are looked up there and not on the internet, so port 53 is no way out.
// None of IPv6: a plugin of an IPv4 cluster may hand addresses to iptables as they are, which then takes no rule at all, and everybody gets in.
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'];

// 5353: where OpenShift's DNS pods listen behind port 53 of their Service. A policy sees the pod's port.
const DNS_PORTS = [53, 5353];

/**
 * Fills in the defaults.
 *
 * @throws if somebody is allowed although there is no policy, or to fetch metrics that there are not, or DNS is nowhere
 */
export function resolveNetwork(metricsPorts: number[], props: NetworkPolicyProps = {}): Network {
  const enabled = props.enabled ?? true;
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
  if (metricsPorts.length === 0 && props.allowMetricsFrom !== undefined) {
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
    resolvers: props.allowDnsTo ?? [Peer.podsAnywhere(), ...PRIVATE.map((cidr) => Peer.addresses(cidr))],
  };
}

/**
 * The NetworkPolicy `<name>`: everything that the release's features need, and nothing else. Members speak to each other through Services, but
 * a policy sees the addresses of the pods behind them. Ports are numbers, because not every network plugin knows their names.
 */
export function networkPolicy(release: Release, network: Network, metricsPorts: number[]): object {
  const members = [Peer.of({ podSelector: { matchLabels: release.selectorLabels } })];
  const spec = (): k8s.NetworkPolicySpec => ({
    podSelector: { matchLabels: release.selectorLabels },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      ...opening(members, release.ports),
      ...opening(network.clients.peers, release.ports),
      ...opening(network.scrapers, metricsPorts),
    ].map(({ peers, ports }) => ({ from: peers, ports })),
    egress: [...opening(members, release.ports), ...opening(network.resolvers, DNS_PORTS, ['UDP', 'TCP'])].map(({ peers, ports }) => ({
      to: peers,
      ports,
    })),
  });
  const manifest = k8s.KubeNetworkPolicy.manifest({ metadata: release.metadata(release.name) });
  // cdk8s asks whatever has `resolve` when it writes the object. Not its class Lazy, which a second copy of cdk8s in an app does not know.
  return { ...manifest, spec: { resolve: () => k8s.toJson_NetworkPolicySpec(spec()) } };
}

interface Opening {
  readonly peers: k8s.NetworkPolicyPeer[];
  readonly ports: k8s.NetworkPolicyPort[];
}

/** Nothing where there is nobody, or no port: Kubernetes reads an empty list as everybody, and as every port. */
function opening(peers: Peer[], ports: number[], protocols: string[] = ['TCP']): Opening[] {
  if (peers.length === 0 || ports.length === 0) return [];
  return [
    {
      peers: peers.map((peer) => peer._toKube()),
      ports: ports.flatMap((port) => protocols.map((protocol) => ({ port: k8s.IntOrString.fromNumber(port), protocol }))),
    },
  ];
}
