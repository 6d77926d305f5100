import type { k8s } from '../kubernetes';
import { type Fields, k8sStruct, listOf, mapOf, text } from '../shapes';

/** What the user adds to the pods of the members, and how nodes pull their images. */
export interface PodProps {
  /**
   * Labels for the pods only.
   *
   * @default - none
   * @constraint none of the labels `app.kubernetes.io/...` that the release sets
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Annotations for the pods only.
   *
   * @default - none
   * @constraint not `checksum/config` or `kubectl.kubernetes.io/default-container`
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * When the nodes pull the images: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - the default of Kubernetes: IfNotPresent, or Always for the tag `latest`
   * @constraint Always, IfNotPresent or Never
   * @see https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
   */
  readonly imagePullPolicy?: string;

  /**
   * The names of Secrets with the credentials of private registries.
   *
   * @default - none
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/
   */
  readonly imagePullSecrets?: string[];

  /**
   * Additional environment variables of the container `redis`.
   *
   * @default - none
   * @constraint every name once, none that the scripts read, none that begins with `REDISCLI_` or `VALKEYCLI_`
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
   */
  readonly extraEnv?: k8s.EnvVar[];

  /**
   * Additional volumes of the pods.
   *
   * @default - none
   * @constraint every name once, none of the release's volumes
   * @see https://kubernetes.io/docs/concepts/storage/volumes/
   */
  readonly extraVolumes?: k8s.Volume[];

  /**
   * Additional volume mounts of the container `redis`.
   *
   * @default - none
   * @constraint of a volume of the pod, every path once, none of the release's mount paths
   * @see https://kubernetes.io/docs/concepts/storage/volumes/
   */
  readonly extraVolumeMounts?: k8s.VolumeMount[];

  /**
   * Init containers, which run after the release's own and before the members start. A container without a security
   * context gets one that passes Pod Security `restricted`.
   *
   * @default - none
   * @constraint every name once, none of the release's containers
   * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
   */
  readonly initContainers?: k8s.Container[];

  /**
   * Additional containers of the pods. A container without a security context gets one that passes Pod Security
   * `restricted`.
   *
   * @default - none
   * @constraint every name once, none of the release's containers
   * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
   */
  readonly sidecars?: k8s.Container[];
}

/** The shapes of the fields of PodProps. */
export const POD_FIELDS: Fields<PodProps> = {
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
