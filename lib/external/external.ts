import { isIP } from 'node:net';
import { isDnsName, type StringMap, serviceName, userAnnotations } from '../kubernetes';
import { type NodePort, type Outside, ServiceType } from '../network';
import type { ProxyProps } from '../proxy';
import { ProxyTls } from '../proxy/proxy-props';
import { firstRepeated, refuse, wholeNumber } from '../refusal';
import type { Release } from '../release';
import type { ExternalAddress, ExternalProps } from './external-props';

/** An address outside of the cluster, with the Service that it leads to. */
export interface ExternalEndpoint {
  /** The path of its prop. */
  readonly path: string;
  readonly serviceName: string;
  readonly host: string;
  readonly port: number;
  readonly annotations: StringMap;
}

/** The addresses outside of the cluster, resolved from the prop `external`. */
export interface ExternalFacts {
  readonly type: ServiceType;
  /** In ordinal order; empty without clients that speak Sentinel. */
  readonly members: ExternalEndpoint[];
  readonly sentinel?: ExternalEndpoint;
  readonly master?: ExternalEndpoint;
  readonly replicas?: ExternalEndpoint;
  /** The hosts of all addresses, which certificates contain. */
  readonly hosts: string[];
  /** The ports of the nodes, with the paths of their props. */
  readonly nodePorts: NodePort[];
  /** Who may connect to which ports. */
  readonly outside: Outside;
}

/** The props of a release that the addresses outside depend on. */
export interface ExternalContext {
  readonly proxy?: ProxyProps;
  /** Whether the release has a NetworkPolicy. */
  readonly hasNetworkPolicy: boolean;
}

/**
 * Resolves the prop `external`.
 *
 * @throws if the release has no proxy, an address is invalid, missing or used twice, the members are not numbered, no peer
 * may connect, or the name of a Service is too long
 */
export function resolveExternal(release: Release, props: ExternalProps, context: ExternalContext): ExternalFacts {
  checkProxy(props, context.proxy);
  checkMembers(release, props);
  checkPeers(props, context.hasNetworkPolicy);
  const endpoint = (path: string, part: string, address: ExternalAddress, port: number) =>
    resolveAddress(props.type, path, serviceName(release.name, `-${part}-external`), address, port);
  const optional = (part: 'sentinel' | 'master' | 'replicas', port: number) => {
    const address = props[part];
    return address && endpoint(`external.${part}`, part, address, port);
  };
  const facts = {
    members: (props.members ?? []).map((address, ordinal) =>
      endpoint(`external.members[${ordinal}]`, String(ordinal), address, release.redisPort),
    ),
    sentinel: optional('sentinel', release.sentinelPort),
    master: optional('master', release.redisPort),
    replicas: optional('replicas', release.redisPort),
  };
  const all = [...facts.members, facts.sentinel, facts.master, facts.replicas].filter((each) => each !== undefined);
  checkClashes(all);
  return {
    ...facts,
    type: props.type,
    hosts: [...new Set(all.map(({ host }) => host))],
    nodePorts: props.type === ServiceType.NODE_PORT ? all.map(({ path, port }) => [`${path}.port`, port]) : [],
    outside: {
      peers: props.allowFrom ?? [],
      memberPorts: facts.members.length > 0 ? [release.redisPort] : [],
      proxyPorts: [
        ...(facts.master ? [release.redisPort] : []),
        ...(facts.replicas ? [release.proxyReplicasPort] : []),
        ...(facts.sentinel ? [release.sentinelPort] : []),
      ],
    },
  };
}

function checkProxy(props: ExternalProps, proxy: ProxyProps | undefined): void {
  if (proxy === undefined)
    refuse({
      prop: 'external',
      problem: 'the release has no proxy, through which clients outside find the master',
      got: 'no proxy',
      allowed: 'external with the prop proxy, and 3 or more members',
      cure: 'set proxy: {}',
    });
  const plain = (['master', 'replicas'] as const).find((name) => props[name] !== undefined);
  if (plain !== undefined && proxy.tls === ProxyTls.ORIGINATE)
    refuse({
      prop: `external.${plain}`,
      problem: 'clients send plain text to the proxy, so passwords and data would be readable outside of the cluster',
      got: 'ProxyTls.ORIGINATE',
      allowed: `${plain} with ProxyTls.PASSTHROUGH`,
      cure: 'leave proxy.tls out, or use external.members and external.sentinel, which are encrypted',
    });
}

