import type { ExternalEndpoint, ExternalFacts } from '../external';
import { imageReference, type k8s, MEBIBYTE, parseBytes, serviceName } from '../kubernetes';
import { AntiAffinity, type Placement, placementOf } from '../pods/placement';
import { type ResourceDefaults, requirements } from '../pods/resources';
import { refuse, wholeNumber } from '../refusal';
import type { Release } from '../release';
import type { ClientAuthentication, Security } from '../security';
import { type ProxyProps, ProxyTls } from './proxy-props';

/** The proxy of a release, resolved from the prop `proxy`. */
export interface ProxyFacts {
  readonly replicas: number;
  readonly image: string;
  readonly threads: number;
  readonly maxConnections: number;
  readonly maxLagSeconds: number;
  readonly masterAsLastResort: boolean;
  readonly singleService: boolean;
  /** The Services that clients use, by their names in the prop `services`. */
  readonly services: ('master' | 'replicas' | 'proxy')[];
  readonly masterPort: number;
  readonly replicasPort: number;
  /** The port for clients outside of the cluster that speak Sentinel; undefined without such an address. */
  readonly sentinelPort?: number;
  /** The addresses outside of the cluster, by the names in haproxy.cfg: `redis-0` and so on, `sentinel`. */
  readonly outsideAddresses: { readonly [name: string]: string };
  readonly metricsPort: number;
  /** Whether the proxy encrypts the connections of clients that send plain text. */
  readonly originatesTls: boolean;
  /** Whether the proxy sends a password when it asks. */
  readonly logsIn: boolean;
  /** Whether members accept encrypted connections only. */
  readonly membersUseTls: boolean;
  /** Whether the proxy presents the certificate of the release to members, and clients of Sentinel theirs to the proxy. */
  readonly clientAuthentication: ClientAuthentication;
  readonly resources: k8s.ResourceRequirements;
  readonly placement: Placement;
}

const HAPROXY = 'haproxy:3.2';
const RESOURCES: ResourceDefaults = { cpuRequest: '50m', memoryRequest: '64Mi', memoryLimit: '128Mi' };
/** HAProxy itself with its script. */
const BASE_BYTES = 48 * MEBIBYTE;
/** A connection of a client: a stream, and a buffer of 16 KiB for each direction. TLS takes about as much again. */
const CONNECTION_BYTES = 40 * 1024;

/**
 * Resolves the prop `proxy`.
 *
 * @param external the addresses outside of the cluster; undefined without any
 * @throws if the release has one member, a number is out of range, the image is invalid, the memory is too small for the
 * connections, or TLS is to be originated without TLS
 */
export function resolveProxy(
  release: Release,
  { credentials, encryption }: Security,
  props: ProxyProps,
  external?: ExternalFacts,
): ProxyFacts {
  if (release.members === 1)
    refuse({
      prop: 'proxy',
      problem: 'with one member there is no majority of sentinels that could name another master',
      got: 'members: 1',
      allowed: 'proxy with 3, 5, 7 or 9 members',
      cure: `use members: 3, or leave proxy out: the Service ${release.name} leads to the only member`,
    });
  serviceName(release.name, release.proxyMetricsServiceName.slice(release.name.length)); // the longest of the proxy
  const originatesTls = props.tls === ProxyTls.ORIGINATE;
  if (originatesTls && !encryption.enabled)
    refuse({
      prop: 'proxy.tls',
      problem: 'the members accept plain text only, so there is no TLS to originate',
      got: props.tls,
      allowed: 'ProxyTls.ORIGINATE with TLS',
      cure: 'leave it out, or give the release certificates by the prop tls',
    });
  const memoryLimit = props.resources?.memoryLimit ?? RESOURCES.memoryLimit;
  // A connection on each of the ports for writes and reads, and on that for Sentinel, which ends TLS on both sides.
  const onBothBytes = 2 * CONNECTION_BYTES * (originatesTls ? 2 : 1);
  const onSentinelBytes = external?.sentinel ? CONNECTION_BYTES * (encryption.enabled ? 3 : 1) : 0;
  const eachBytes = onBothBytes + onSentinelBytes;
  const most = Math.floor((parseBytes('proxy.resources.memoryLimit', memoryLimit) - BASE_BYTES) / eachBytes);
  if (most < 10)
    refuse({
      prop: 'proxy.resources.memoryLimit',
      problem: 'too little memory for ten connections of clients',
      got: memoryLimit,
      allowed: `at least ${Math.ceil((BASE_BYTES + 10 * eachBytes) / MEBIBYTE)}Mi`,
      cure: `use ${RESOURCES.memoryLimit}`,
    });
  const replicas = wholeNumber('proxy.replicas', props.replicas ?? 2, { minimum: 1, maximum: 9 });
  if (props.placement?.antiAffinity === AntiAffinity.REQUIRED)
    refuse({
      prop: 'proxy.placement.antiAffinity',
      problem: 'a rollout starts all new proxies before the old ones end, and would wait for free nodes for ever',
      got: 'AntiAffinity.REQUIRED',
      allowed: 'AntiAffinity.PREFERRED or AntiAffinity.NONE',
      cure: 'leave it out: each proxy runs on another node if possible',
    });
  const group = {
    path: 'proxy.placement',
    selectorLabels: release.proxyLabels,
    size: replicas,
    antiAffinity: AntiAffinity.PREFERRED,
    matchLabelKeys: ['pod-template-hash'],
  };
  return {
    replicas,
    image: release.pulled(imageReference('proxy.image', props.image ?? `docker.io/library/${HAPROXY}`, HAPROXY)),
    threads: wholeNumber('proxy.threads', props.threads ?? 2, { minimum: 1, maximum: 64 }),
    maxConnections: wholeNumber('proxy.maxConnections', props.maxConnections ?? most, {
      minimum: 10,
      maximum: most,
      above: `the memory limit, ${memoryLimit}, is too small for so many connections on each port`,
    }),
    maxLagSeconds: wholeNumber('proxy.maxLagSeconds', props.maxLagSeconds ?? 10, { minimum: 1, maximum: 300 }),
    masterAsLastResort: props.masterAsLastResort ?? true,
    singleService: props.singleService ?? false,
    services: props.singleService ? ['master', 'replicas', 'proxy'] : ['master', 'replicas'],
    masterPort: release.redisPort,
    replicasPort: release.proxyReplicasPort,
    sentinelPort: external?.sentinel && release.sentinelPort,
    outsideAddresses: outsideAddresses(external),
    metricsPort: 8405,
    originatesTls,
    logsIn: credentials.proxy !== undefined,
    membersUseTls: encryption.enabled,
    clientAuthentication: encryption.clientAuthentication,
    resources: requirements('proxy.resources', RESOURCES, props.resources ?? {}),
    placement: placementOf(group, props.placement ?? {}),
  };
}

function outsideAddresses(external: ExternalFacts | undefined): { [name: string]: string } {
  if (external?.sentinel === undefined) return {};
  const { members, sentinel } = external;
  const named = [
    ...members.map((member, ordinal): [string, ExternalEndpoint] => [`redis-${ordinal}`, member]),
    ['sentinel', sentinel] as const,
  ];
  return Object.fromEntries(named.map(([name, { host, port }]) => [name, `${host}:${port}`]));
}
