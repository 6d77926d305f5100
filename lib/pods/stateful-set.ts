import { k8s } from '../kubernetes';
import { CHECKSUM_ANNOTATION, type Release } from '../release';
import { redisContainer, sentinelContainer } from './containers';
import { type Hardening, podSecurityContext } from './hardening';
import type { PodPart } from './part';
import type { Placement } from './placement';
import { DEFAULT_CONTAINER_ANNOTATION, type PodSettings } from './pod';
import type { Resources } from './resources';
import type { DataVolume } from './storage';

/** What the pods are made from, besides the release's facts. */
export interface StatefulSetInputs extends PodSettings {
  readonly storage: DataVolume;
  readonly resources: Resources;
  readonly placement: Placement;
  readonly hardening: Hardening;
  /** What other rooms and the user add, in this order. */
  readonly parts: PodPart[];
  /** The fingerprint of the ConfigMap. */
  readonly checksum: { resolve(): string };
}

/** The StatefulSet `<name>`: the members, each a pod with `redis`, `sentinel` and what the parts add. */
export function statefulSet(release: Release, inputs: StatefulSetInputs): object {
  const { storage } = inputs;
  const manifest = k8s.KubeStatefulSet.manifest({
    metadata: release.metadata(release.name),
    spec: {
      // What follows up to the selector, and the claim templates, cannot be changed on an installed release.
      serviceName: release.headlessServiceName,
      // Members decide together who is master, so they have to start together: one after the other would wait for ever.
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: release.selectorLabels },
      persistentVolumeClaimRetentionPolicy: storage.retention,
      replicas: release.members,
      updateStrategy: { type: 'RollingUpdate' },
      // Sentinel asks replicas how they are every ten seconds: the next member must not go before it knows that this one is back.
      minReadySeconds: 10,
      revisionHistoryLimit: 3,
      template: {
        metadata: {
          labels: { ...inputs.podLabels, ...release.labels },
          annotations: {
            ...release.annotations,
            ...inputs.podAnnotations,
            // cdk8s asks whatever has `resolve` when it writes the object.
            [CHECKSUM_ANNOTATION]: inputs.checksum as unknown as string,
            [DEFAULT_CONTAINER_ANNOTATION]: 'redis',
          },
        },
        spec: podSpec(release, inputs),
      },
    },
  });
  // With version and kind, which the schema of a template leaves out and the API server adds: Argo CD would see a difference for ever.
  const claims = storage.claimTemplate && [k8s.KubePersistentVolumeClaim.manifest(storage.claimTemplate)];
  return { ...manifest, spec: { ...manifest.spec, volumeClaimTemplates: claims } };
}

function podSpec(release: Release, inputs: StatefulSetInputs): k8s.PodSpec {
  const { parts, resources, imagePullPolicy } = inputs;
  const initContainers = parts.flatMap((part) => part.initContainers ?? []);
  return {
    ...inputs.placement,
    automountServiceAccountToken: false,
    // Variables for every Service of the namespace: nobody reads them, and with many Services they slow the start down.
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
      // What must not outlive the pod or touch a disk: the conf with the password, and what the containers tell each other.
      { name: 'run', emptyDir: { medium: 'Memory', sizeLimit: k8s.Quantity.fromString('8Mi') } },
      ...(inputs.storage.podVolume ? [inputs.storage.podVolume] : []),
      ...parts.flatMap((part) => part.volumes ?? []),
    ],
  };
}
