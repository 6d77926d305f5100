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
