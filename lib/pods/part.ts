import type { k8s, StringMap } from '../kubernetes';

/**
 * What a room adds to the pods: the password's volume, the exporter, a sidecar of the user's. The StatefulSet puts the parts together in
 * the order it gets them and does not know what they are for.
 */
export interface PodPart {
  readonly initContainers?: k8s.Container[];
  /** Containers beside `redis` and `sentinel`. */
  readonly containers?: k8s.Container[];
  readonly volumes?: k8s.Volume[];
  /** Mounts of both containers, `redis` and `sentinel`. */
  readonly memberMounts?: k8s.VolumeMount[];
  /** Variables of the container `redis` only. */
  readonly redisEnv?: k8s.EnvVar[];
  /** Mounts of the container `redis` only. */
  readonly redisMounts?: k8s.VolumeMount[];
  /** Files that the part needs in the ConfigMap, by key. */
  readonly files?: StringMap;
}

/** The files that all parts need. */
export function filesOf(parts: PodPart[]): StringMap {
  return Object.assign({}, ...parts.map((part) => part.files ?? {}));
}
