import { k8s, type StringMap } from '../kubernetes';
import type { Release } from '../release';

/**
 * The PodDisruptionBudget `<name>`: a drain or an upgrade of nodes evicts one member at a time, and waits until the
 * member is ready again. A release with one member has none, because it would block every drain forever.
 */
export function memberDisruptionBudget(release: Release): object {
  return disruptionBudget(release.metadata(release.name), release.selectorLabels);
}

/** A PodDisruptionBudget that lets one pod go at a time. */
export function disruptionBudget(
  metadata: k8s.ObjectMeta,
  matchLabels: StringMap,
  more: Pick<k8s.PodDisruptionBudgetSpec, 'unhealthyPodEvictionPolicy'> = {},
): object {
  return k8s.KubePodDisruptionBudget.manifest({
    metadata,
    spec: { ...more, maxUnavailable: k8s.IntOrString.fromNumber(1), selector: { matchLabels } },
  });
}
