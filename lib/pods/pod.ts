import { objectName, type StringMap, userAnnotations, userLabels } from '../kubernetes';
import { refuse } from '../refusal';
import { CHECKSUM_ANNOTATION, DEFAULT_CONTAINER_ANNOTATION, type Release } from '../release';

/** The settings of the pods as a whole. */
export interface PodSettings {
  readonly podLabels: StringMap;
  readonly podAnnotations: StringMap;
  readonly imagePullPolicy?: string;
  readonly imagePullSecrets: string[];
}

const POLICIES = ['Always', 'IfNotPresent', 'Never'];

/**
 * Resolves the settings of the pods as a whole.
 *
 * @throws if a label or annotation is invalid or the release sets it, or a pull policy or the name of a Secret is
 * invalid
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
