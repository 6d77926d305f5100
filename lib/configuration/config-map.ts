import { createHash } from 'node:crypto';
import { k8s, type StringMap } from '../kubernetes';
import type { Release } from '../release';

/**
 * The ConfigMap `<name>-config`: conf files, scripts and facts, each under its file name. The annotation keeps the
 * variable substitution of Flux away from `${...}` in the scripts.
 */
export function configMap(release: Release, files: StringMap): object {
  const metadata = release.metadata(release.configMapName);
  const annotations = { ...metadata.annotations, 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' };
  return k8s.KubeConfigMap.manifest({ metadata: { ...metadata, annotations }, data: files });
}

/**
 * The checksum of the files. The order of the files and the comments in scripts do not change it. The pods restart when
 * it changes.
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
