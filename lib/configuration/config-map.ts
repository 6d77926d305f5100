import { createHash } from 'node:crypto';
import { k8s, type StringMap } from '../kubernetes';
import type { Release } from '../release';

/**
 * The ConfigMap `<name>-config`: conf files, scripts and facts, each under its file name. Flux, where it substitutes variables after the build,
 * would take what the scripts write as `${...}` for its own, and leaves objects with this annotation alone.
 */
export function configMap(release: Release, files: StringMap): object {
  const metadata = release.metadata(release.configMapName);
  const annotations = { ...metadata.annotations, 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' };
  return k8s.KubeConfigMap.manifest({ metadata: { ...metadata, annotations }, data: files });
}

/**
 * A fingerprint of the files, the same for the same content in any order, and for scripts that differ in comments only. Pods that carry another
 * one are replaced.
 */
export function checksum(files: StringMap): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(files).sort())
    hash.update(JSON.stringify([name, name.endsWith('.sh') ? commands(files[name]) : files[name]]));
  return hash.digest('hex');
}

function commands(script: string): string {
  return script.replaceAll(/^\s*#.*\n/gm, '');
}
