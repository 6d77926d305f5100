import { refuse } from '../refusal';
import type { k8s } from './k8s';

/**
 * A variable that holds a field of the pod itself (downward API), for example `metadata.name`. With the version that the API server would add:
 * tools that apply on the server's side would see a difference.
 */
export function envFromField(name: string, fieldPath: string): k8s.EnvVar {
  return { name, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } } };
}

/** A variable that holds one key of a Secret. */
export function envFromSecret(name: string, secret: string, key: string): k8s.EnvVar {
  return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
}

/**
 * Refuses two things of one name in a list that Kubernetes reads as a map. The API server takes a duplicate variable in silence and the
 * last one wins, it refuses the others only when the manifest is applied.
 *
 * @throws if a name occurs twice
 */
export function uniqueNames(prop: string, what: string, names: string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      refuse({
        prop,
        problem: `${what} of this name exists twice, once perhaps in the release itself`,
        got: name,
        allowed: 'every name once',
        cure: `rename or leave out one of them`,
      });
    }
    seen.add(name);
  }
}
