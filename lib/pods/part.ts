import type { k8s, StringMap } from '../kubernetes';

/**
 * An addition of a feature to the pods: the volume with the passwords, the exporter, a sidecar of the user. The
 * StatefulSet keeps their order.
 */
export interface PodPart {
  readonly initContainers?: k8s.Container[];
  /** Containers besides `redis` and `sentinel`. */
  readonly containers?: k8s.Container[];
  readonly volumes?: k8s.Volume[];
  /** Mounts of both containers, `redis` and `sentinel`. */
  readonly memberMounts?: k8s.VolumeMount[];
  /** Variables of the container `redis` only. */
  readonly redisEnv?: k8s.EnvVar[];
  /** Mounts of the container `redis` only. */
  readonly redisMounts?: k8s.VolumeMount[];
  /** Files for the ConfigMap, by key. */
  readonly files?: StringMap;
}

/** The files of all parts. */
export function filesOf(parts: PodPart[]): StringMap {
  return Object.assign({}, ...parts.map((part) => part.files ?? {}));
}
