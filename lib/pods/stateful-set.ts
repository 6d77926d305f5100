import { k8s } from '../kubernetes';
import { CHECKSUM_ANNOTATION, DEFAULT_CONTAINER_ANNOTATION, type Release } from '../release';
import { redisContainer, sentinelContainer } from './containers';
import { type Hardening, podSecurityContext } from './hardening';
import type { PodPart } from './part';
import type { Placement } from './placement';
import type { PodSettings } from './pod';
import type { Resources } from './resources';
import type { DataVolume } from './storage';

/** The inputs of the StatefulSet, besides the facts of the release. */
export interface StatefulSetInputs extends PodSettings {
  readonly storage: DataVolume;
  readonly resources: Resources;
  readonly placement: Placement;
  readonly hardening: Hardening;
  /** The additions of other features and of the user, in this order. */
  readonly parts: PodPart[];
  /** The checksum of the ConfigMap, computed at synth. */
  readonly checksum: { resolve(): string };
}

/**
 * The StatefulSet `<name>`: each member is a pod with the containers `redis` and `sentinel` and the containers of the
 * parts.
 */
export function statefulSet(release: Release, inputs: StatefulSetInputs): object {
  const { storage } = inputs;
  const manifest = k8s.KubeStatefulSet.manifest({
    metadata: release.metadata(release.name),
    spec: {
      // The fields up to the selector, and the claim templates, cannot change on an installed release.
      serviceName: release.headlessServiceName,
      // Members elect the master together, so they start together: with OrderedReady, the first one would wait forever.
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: release.selectorLabels },
      persistentVolumeClaimRetentionPolicy: storage.retention,
      replicas: release.members,
      updateStrategy: { type: 'RollingUpdate' },
      // Sentinel queries replicas every ten seconds, and must find the restarted member before the next one stops.
      minReadySeconds: 10,
      revisionHistoryLimit: 3,
      template: {
        metadata: {
          labels: { ...release.labels, ...inputs.podLabels },
          annotations: {
            ...release.annotations,
            ...inputs.podAnnotations,
            // cdk8s calls `resolve` at synth.
            [CHECKSUM_ANNOTATION]: inputs.checksum as unknown as string,
            [DEFAULT_CONTAINER_ANNOTATION]: 'redis',
          },
        },
        spec: podSpec(release, inputs),
      },
    },
  });
  // With version and kind, which the schema of a template omits and the API server adds: Argo CD would always show a
  // difference otherwise.
  const claims = storage.claimTemplate && [k8s.KubePersistentVolumeClaim.manifest(storage.claimTemplate)];
  return { ...manifest, spec: { ...manifest.spec, volumeClaimTemplates: claims } };
}

function podSpec(release: Release, inputs: StatefulSetInputs): k8s.PodSpec {
  const { parts, resources, imagePullPolicy } = inputs;
  const initContainers = parts.flatMap((part) => part.initContainers ?? []);
  return {
    ...inputs.placement,
    automountServiceAccountToken: false,
    // No process reads the variables for the Services of the namespace, and many of them slow the start down.
    enableServiceLinks: false,
    terminationGracePeriodSeconds: release.terminationGracePeriodSeconds,
    securityContext: podSecurityContext(inputs.hardening),
    imagePullSecrets: inputs.imagePullSecrets.length > 0 ? inputs.imagePullSecrets.map((name) => ({ name })) : undefined,
    initContainers: initContainers.length > 0 ? initContainers : undefined,
    containers: [
      redisContainer(release, resources, imagePullPolicy, parts),
      sentinelContainer(release, resources, imagePullPolicy, parts),
      ...parts.flatMap((part) => part.containers ?? []),
    ],
    volumes: [
      { name: 'config', configMap: { name: release.configMapName } },
      // In memory, because it holds the conf file with the password, and the state that the containers of a pod
      // exchange.
      { name: 'run', emptyDir: { medium: 'Memory', sizeLimit: k8s.Quantity.fromString('8Mi') } },
      ...(inputs.storage.podVolume ? [inputs.storage.podVolume] : []),
      ...parts.flatMap((part) => part.volumes ?? []),
    ],
  };
}
