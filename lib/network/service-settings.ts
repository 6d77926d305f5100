import { type k8s, type StringMap, userAnnotations, userLabels } from '../kubernetes';
import { firstRepeated, refuse, wholeNumber } from '../refusal';
import type { Release } from '../release';
import { range } from './peer';
import {
  IpFamilyPolicy,
  type ServiceMetadataProps,
  type ServiceProps,
  type ServicesProps,
  ServiceType,
  TrafficPolicy,
} from './service-props';

/** What the user adds to a Service. */
export interface ServiceSettings {
  readonly labels: StringMap;
  readonly annotations: StringMap;
  readonly spec: k8s.ServiceSpec;
  /** The port of the nodes. */
  readonly nodePort?: number;
}

type ServiceName = Exclude<keyof ServicesProps, 'ipFamilies' | 'ipFamilyPolicy'>;

/** What the user adds to each Service. */
export type Services = { readonly [service in ServiceName]: ServiceSettings };

/** A port of the nodes, with the path of its prop. */
export type NodePort = [path: string, port: number];

/** The Services for clients outside of the cluster. */
export interface ExternalServices {
  readonly type: ServiceType;
  readonly nodePorts: NodePort[];
}

/**
 * Resolves the prop `services`.
 *
 * @param proxies the names of the Services of the proxy; empty without a proxy
 * @param external the Services for clients outside; undefined without any
 * @throws if a label, an annotation, a range or a port is invalid, a setting needs another type of Service, two Services
 * have the same port of the nodes, or the release does not have the Service
 */
export function resolveServices(
  { reservedLabels: owned }: Release,
  proxies: ServiceName[],
  external: ExternalServices | undefined,
  props: ServicesProps = {},
): Services {
  for (const name of ['master', 'replicas', 'proxy'] as const) {
    if (props[name] === undefined || proxies.includes(name)) continue;
    refuse({
      prop: `services.${name}`,
      problem: 'the release has no such Service',
      got: props[name],
      allowed: `${name} with ${name === 'proxy' ? 'proxy.singleService' : 'a proxy'}`,
      cure: `set ${name === 'proxy' ? 'proxy: { singleService: true }' : 'proxy: {}'}, or leave it out`,
    });
  }
  const { oneFamily, families } = resolveFamilies(props);
  const plain = (name: 'headless' | 'members' | 'metrics', spec: k8s.ServiceSpec) => ({
    ...metadata(`services.${name}`, owned, props[name]),
    spec,
  });
  const reached = (name: 'client' | 'master' | 'replicas' | 'proxy' | 'external', ports: number, given = props[name]) => {
    const own = settings(name, owned, ports, given ?? {});
    return { ...own, spec: { ...families, ...own.spec } };
  };
  checkNodePorts(props, external);
  return {
    client: reached('client', 2),
    headless: plain('headless', oneFamily),
    members: plain('members', oneFamily),
    metrics: plain('metrics', families),
    master: reached('master', 1),
    replicas: reached('replicas', 1),
    proxy: reached('proxy', 2),
    external: reached('external', 1, { ...props.external, type: checkExternal(props.external, external) }),
  };
}

/** The type of the Services for clients outside. */
function checkExternal(props: ServiceProps | undefined, external: ExternalServices | undefined): ServiceType | undefined {
  if (props !== undefined && external === undefined)
    refuse({
      prop: 'services.external',
      problem: 'the release has no such Services',
      got: props,
      allowed: 'services.external with the prop external',
      cure: 'set external, or leave it out',
    });
  if (external?.type === ServiceType.NODE_PORT && props?.externalTrafficPolicy === TrafficPolicy.LOCAL)
    refuse({
      prop: 'services.external.externalTrafficPolicy',
      problem: 'only the node of a pod would answer at the port of its address, and pods move',
      got: props.externalTrafficPolicy,
      allowed: 'LOCAL with external.type LOAD_BALANCER, which asks the nodes for their pods',
      cure: 'leave it out',
    });
  const given = (['type', 'nodePort'] as const).find((name) => props?.[name] !== undefined);
  if (given !== undefined)
    refuse({
      prop: `services.external.${given}`,
      problem: `the prop external sets the ${given === 'type' ? 'type' : 'ports'} of these Services`,
      got: props?.[given],
      allowed: given === 'type' ? 'external.type' : 'the ports of the addresses in external',
      cure: `leave it out, and set external.${given === 'type' ? 'type' : 'members[0].port and so on'}`,
    });
  return external?.type;
}

/** A port of the nodes leads to one Service. */
function checkNodePorts(props: ServicesProps, external: ExternalServices | undefined): void {
  const own = (['client', 'master', 'replicas', 'proxy'] as const).flatMap((name): NodePort[] => {
    const port = props[name]?.nodePort;
    return port === undefined ? [] : [[`services.${name}.nodePort`, port]];
  });
  const all = [...own, ...(external?.nodePorts ?? [])];
  const ports = all.map(([, port]) => port);
  const index = firstRepeated(ports);
  if (index < 0) return;
  const [[path, port], [other]] = [all[index], all[ports.indexOf(ports[index])]];
  refuse({
    prop: path,
    problem: `${other} is the same port, and a port of the nodes leads to one Service`,
    got: port,
    allowed: 'every port of the nodes once',
    cure: 'choose another port',
  });
}

