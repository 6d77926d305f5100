import { objectName, type StringMap, userAnnotations, userLabels } from '../kubernetes';
import { refuse } from '../refusal';
import { CHECKSUM_ANNOTATION, type Release } from '../release';

/** What users say about the pods as a whole. */
export interface PodSettings {
  readonly podLabels: StringMap;
  readonly podAnnotations: StringMap;
  readonly imagePullPolicy?: string;
  readonly imagePullSecrets: string[];
}

/** The annotation by which `kubectl logs` and `kubectl exec` choose a container. */
export const DEFAULT_CONTAINER_ANNOTATION = 'kubectl.kubernetes.io/default-container';

const POLICIES = ['Always', 'IfNotPresent', 'Never'];

/**
 * Checks what users say about the pods as a whole.
 *
 * @throws if a label or annotation is none or is owned by the release, a policy is unknown, or a Secret cannot have the name
 */
export function resolvePod(release: Release, props: Partial<PodSettings>): PodSettings {
  const { imagePullPolicy } = props;
  if (imagePullPolicy !== undefined && !POLICIES.includes(imagePullPolicy)) {
    refuse({
      prop: 'imagePullPolicy',
      problem: 'not a valid pull policy',
      got: imagePullPolicy,
      allowed: POLICIES.join(', '),
      cure: "leave it out, or use 'IfNotPresent'",
    });
  }
  return {
    podLabels: userLabels('podLabels', props.podLabels ?? {}, release.ownedLabels),
    podAnnotations: userAnnotations('podAnnotations', props.podAnnotations ?? {}, [CHECKSUM_ANNOTATION, DEFAULT_CONTAINER_ANNOTATION]),
    imagePullPolicy,
    imagePullSecrets: (props.imagePullSecrets ?? []).map((name, index) => objectName(`imagePullSecrets[${index}]`, name)),
  };
}
