import { BlockList, isIPv4 } from 'node:net';
import type { Manifest } from './releases';

// The possible connections, by the rules of Kubernetes' NetworkPolicy: a pod that no policy selects is open; a selected pod allows the connections
// that any of its policies allows; a connection passes the sender's egress and the receiver's ingress; a pod always reaches itself.

type Labels = Readonly<Record<string, string>>;

/** One end of a connection. Without a namespace it is no pod: a machine, a node, the internet. */
export interface Place {
  readonly name: string;
  readonly namespace?: string;
  /** The namespace's labels, besides the one with its name. */
  readonly namespaceLabels?: Labels;
  readonly labels?: Labels;
  readonly address?: string;
  /** Its ports by name. */
  readonly ports?: Readonly<Record<string, number>>;
}

/** A rule of a NetworkPolicy. */
interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly Port[];
}

interface Peer {
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
}

interface Port {
  readonly port?: number | string;
  readonly endPort?: number;
  readonly protocol?: string;
}

interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] }[];
}

/** Whether a connection from one place to another is possible. */
export function reaches(policies: readonly Manifest[], from: Place, to: Place, port: number, protocol = 'TCP'): boolean {
  if (from === to) return true;
  const passes = (guarded: Place, direction: 'Ingress' | 'Egress', other: Place) => {
    const selecting = policies.filter((policy) => selects(policy, guarded) && types(policy).includes(direction));
    if (selecting.length === 0) return true;
    return selecting.some((policy) => {
      const rules: readonly Rule[] = (direction === 'Ingress' ? policy.spec.ingress : policy.spec.egress) ?? [];
      return rules.some((rule) => {
        const peers = (direction === 'Ingress' ? rule.from : rule.to) ?? [];
        return (
          (peers.length === 0 || peers.some((peer) => isPeer(peer, other, namespaceOf(policy)))) && hasPort(rule.ports, to, port, protocol)
        );
      });
    });
  };
  return passes(from, 'Egress', to) && passes(to, 'Ingress', from);
}

function namespaceOf(policy: Manifest): string {
  const { namespace, name } = policy.metadata;
  if (namespace === undefined) throw new Error(`the NetworkPolicy ${name} is in no namespace`);
  return namespace;
}

function selects(policy: Manifest, place: Place): boolean {
  return place.namespace === namespaceOf(policy) && matches(policy.spec.podSelector, place.labels ?? {});
}

function types(policy: Manifest): readonly string[] {
  return policy.spec.policyTypes ?? ['Ingress', ...(policy.spec.egress ? ['Egress'] : [])];
}

function isPeer({ ipBlock, podSelector, namespaceSelector }: Peer, place: Place, home: string): boolean {
  if (ipBlock !== undefined) {
    const { address } = place;
    return address !== undefined && within(address, ipBlock.cidr) && !(ipBlock.except ?? []).some((cidr) => within(address, cidr));
  }
  if (place.namespace === undefined) return false;
  const namespaceLabels = { ...place.namespaceLabels, 'kubernetes.io/metadata.name': place.namespace };
  const inNamespace = namespaceSelector === undefined ? place.namespace === home : matches(namespaceSelector, namespaceLabels);
  return inNamespace && matches(podSelector ?? {}, place.labels ?? {});
}

function within(address: string, cidr: string): boolean {
  const [network, prefix] = cidr.split('/');
  const family = isIPv4(network) ? 'ipv4' : 'ipv6';
  const block = new BlockList();
  block.addSubnet(network, Number(prefix), family);
  // Node would find an IPv4 address in `::/0`.
  return isIPv4(address) === isIPv4(network) && block.check(address, family);
}

/** Ports are those of the receiver, in both directions. */
function hasPort(ports: readonly Port[] = [], to: Place, wanted: number, protocol: string): boolean {
  if (ports.length === 0) return true;
  return ports.some(({ port, endPort, protocol: spoken = 'TCP' }) => {
    if (spoken !== protocol) return false;
    if (port === undefined) return true;
    if (typeof port === 'string') return to.ports?.[port] === wanted;
    return wanted >= port && wanted <= (endPort ?? port);
  });
}

function matches({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  const all = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  return (
    all &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      switch (operator) {
        case 'In':
          return key in labels && values.includes(labels[key]);
        case 'NotIn':
          return !(key in labels) || !values.includes(labels[key]);
        case 'Exists':
          return key in labels;
        case 'DoesNotExist':
          return !(key in labels);
        default:
          throw new Error(`no operator ${operator}`);
      }
    })
  );
}
