import { k8s } from '../kubernetes';
import type { Release } from '../release';

/**
 * The PodDisruptionBudget `<name>`: drains and upgrades of nodes take one member at a time, and wait until it is back.
 * Not for a release with one member: it would block every drain for good.
 */
export function disruptionBudget(release: Release): object {
  return k8s.KubePodDisruptionBudget.manifest({
    metadata: release.metadata(release.name),
    spec: { maxUnavailable: k8s.IntOrString.fromNumber(1), selector: { matchLabels: release.selectorLabels } },
  });
}