/**
 * The families of the Services for clients, and of those by which members know each other: redis and Sentinel name a
 * member by one address.
 */
function resolveFamilies({ ipFamilies, ipFamilyPolicy }: ServicesProps): { families: k8s.ServiceSpec; oneFamily: k8s.ServiceSpec } {
  if (ipFamilies === undefined) return { families: { ipFamilyPolicy }, oneFamily: {} };
  const two = ipFamilies.length === 2;
  const repeated = firstRepeated(ipFamilies);
  if (repeated >= 0 || ipFamilies.length === 0)
    refuse({
      prop: 'services.ipFamilies',
      problem: repeated >= 0 ? 'a family occurs twice' : 'a Service has an address of at least one family',
      got: ipFamilies,
      allowed: 'IPv4, IPv6, or both in any order',
      cure: 'write each family once, or leave it out',
    });
  if (two && ipFamilyPolicy === IpFamilyPolicy.SINGLE_STACK)
    refuse({
      prop: 'services.ipFamilyPolicy',
      problem: 'a Service with two families cannot have one address',
      got: ipFamilyPolicy,
      allowed: 'PREFER_DUAL_STACK or REQUIRE_DUAL_STACK with two families',
      cure: 'leave it out, or write one family',
    });
  return {
    families: { ipFamilies, ipFamilyPolicy: ipFamilyPolicy ?? (two ? IpFamilyPolicy.REQUIRE_DUAL_STACK : undefined) },
    oneFamily: { ipFamilies: [ipFamilies[0]], ipFamilyPolicy: IpFamilyPolicy.SINGLE_STACK },
  };
}

function metadata(path: string, owned: StringMap, { labels = {}, annotations = {} }: ServiceMetadataProps = {}) {
  return { labels: userLabels(`${path}.labels`, labels, owned), annotations: userAnnotations(`${path}.annotations`, annotations, []) };
}

const OUTSIDE = [ServiceType.NODE_PORT, ServiceType.LOAD_BALANCER];
/** The types of Services that each setting needs. */
const NEEDS = {
  loadBalancerClass: [ServiceType.LOAD_BALANCER],
  loadBalancerSourceRanges: [ServiceType.LOAD_BALANCER],
  nodePort: OUTSIDE,
  externalTrafficPolicy: OUTSIDE,
};

function settings(name: string, owned: StringMap, ports: number, props: ServiceProps): ServiceSettings {
  const path = `services.${name}`;
  const type = props.type ?? ServiceType.CLUSTER_IP;
  for (const [field, types] of Object.entries(NEEDS) as [keyof typeof NEEDS, ServiceType[]][]) {
    if (props[field] === undefined || types.includes(type)) continue;
    refuse({
      prop: `${path}.${field}`,
      problem: `a Service of the type ${type} has no such setting, and Kubernetes refuses it`,
      got: props[field],
      allowed: `${field} with the type ${types.join(' or ')}`,
      cure: `set ${name === 'external' ? 'external.type' : 'the type'}, or leave the setting out`,
    });
  }
  if (props.nodePort !== undefined && ports > 1)
    refuse({
      prop: `${path}.nodePort`,
      problem: `the Service has ${ports} ports, and one number cannot be the port of both`,
      got: props.nodePort,
      allowed: 'nodePort for a Service with one port: master, replicas',
      cure: 'leave it out, or set the ports by a JSON patch',
    });
  return {
    ...metadata(path, owned, props),
    spec: {
      type: props.type,
      loadBalancerClass: props.loadBalancerClass,
      loadBalancerSourceRanges: props.loadBalancerSourceRanges?.map((cidr, index) =>
        range(`${path}.loadBalancerSourceRanges[${index}]`, cidr),
      ),
      externalTrafficPolicy: props.externalTrafficPolicy,
      internalTrafficPolicy: props.internalTrafficPolicy,
      ...affinity(name, path, props.sessionAffinitySeconds),
    },
    nodePort: props.nodePort === undefined ? undefined : wholeNumber(`${path}.nodePort`, props.nodePort, { minimum: 1, maximum: 65535 }),
  };
}

function affinity(name: string, path: string, seconds: number | undefined): k8s.ServiceSpec {
  if (seconds === undefined) return {};
  if (name === 'master' || name === 'proxy' || name === 'external')
    refuse({
      prop: `${path}.sessionAffinitySeconds`,
      problem: 'each proxy leads to the same master, and a client whose proxy is gone would be sent to it again',
      got: seconds,
      allowed: 'sessionAffinitySeconds for client and replicas',
      cure: 'leave it out',
    });
  const timeoutSeconds = wholeNumber(`${path}.sessionAffinitySeconds`, seconds, { minimum: 1, maximum: 86_400 });
  return { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIp: { timeoutSeconds } } };
}
