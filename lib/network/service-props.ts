import { listOf, mapOf, memberOf, numeric, struct, text } from '../shapes';

/** How a Service is reached. */
export enum ServiceType {
  /** By an address inside the cluster. */
  CLUSTER_IP = 'ClusterIP',
  /** Also by a port of every node. */
  NODE_PORT = 'NodePort',
  /** Also by a load balancer of the cloud. */
  LOAD_BALANCER = 'LoadBalancer',
}

/** Which nodes and pods traffic goes to. */
export enum TrafficPolicy {
  /** All pods, over another node if need be. From outside, pods see the address of a node instead of the client's. */
  CLUSTER = 'Cluster',
  /** Only pods of the node that the traffic arrives at. Pods see the address of the client. */
  LOCAL = 'Local',
}

/** A family of IP addresses. */
export enum IpFamily {
  /** IPv4. */
  IPV4 = 'IPv4',
  /** IPv6. */
  IPV6 = 'IPv6',
}

/** Whether Services have an address of one family, or of both. */
export enum IpFamilyPolicy {
  /** One address. */
  SINGLE_STACK = 'SingleStack',
  /** Two addresses if the cluster has both families. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** Two addresses. The API server refuses the Service in a cluster with one family. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}

/** The labels and annotations of a Service. */
export interface ServiceMetadataProps {
  /**
   * Labels of this Service only.
   *
   * @default - none besides those of the release
   * @constraint none of the labels `app.kubernetes.io/...` that the release sets
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of this Service only.
   *
   * @default - none besides those of the release
   */
  readonly annotations?: { [key: string]: string };
}

/** The settings of a Service to which clients connect. */
export interface ServiceProps extends ServiceMetadataProps {
  /**
   * How the Service is reached. Clients outside of the cluster also need a rule of the NetworkPolicy:
   * `redis.allowFrom(Peer.addresses('192.0.2.0/24'))`.
   *
   * @default ServiceType.CLUSTER_IP
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
   */
  readonly type?: ServiceType;

  /**
   * The class of the load balancer.
   *
   * @default - the default of the cluster
   * @constraint only with LOAD_BALANCER; a Kubernetes Service cannot change it
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class
   */
  readonly loadBalancerClass?: string;

  /**
   * The ranges of addresses from which the load balancer accepts clients.
   *
   * @default - every address
   * @constraint only with LOAD_BALANCER; CIDR notation
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * The port of the nodes.
   *
   * @default - Kubernetes chooses one
   * @constraint only with NODE_PORT or LOAD_BALANCER and a Service with one port
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
   */
  readonly nodePort?: number;

  /**
   * Which pods traffic from outside goes to.
   *
   * @default - the default of Kubernetes: TrafficPolicy.CLUSTER
   * @constraint only with NODE_PORT or LOAD_BALANCER
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy
   */
  readonly externalTrafficPolicy?: TrafficPolicy;

  /**
   * Which pods traffic from inside goes to.
   *
   * @default - the default of Kubernetes: TrafficPolicy.CLUSTER
   * @see https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/
   */
  readonly internalTrafficPolicy?: TrafficPolicy;

  /**
   * The number of seconds for which the connections of one client address go to the same pod.
   *
   * @default - any pod for each connection
   * @constraint from 1 to 86400; not for the Services `master`, `proxy` and `external`
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
   */
  readonly sessionAffinitySeconds?: number;
}

/** The settings of each Service. */
export interface ServicesProps {
  /**
   * The families of the addresses, the first one for the members: they know each other by one address each.
   *
   * @default - the default of the cluster
   * @constraint every family once; the first one cannot change on an installed release
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/
   */
  readonly ipFamilies?: IpFamily[];

  /**
   * Whether the Services for clients have addresses of both families.
   *
   * @default - the default of Kubernetes: IpFamilyPolicy.SINGLE_STACK, or REQUIRE_DUAL_STACK with two families
   * @constraint not SINGLE_STACK with two families
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /** The Service `<name>` for clients that speak Sentinel. @default - a ClusterIP */
  readonly client?: ServiceProps;
  /** The Service `<name>-headless`. @default - the labels and annotations of the release */
  readonly headless?: ServiceMetadataProps;
  /** The Services of the members, `<name>-0` and so on. @default - the labels and annotations of the release */
  readonly members?: ServiceMetadataProps;
  /** The Services `<name>-metrics` and `<name>-proxy-metrics`. @default - the labels and annotations of the release */
  readonly metrics?: ServiceMetadataProps;
  /** The Service `<name>-master` of the proxy. @default - a ClusterIP */
  readonly master?: ServiceProps;
  /** The Service `<name>-replicas` of the proxy. @default - a ClusterIP */
  readonly replicas?: ServiceProps;
  /** The Service `<name>-proxy` of the proxy. @default - a ClusterIP */
  readonly proxy?: ServiceProps;
  /**
   * The Services of `external`, which are of its type.
   *
   * @default - the labels and annotations of the release
   * @constraint only with `external`, without `type` and `nodePort`
   */
  readonly external?: ServiceProps;
}

const METADATA = { labels: mapOf(text), annotations: mapOf(text) };
const SERVICE = struct<ServiceProps>({
  ...METADATA,
  type: memberOf('ServiceType', ServiceType),
  loadBalancerClass: text,
  loadBalancerSourceRanges: listOf(text),
  nodePort: numeric,
  externalTrafficPolicy: memberOf('TrafficPolicy', TrafficPolicy),
  internalTrafficPolicy: memberOf('TrafficPolicy', TrafficPolicy),
  sessionAffinitySeconds: numeric,
});

export const SERVICES = struct<ServicesProps>({
  ipFamilies: listOf(memberOf('IpFamily', IpFamily)),
  ipFamilyPolicy: memberOf('IpFamilyPolicy', IpFamilyPolicy),
  client: SERVICE,
  headless: struct<ServiceMetadataProps>(METADATA),
  members: struct<ServiceMetadataProps>(METADATA),
  metrics: struct<ServiceMetadataProps>(METADATA),
  master: SERVICE,
  replicas: SERVICE,
  proxy: SERVICE,
  external: SERVICE,
});
