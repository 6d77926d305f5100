import { k8s } from '../kubernetes';
import type { Release } from '../release';

/**
 * The PodDisruptionBudget `<name>`: a drain or an upgrade of nodes evicts one member at a time, and waits until the
 * member is ready again. A release with one member has none, because it would block every drain forever.
 */
export function disruptionBudget(release: Release): object {
  return k8s.KubePodDisruptionBudget.manifest({
    metadata: release.metadata(release.name),
    spec: { maxUnavailable: k8s.IntOrString.fromNumber(1), selector: { matchLabels: release.selectorLabels } },
  });
}
