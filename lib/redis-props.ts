import { EXTERNAL, type ExternalProps } from './external';
import { METRICS, type MetricsProps } from './metrics';
import { NETWORK_POLICY, type NetworkPolicyProps, SERVICES, type ServicesProps } from './network';
import {
  HARDENING,
  type HardeningProps,
  PLACEMENT,
  type PlacementProps,
  POD_FIELDS,
  type PodProps,
  RESOURCES,
  type ResourcesProps,
  Storage,
} from './pods';
import { PROXY, type ProxyProps } from './proxy';
import { RELEASE_FIELDS, type ReleaseProps } from './release-props';
import { AUTH, type Auth, TLS, type Tls } from './security';
import { type Fields, instanceOf, mapOf, openStruct, scalar, text } from './shapes';

/** The settings of a release. All of them are optional: the defaults suit production. */
export interface RedisProps extends ReleaseProps, PodProps {
  /**
   * The authentication: one password for everything, users with separate rights (`Auth.acl()`), or none. Passwords come
   * from Secrets.
   *
   * @default - Auth.fromSecret(): the key `redis-password` of the Secret named like the release
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/
   */
  readonly auth?: Auth;

  /**
   * The encryption of all connections, and the source of the certificates.
   *
   * @default Tls.none()
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/
   */
  readonly tls?: Tls;

  /**
   * The volume of each member's data.
   *
   * @default Storage.persistentVolumeClaim({ size: '8Gi' })
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
   */
  readonly storage?: Storage;

  /**
   * The requests and limits of the containers.
   *
   * @default - redis 100m and 1Gi, sentinel 100m and 32Mi to 128Mi, exporter 20m and 32Mi to 64Mi
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly resources?: ResourcesProps;

  /**
   * The directive `maxmemory`, as a Kubernetes quantity: `512Mi`. The server counts the replication backlog and its own
   * memory as used memory too, so it stores less data: `maxmemory - backlog - 2Mi`, which is about a tenth less, or a
   * twentieth in a large release.
   *
   * @default - the memory limit minus the memory for the server, the buffers, fragmentation and copied pages: 35Mi of
   * 128Mi (30Mi of data), 535Mi of 1Gi (501Mi of data)
   * @constraint at least 14Mi, and small enough for the memory limit and for a fifth of the volume
   * @see https://redis.io/docs/latest/develop/reference/eviction/
   */
  readonly maxmemory?: string;

  /**
   * The eviction policy: what the server does with writes when the data reaches `maxmemory`.
   *
   * @default 'noeviction'
   * @constraint noeviction, allkeys-lru, allkeys-lfu, allkeys-random, volatile-lru, volatile-lfu, volatile-random or
   * volatile-ttl
   * @see https://redis.io/docs/latest/develop/reference/eviction/
   */
  readonly maxmemoryPolicy?: string;

  /**
   * Directives to add to redis.conf or to override in it. The key is the name of the directive. For a directive that
   * may occur several times, the key includes the first argument, as in `client-output-buffer-limit pubsub`. The value
   * is the arguments as in redis.conf. `true` is written as `yes`, `false` as `no`.
   *
   * @default - none
   * @constraint no directive that the release sets, one line each, balanced quotes
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/config/
   */
  readonly redisConfig?: { [directive: string]: string | number | boolean };

  /**
   * Directives to add to sentinel.conf or to override in it: the name and the arguments. For a directive about the
   * master, the key is `sentinel <directive>`, and the release adds the name of the master.
   *
   * @default - none
   * @constraint no directive that the release sets, one line each, balanced quotes
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/
   */
  readonly sentinelConfig?: { [directive: string]: string | number | boolean };

  /**
   * The placement of the members on nodes.
   *
   * @default - each member on another node, spread over zones if the nodes have zones
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
   */
  readonly placement?: PlacementProps;

  /**
   * The user and group ids of the processes.
   *
   * @default - user and group 999
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
   */
  readonly hardening?: HardeningProps;

  /**
   * The metrics exporter for Prometheus, and its Service.
   *
   * @default - an exporter in every pod, on port 9121
   */
  readonly metrics?: MetricsProps;

  /**
   * The allowed connections to and from the members.
   *
   * @default - a NetworkPolicy that allows ingress from pods of the release's namespace and from Prometheus, and egress
   * to members and DNS
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
   */
  readonly networkPolicy?: NetworkPolicyProps;

  /**
   * A proxy for clients that do not speak Sentinel, with a Service for writes and a Service for reads.
   *
   * @default - none: clients ask Sentinel for the master
   * @constraint only with 3 or more members
   */
  readonly proxy?: ProxyProps;

  /**
   * The addresses of the release for clients outside of the cluster.
   *
   * @default - none: the release is reached inside the cluster only
   * @constraint only with a proxy
   */
  readonly external?: ExternalProps;

  /**
   * The labels, the annotations and the type of each Service, and how it is reached from outside of the cluster.
   *
   * @default - Services with an address inside the cluster
   * @see https://kubernetes.io/docs/concepts/services-networking/service/
   */
  readonly services?: ServicesProps;
}

/** The shapes of the fields of RedisProps. */
export const REDIS_FIELDS: Fields<RedisProps> = {
  ...RELEASE_FIELDS,
  auth: AUTH,
  tls: TLS,
  storage: instanceOf('Storage', Storage, "Storage.persistentVolumeClaim({ size: '8Gi' })", 'Storage.emptyDir()'),
  resources: RESOURCES,
  maxmemory: text,
  maxmemoryPolicy: text,
  redisConfig: mapOf(scalar),
  sentinelConfig: mapOf(scalar),
  placement: PLACEMENT,
  hardening: HARDENING,
  metrics: METRICS,
  networkPolicy: NETWORK_POLICY,
  proxy: PROXY,
  external: EXTERNAL,
  services: SERVICES,
  ...POD_FIELDS,
};

export const REDIS_PROPS = openStruct<RedisProps>(REDIS_FIELDS);
