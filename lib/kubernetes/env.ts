import type { k8s } from './k8s';

/**
 * A variable with the value of a field of its pod (downward API), for example `metadata.name`. It contains the API
 * version that the API server would add, because server-side apply would show a difference otherwise.
 */
export function envFromField(name: string, fieldPath: string): k8s.EnvVar {
  return { name, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } } };
}

/** A variable with the value of one key of a Secret. */
export function envFromSecret(name: string, secret: string, key: string): k8s.EnvVar {
  return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
}
