import { k8s } from '../kubernetes';
import { containerSecurityContext, type Hardening, podSecurityContext } from '../pods/hardening';
import type { PodSettings } from '../pods/pod';
import { CHECKSUM_ANNOTATION, DEFAULT_CONTAINER_ANNOTATION, type Release } from '../release';
import type { ProxyAccess, Security } from '../security';
import { PROXY_PATH } from './haproxy-cfg';
import type { ProxyFacts } from './proxy';

/** The inputs of the Deployment, besides the facts of the release and of the proxy. */
export interface DeploymentInputs extends PodSettings {
  readonly security: Security;
  readonly hardening: Hardening;
  /** The checksum of the ConfigMap of the proxy, computed at synth. */
  readonly checksum: { resolve(): string };
}

/**
 * Longer than the time between the readiness of the first new proxy and the last one, if nodes have the image, and until
 * all nodes know it. The sessions are followed meanwhile.
 */
const GRACE_SECONDS = 20;

const RUN_MOUNT: k8s.VolumeMount = { name: 'run', mountPath: '/run/proxy' };
const CONFIG_MOUNT: k8s.VolumeMount = { name: 'config', mountPath: PROXY_PATH, readOnly: true };

/**
 * The Deployment `<name>-proxy`. A rollout starts all new proxies at once, and an old one ends some time after it has
 * left the Services. So each client reconnects at most once, if the new proxies become ready within that time.
 */
export function proxyDeployment(release: Release, proxy: ProxyFacts, inputs: DeploymentInputs): object {
  const metadata = release.proxyMetadata(release.proxyName);
  return k8s.KubeDeployment.manifest({
    metadata,
    spec: {
      replicas: proxy.replicas,
      selector: { matchLabels: release.proxyLabels },
      strategy: {
        rollingUpdate: { maxSurge: k8s.IntOrString.fromString('100%'), maxUnavailable: k8s.IntOrString.fromNumber(0) },
        type: 'RollingUpdate',
      },
      // A proxy that ends soon after its start replaces no other.
      minReadySeconds: 5,
      revisionHistoryLimit: 3,
      template: {
        metadata: {
          labels: { ...metadata.labels, ...inputs.podLabels },
          annotations: {
            ...release.annotations,
            ...inputs.podAnnotations,
            // cdk8s calls `resolve` at synth.
            [CHECKSUM_ANNOTATION]: inputs.checksum as unknown as string,
            [DEFAULT_CONTAINER_ANNOTATION]: 'haproxy',
          },
        },
        spec: podSpec(release, proxy, inputs),
      },
    },
  });
}

function podSpec(release: Release, proxy: ProxyFacts, inputs: DeploymentInputs): k8s.PodSpec {
  const { credentials, encryption } = inputs.security;
  const { imagePullPolicy, imagePullSecrets } = inputs;
  const owned = { image: proxy.image, imagePullPolicy, securityContext: containerSecurityContext() };
  const access = credentials.proxy;
  return {
    ...proxy.placement,
    automountServiceAccountToken: false,
    // No process reads the variables for the Services of the namespace, and many of them slow the start down.
    enableServiceLinks: false,
    terminationGracePeriodSeconds: GRACE_SECONDS + 10,
    securityContext: podSecurityContext(inputs.hardening),
    imagePullSecrets: imagePullSecrets.length > 0 ? imagePullSecrets.map((name) => ({ name })) : undefined,
    containers: [haproxy(proxy, inputs, owned), ...(access ? [passwords(access, owned)] : [])],
    volumes: [
      { name: 'config', configMap: { name: release.proxyName } },
      ...(access ? [{ name: 'run', emptyDir: { medium: 'Memory', sizeLimit: k8s.Quantity.fromString('1Mi') } }, access.volume] : []),
      ...(encryption.part.volumes ?? []),
    ],
  };
}

type Owned = Pick<k8s.Container, 'image' | 'imagePullPolicy' | 'securityContext'>;

function haproxy(proxy: ProxyFacts, { security }: DeploymentInputs, owned: Owned): k8s.Container {
  const scheme = security.encryption.enabled ? 'HTTPS' : undefined;
  const asks = (path: string) => ({ httpGet: { path, port: k8s.IntOrString.fromString('http-metrics'), scheme }, timeoutSeconds: 5 });
  return {
    ...owned,
    name: 'haproxy',
    command: ['sh', `${PROXY_PATH}/start-proxy.sh`],
    ports: [
      { name: 'tcp-master', containerPort: proxy.masterPort },
      { name: 'tcp-replicas', containerPort: proxy.replicasPort },
      ...(proxy.sentinelPort === undefined ? [] : [{ name: 'tcp-sentinel', containerPort: proxy.sentinelPort }]),
      { name: 'http-metrics', containerPort: proxy.metricsPort },
    ],
    resources: proxy.resources,
    volumeMounts: [
      CONFIG_MOUNT,
      ...(proxy.logsIn ? [{ ...RUN_MOUNT, readOnly: true }] : []),
      ...(security.encryption.mount ? [security.encryption.mount] : []),
    ],
    // While the first process waits for DNS, it listens to nothing.
    startupProbe: { ...asks('/alive'), periodSeconds: 1, failureThreshold: 300 },
    livenessProbe: { ...asks('/alive'), periodSeconds: 10, failureThreshold: 3 },
    readinessProbe: { ...asks('/ready'), periodSeconds: 2, failureThreshold: 2 },
    // New connections shall go to other proxies before the sessions of this one end.
    lifecycle: { preStop: { exec: { command: ['sleep', String(GRACE_SECONDS)] } } },
  };
}

/** Only this container can read the Secret. HAProxy itself gets the derived password of a user who may only ask. */
function passwords({ files, mount }: ProxyAccess, owned: Owned): k8s.Container {
  return {
    ...owned,
    name: 'passwords',
    command: ['sh', `${PROXY_PATH}/proxy-passwords.sh`, ...files],
    resources: {
      requests: { cpu: k8s.Quantity.fromString('1m'), memory: k8s.Quantity.fromString('8Mi') },
      limits: { memory: k8s.Quantity.fromString('16Mi') },
    },
    volumeMounts: [CONFIG_MOUNT, RUN_MOUNT, mount],
  };
}
