import { checkNames, imageReference, k8s } from '../kubernetes';
import type { PodPart } from '../pods';
import { CONFIG_MOUNT, IDENTITY, RUN_MOUNT, SCRIPTS_PATH } from '../pods/containers';
import { containerSecurityContext } from '../pods/hardening';
import { exporterProbes } from '../pods/probes';
import { refuse, wholeNumber } from '../refusal';
import type { Release } from '../release';
import { script } from '../scripts';
import { checkPatterns, type Security } from '../security';
import { flag, k8sStruct, listOf, numeric, struct, text } from '../shapes';
import { SERVICE_MONITOR, type ServiceMonitorProps } from './service-monitor';

/**
 * The exporter, which provides statistics of redis as metrics for Prometheus. With passwords, there are no metrics
 * `redis_config_...`, because the configuration contains a password. `redis_memory_max_bytes` and `redis_max_clients`
 * exist in any case.
 */
export interface MetricsProps {
  /**
   * Whether the release has an exporter in every pod, and a Service `<name>-metrics`.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * The port of the exporter.
   *
   * @default 9121
   * @constraint from 1024 to 65535, not 6379 or 26379
   */
  readonly port?: number;

  /**
   * The image of the exporter, redis_exporter 1.61 or newer.
   *
   * @default 'docker.io/oliver006/redis_exporter:v1.86.0'
   * @constraint with a tag or a digest, or both: `...:v1.86.0@sha256:...`
   */
  readonly image?: string;

  /**
   * Additional environment variables of the exporter, for example `REDIS_EXPORTER_CHECK_KEYS`.
   *
   * @default - none
   * @constraint every name once, none that the release sets
   */
  readonly extraEnv?: k8s.EnvVar[];

  /**
   * The keys that the exporter may read, as glob patterns. `REDIS_EXPORTER_CHECK_KEYS` and similar variables need them.
   *
   * @default - none: the exporter reads no keys
   * @constraint no white space, no prefix like `%R~`; no effect with Auth.none(), where the exporter may read all keys
   */
  readonly readableKeys?: string[];

  /**
   * A ServiceMonitor `<name>` for the Prometheus Operator.
   *
   * @default - none
   * @constraint only with metrics enabled
   */
  readonly serviceMonitor?: ServiceMonitorProps;
}

export const METRICS = struct<MetricsProps>({
  enabled: flag,
  port: numeric,
  image: text,
  extraEnv: listOf(k8sStruct('EnvVar')),
  readableKeys: listOf(text),
  serviceMonitor: SERVICE_MONITOR,
});

/** The metrics of a release, resolved from the prop `metrics`. */
export interface Metrics {
  readonly enabled: boolean;
  readonly port: number;
  readonly image: string;
  readonly extraEnv: k8s.EnvVar[];
  /** The keys that the user of the exporter may read; undefined without an exporter. */
  readonly readableKeys?: string[];
  /** The ports of the exporter in the pod. */
  readonly ports: number[];
  readonly serviceMonitor?: ServiceMonitorProps;
}

const EXPORTER = 'redis_exporter:v1.86.0';
const PASSWORD_FILE = '/run/exporter/passwords.json';
const MOUNT: k8s.VolumeMount = { name: 'exporter', mountPath: '/run/exporter' };

/**
 * Resolves the prop `metrics`.
 *
 * @throws if the port is used or out of range, the image is invalid, or the name of a variable is used
 */
export function resolveMetrics(release: Release, props: MetricsProps = {}): Metrics {
  const port = wholeNumber('metrics.port', props.port ?? 9121, {
    minimum: 1024,
    maximum: 65535,
    below: 'an unprivileged process cannot listen on a port below 1024',
    above: 'not a valid port',
  });
  if (port === release.redisPort || port === release.sentinelPort) {
    refuse({
      prop: 'metrics.port',
      problem: 'another container of the pod listens on this port',
      got: port,
      allowed: `every port but ${release.redisPort} and ${release.sentinelPort}`,
      cure: 'leave it out to use 9121',
    });
  }
  const image = release.pulled(imageReference('metrics.image', props.image ?? `docker.io/oliver006/${EXPORTER}`, EXPORTER));
  const enabled = props.enabled ?? true;
  if (!enabled && props.serviceMonitor) {
    refuse({
      prop: 'metrics.serviceMonitor',
      problem: 'metrics are disabled, so there is nothing to scrape',
      got: 'metrics.enabled: false',
      allowed: 'serviceMonitor with metrics enabled',
      cure: 'enable metrics, or leave serviceMonitor out',
    });
  }
  const metrics = {
    enabled,
    port,
    image,
    extraEnv: props.extraEnv ?? [],
    readableKeys: enabled ? checkPatterns('metrics.readableKeys', props.readableKeys ?? []) : undefined,
    ports: enabled ? [port] : [],
    serviceMonitor: props.serviceMonitor,
  };
  checkNames('metrics.extraEnv', 'variable', metrics.extraEnv, OWNED_ENV);
  return metrics;
}