function checkMembers(release: Release, { members, sentinel, master, replicas }: ExternalProps): void {
  if ((members === undefined) !== (sentinel === undefined)) {
    const [given, missing] = members === undefined ? ['sentinel', 'members'] : ['members', 'sentinel'];
    refuse({
      prop: `external.${missing}`,
      problem: 'a client that speaks Sentinel needs the address of Sentinel, and the addresses that Sentinel answers',
      got: `${given} alone`,
      allowed: 'members and sentinel, or none of them',
      cure: `add ${missing}, or use external.master for clients that do not speak Sentinel`,
    });
  }
  if (members === undefined && master === undefined && replicas === undefined)
    refuse({
      prop: 'external',
      problem: 'no address',
      got: undefined,
      allowed: 'members and sentinel, master, replicas',
      cure: 'add the addresses that clients outside use, or leave external out',
    });
  if (members !== undefined && members.length !== release.members)
    refuse({
      prop: 'external.members',
      problem: `the release has ${release.members} members, and any of them may become master`,
      got: `${members.length} addresses`,
      allowed: `${release.members} addresses, in ordinal order`,
      cure: 'give each member an address',
    });
}

function checkPeers({ allowFrom, type }: ExternalProps, hasNetworkPolicy: boolean): void {
  if (hasNetworkPolicy === (allowFrom !== undefined && allowFrom.length > 0)) return;
  const add =
    type === ServiceType.NODE_PORT
      ? "add the networks of the nodes and of the pods, whose addresses clients arrive with: allowFrom: [Peer.addresses('10.250.0.0/24'), Peer.addresses('10.244.0.0/16')]"
      : "add the clients: allowFrom: [Peer.addresses('192.0.2.0/24')]";
  refuse({
    prop: 'external.allowFrom',
    problem: hasNetworkPolicy
      ? 'the NetworkPolicy lets no client outside in'
      : 'the NetworkPolicy is disabled, so this list would have no effect',
    got: allowFrom,
    allowed: hasNetworkPolicy ? 'at least one peer' : 'allowFrom with the policy enabled',
    cure: hasNetworkPolicy ? add : 'enable the policy, or leave allowFrom out',
  });
}

/** Addresses of each machine itself. */
const NOWHERE = /^(localhost|127\..*|0\.0\.0\.0|::1?)$/;

function resolveAddress(
  type: ServiceType,
  path: string,
  serviceName: string,
  { host, port, annotations }: ExternalAddress,
  usualPort: number,
): ExternalEndpoint {
  // A name that ends with a number is a mistyped IPv4 address, and a zone is known to one machine only.
  const known = isIP(host) === 0 ? isDnsName(host) && !/(^|\.)\d+$/.test(host) : !host.includes('%');
  if (!known || NOWHERE.test(host))
    refuse({
      prop: `${path}.host`,
      problem: known ? 'every machine takes this address for itself' : 'neither a DNS name nor an IP address',
      got: host,
      allowed: 'lower-case letters, digits, dashes and dots, or an IPv4 or IPv6 address',
      cure: "write it like 'redis.example.com' or '192.0.2.7', and the port into the field port",
    });
  if (type === ServiceType.NODE_PORT && port === undefined)
    refuse({
      prop: `${path}.port`,
      problem: 'a port of the nodes that Kubernetes chooses is not known to clients',
      got: port,
      allowed: 'a port of the range of the cluster, usually 30000 to 32767',
      cure: 'choose a port that no other Service has',
    });
  return {
    path,
    serviceName,
    host,
    port: wholeNumber(`${path}.port`, port ?? usualPort, {
      minimum: 1,
      maximum: 65_535,
      cure: type === ServiceType.NODE_PORT ? 'choose a port of the nodes, usually from 30000 to 32767' : undefined,
    }),
    annotations: userAnnotations(`${path}.annotations`, annotations ?? {}, []),
  };
}

function checkClashes(endpoints: ExternalEndpoint[]): void {
  const keys = endpoints.map(({ host, port }) => `${isIP(host) === 6 ? new URL(`http://[${host}]`).hostname : host}, port ${port}`);
  const index = firstRepeated(keys);
  if (index < 0) return;
  refuse({
    prop: endpoints[index].path,
    problem: `${endpoints[keys.indexOf(keys[index])].path} has the same address, and an address leads to one Service`,
    got: keys[index],
    allowed: 'every host and port once',
    cure: 'give each of them another port',
  });
}
