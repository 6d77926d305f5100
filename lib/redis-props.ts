import type { k8s } from './kubernetes';
import { METRICS, type MetricsProps } from './metrics';
import { NETWORK_POLICY, type NetworkPolicyProps } from './network';
import { HARDENING, type HardeningProps, PLACEMENT, type PlacementProps, RESOURCES, type ResourcesProps, Storage } from './pods';
import { RELEASE_FIELDS, type ReleaseProps } from './release-props';
import { type Auth, authShape, type Tls, tlsShape } from './security';
import { type Fields, instanceOf, k8sStruct, listOf, mapOf, scalar, struct, text } from './shapes';

/** Everything that can be said about a release. Nothing has to be: the defaults are the production profile. */
export interface RedisProps extends ReleaseProps {
  /**
   * Who may do what, and where the passwords come from: one password for everything, or users with rights of their own (`Auth.acl()`).
   *
   * @default - Auth.fromSecret(): the key `redis-password` of the Secret named like the release
   */
  readonly auth?: Auth;

  /**
   * Whether connections are encrypted, and where the certificates come from.
   *
   * @default Tls.none()
   */
  readonly tls?: Tls;

  /**
   * Where the data lies.
   *
   * @default Storage.persistentVolumeClaim({ size: '8Gi' })
   */
  readonly storage?: Storage;

  /**
   * What the containers ask for and may use.
   *
   * @default - redis 100m and 1Gi, sentinel 100m and 32Mi to 128Mi, exporter 20m and 32Mi to 64Mi
   */
  readonly resources?: ResourcesProps;

  /**
   * What `CONFIG GET maxmemory` says, as a Kubernetes quantity: `512Mi`. The server counts the replication backlog and itself too, so the
   * data that may be stored is a tenth less, a twentieth in a large release: `maxmemory - backlog - 2Mi`.
   *
   * @default - what the memory limit leaves after the server, the buffers, fragmentation and copies: 35Mi of 128Mi (30Mi of data), 535Mi of
   * 1Gi (501Mi of data)
   * @constraint at least 14Mi, fits into the memory limit and five times into the volume
   */
  readonly maxmemory?: string;

  /**
   * What happens when `maxmemory` is reached.
   *
   * @default 'noeviction'
   * @constraint one of the server's eight policies
   */
  readonly maxmemoryPolicy?: string;

  /**
   * Directives of redis.conf to add or override: the name (with its first argument where a directive repeats, as in
   * `client-output-buffer-limit pubsub`) and the arguments as they stand in redis.conf. `true` is written as `yes`, `false` as `no`.
   *
   * @default - none
   * @constraint no directive that the release owns, one line each, balanced quotes
   */
  readonly redisConfig?: { [directive: string]: string | number | boolean };

  /**
   * Directives of sentinel.conf to add or override: the name and the arguments, for those about the master `sentinel <name>` without the
   * master's name.
   *
   * @default - none
   * @constraint no directive that the release owns, one line each, balanced quotes
   */
  readonly sentinelConfig?: { [directive: string]: string | number | boolean };

  /**
   * Where members run.
   *
   * @default - on nodes of their own, spread over zones if there are any
   */
  readonly placement?: PlacementProps;

  /**
   * The ids that the processes run under.
   *
   * @default - user and group 999
   */
  readonly hardening?: HardeningProps;

  /**
   * The exporter for Prometheus and its Service.
   *
   * @default - an exporter in every pod, on port 9121
   */
  readonly metrics?: MetricsProps;

  /**
   * Who may connect to the members, and whom they may connect to.
   *
   * @default - a NetworkPolicy that lets in clients from the release's namespace and Prometheus, and lets out to other members and DNS
   */
  readonly networkPolicy?: NetworkPolicyProps;

  /**
   * Labels for the pods only.
   *
   * @default - none
   * @constraint none of the labels `app.kubernetes.io/...` that the release owns
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Annotations for the pods only.
   *
   * @default - none
   * @constraint not `checksum/config` or `kubectl.kubernetes.io/default-container`
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * When the node fetches images: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - the cluster's: IfNotPresent, or Always for the tag `latest`
   * @constraint Always, IfNotPresent or Never
   */
  readonly imagePullPolicy?: string;

  /**
   * The names of Secrets with the credentials of private registries.
   *
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * Further variables of the container `redis`.
   *
   * @default - none
   * @constraint every name once, none that the scripts read, none that begins with `REDISCLI_` or `VALKEYCLI_`
   */
  readonly extraEnv?: k8s.EnvVar[];

  /**
   * Further volumes of the pods.
   *
   * @default - none
   * @constraint every name once, none of the release's own
   */
  readonly extraVolumes?: k8s.Volume[];

  /**
   * Further mounts of the container `redis`.
   *
   * @default - none
   * @constraint of a volume of the pod, every path once, none of the release's own
   */
  readonly extraVolumeMounts?: k8s.VolumeMount[];

  /**
   * Containers that run before the members start, after the release's own. One without a security context gets that of Pod Security
   * `restricted`.
   *
   * @default - none
   * @constraint every name once, none of the release's own
   */
  readonly initContainers?: k8s.Container[];

  /**
   * Containers beside the members. One without a security context gets that of Pod Security `restricted`.
   *
   * @default - none
   * @constraint every name once, none of the release's own
   */
  readonly sidecars?: k8s.Container[];
}

/** The shapes of its fields. */
export const REDIS_FIELDS: Fields<RedisProps> = {
  ...RELEASE_FIELDS,
  auth: authShape,
  tls: tlsShape,
  storage: instanceOf(Storage, "Storage.persistentVolumeClaim({ size: '8Gi' })", 'Storage.emptyDir()'),
  resources: RESOURCES,
  maxmemory: text,
  maxmemoryPolicy: text,
  redisConfig: mapOf(scalar),
  sentinelConfig: mapOf(scalar),
  placement: PLACEMENT,
  hardening: HARDENING,
  metrics: METRICS,
  networkPolicy: NETWORK_POLICY,
  podLabels: mapOf(text),
  podAnnotations: mapOf(text),
  imagePullPolicy: text,
  imagePullSecrets: listOf(text),
  extraEnv: listOf(k8sStruct('EnvVar')),
  extraVolumes: listOf(k8sStruct('Volume')),
  extraVolumeMounts: listOf(k8sStruct('VolumeMount')),
  initContainers: listOf(k8sStruct('Container')),
  sidecars: listOf(k8sStruct('Container')),
};

export const REDIS_PROPS = struct<RedisProps>(REDIS_FIELDS);
