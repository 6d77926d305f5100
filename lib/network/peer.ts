import { isIP } from 'node:net';
import { type k8s, namespaceName, type StringMap, userLabels } from '../kubernetes';
import { refuse } from '../refusal';
import { fromFactory, k8sStruct, mapOf, text } from '../shapes';

/** The label that Kubernetes sets on every namespace. */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** The other end of a connection: pods with certain labels, or IP addresses. A list of peers allows each of them. */
export class Peer {
  /**
   * Pods in the namespace of the release.
   *
   * @param labels the labels that a pod must have, all of them; by default, every pod of the namespace
   * @throws if the key or value of a label is invalid
   * @example
   * redis.allowFrom(Peer.pods({ app: 'shop' }));
   */
  public static pods(labels: { [key: string]: string } = {}): Peer {
    return fromFactory(new Peer({ podSelector: selector('peer.labels', labels) }));
  }

  /**
   * Pods in one namespace, by the namespace's name.
   *
   * @param labels the labels that a pod must have, all of them; by default, every pod of the namespace
   * @throws if the name of the namespace, or the key or value of a label is invalid
   * @example
   * redis.allowFrom(Peer.podsIn('shop', { app: 'checkout' }));
   */
  public static podsIn(namespace: string, labels: { [key: string]: string } = {}): Peer {
    text.check('peer.namespace', namespace);
    return Peer.podsInNamespaces({ [NAMESPACE_NAME]: namespaceName('peer.namespace', namespace) }, labels);
  }

  /**
   * Pods in the namespaces that have certain labels.
   *
   * @param namespaceLabels the labels that a namespace must have, all of them
   * @param labels the labels that a pod must have, all of them; by default, every pod of those namespaces
   * @throws if the key or value of a label is invalid
   * @example
   * redis.allowFrom(Peer.podsInNamespaces({ team: 'shop' }));
   */
  public static podsInNamespaces(namespaceLabels: { [key: string]: string }, labels: { [key: string]: string } = {}): Peer {
    return fromFactory(
      new Peer({ namespaceSelector: selector('peer.namespaceLabels', namespaceLabels), podSelector: selector('peer.labels', labels) }),
    );
  }

  /**
   * Pods in any namespace of the cluster.
   *
   * @param labels the labels that a pod must have, all of them; by default, every pod of the cluster
   * @throws if the key or value of a label is invalid
   * @example
   * redis.allowFrom(Peer.podsAnywhere({ app: 'shop' }));
   */
  public static podsAnywhere(labels: { [key: string]: string } = {}): Peer {
    return Peer.podsInNamespaces({}, labels);
  }

  /**
   * A range of IP addresses: machines outside of the cluster, or nodes. Select pods by their labels instead, because
   * their addresses change.
   *
   * @param cidr the range, `192.0.2.0/24`; a single address ends with `/32`, or `/128` for IPv6
   * @throws if the range is invalid
   * @example
   * redis.allowFrom(Peer.addresses('192.0.2.0/24'));
   */
  public static addresses(cidr: string): Peer {
    return fromFactory(new Peer({ ipBlock: { cidr: range('peer.cidr', cidr) } }));
  }

  /**
   * A peer as in a NetworkPolicy of Kubernetes, with `matchExpressions` or `except`.
   *
   * @throws if the peer selects neither pods nor addresses, or both
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
   * @example
   * redis.allowFrom(Peer.of({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }));
   */
  public static of(peer: k8s.NetworkPolicyPeer): Peer {
    k8sStruct('NetworkPolicyPeer').check('peer', peer);
    const kinds = [peer.ipBlock, peer.podSelector ?? peer.namespaceSelector].filter((kind) => kind !== undefined).length;
    if (kinds === 1) return fromFactory(new Peer(peer));
    return refuse({
      prop: 'peer',
      problem: kinds === 0 ? 'selects neither pods nor addresses' : 'selects both pods and addresses, which Kubernetes does not accept',
      got: Object.keys(peer),
      allowed: 'ipBlock alone, or podSelector, namespaceSelector or both',
      cure: 'write one peer for pods, and another one for addresses',
    });
  }

  private constructor(private readonly rule: k8s.NetworkPolicyPeer) {}

  /**
   * The peer as in a rule of a NetworkPolicy.
   *
   * @internal
   */
  public _toKube(): k8s.NetworkPolicyPeer {
    return this.rule;
  }
}

function selector(prop: string, labels: StringMap): k8s.LabelSelector {
  mapOf(text).check(prop, labels);
  const checked = userLabels(prop, labels, {});
  return Object.keys(checked).length > 0 ? { matchLabels: checked } : {};
}

/**
 * Checks a range of addresses in CIDR notation.
 *
 * @throws if it is none
 */
export function range(prop: string, cidr: string): string {
  text.check(prop, cidr);
  const [address, prefix, ...rest] = cidr.split('/');
  const longest = isIP(address) === 6 ? 128 : 32;
  if (isIP(address) !== 0 && rest.length === 0 && /^(0|[1-9]\d{0,2})$/.test(prefix ?? '') && Number(prefix) <= longest) return cidr;
  return refuse({
    prop,
    problem: 'not a valid range of addresses',
    got: cidr,
    allowed: 'an IPv4 or IPv6 address, a slash, and the prefix length',
    cure: "write it like '192.0.2.0/24', or '192.0.2.7/32' for one address",
  });
}