const OWNED_ENV = [
  'REDIS_ADDR',
  'REDIS_EXPORTER_CONFIG_COMMAND',
  'REDIS_EXPORTER_SKIP_TLS_VERIFICATION',
  'REDIS_EXPORTER_TLS_CLIENT_CERT_FILE',
  'REDIS_EXPORTER_TLS_CLIENT_KEY_FILE',
  'REDIS_EXPORTER_TLS_SERVER_CERT_FILE',
  'REDIS_EXPORTER_TLS_SERVER_KEY_FILE',
  'REDIS_EXPORTER_WEB_LISTEN_ADDRESS',
  'REDIS_PASSWORD',
  'REDIS_PASSWORD_FILE',
  'REDIS_USER',
];

// The user of the exporter may not read the configuration, which contains a password. INFO contains the necessary
// settings too.
const AS_ITS_USER: k8s.EnvVar[] = [
  { name: 'REDIS_USER', value: 'exporter' },
  { name: 'REDIS_PASSWORD_FILE', value: PASSWORD_FILE },
  { name: 'REDIS_EXPORTER_CONFIG_COMMAND', value: '-' },
];

// The exporter connects to redis through the loopback device of the pod, so it does not verify the name in the
// certificate. It serves the metrics with the same certificate, and reads the files again for each connection.
const ENCRYPTED: k8s.EnvVar[] = [
  { name: 'REDIS_EXPORTER_SKIP_TLS_VERIFICATION', value: 'true' },
  { name: 'REDIS_EXPORTER_TLS_CLIENT_CERT_FILE', value: '/run/tls/tls.crt' },
  { name: 'REDIS_EXPORTER_TLS_CLIENT_KEY_FILE', value: '/run/tls/tls.key' },
  { name: 'REDIS_EXPORTER_TLS_SERVER_CERT_FILE', value: '/run/tls/tls.crt' },
  { name: 'REDIS_EXPORTER_TLS_SERVER_KEY_FILE', value: '/run/tls/tls.key' },
];

/**
 * Resolves the containers of the exporter. With passwords, the exporter has a user of its own, and an init container
 * generates a password that only this pod knows.
 */
export function resolveExporter(
  release: Release,
  metrics: Metrics,
  { credentials, encryption }: Security,
  resources: k8s.ResourceRequirements,
  imagePullPolicy?: string,
): PodPart {
  if (!metrics.enabled) return {};
  const withUser = credentials.mode !== 'none';
  const mounts = encryption.mount ? [encryption.mount] : [];
  const owned = { imagePullPolicy, resources, securityContext: containerSecurityContext() };
  const exporter: k8s.Container = {
    ...owned,
    name: 'exporter',
    image: metrics.image,
    ports: [{ name: 'http-metrics', containerPort: metrics.port }],
    env: [
      { name: 'REDIS_ADDR', value: `${encryption.enabled ? 'rediss' : 'redis'}://127.0.0.1:${release.redisPort}` },
      { name: 'REDIS_EXPORTER_WEB_LISTEN_ADDRESS', value: `:${metrics.port}` },
      ...(withUser ? AS_ITS_USER : []),
      ...(encryption.enabled ? ENCRYPTED : []),
      ...metrics.extraEnv,
    ],
    ...exporterProbes('http-metrics', encryption.enabled ? 'HTTPS' : undefined),
  };
  if (!withUser) return { containers: [mounts.length > 0 ? { ...exporter, volumeMounts: mounts } : exporter] };
  return {
    initContainers: [
      {
        ...owned,
        name: 'exporter-password',
        image: release.image,
        command: ['sh', `${SCRIPTS_PATH}/exporter-password.sh`],
        env: IDENTITY,
        volumeMounts: [CONFIG_MOUNT, RUN_MOUNT, MOUNT],
      },
    ],
    containers: [{ ...exporter, volumeMounts: [{ ...MOUNT, readOnly: true }, ...mounts] }],
    volumes: [{ name: 'exporter', emptyDir: { medium: 'Memory', sizeLimit: k8s.Quantity.fromString('1Mi') } }],
    files: { 'exporter-password.sh': script('exporter-password.sh') },
  };
}
