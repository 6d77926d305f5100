import { createHash } from 'node:crypto';
import { k8s, type StringMap } from '../kubernetes';
import type { Release } from '../release';

/** The ConfigMap `<name>-config`: conf files, scripts and facts, each under its file name. */
export function configMap(release: Release, files: StringMap): object {
  return k8s.KubeConfigMap.manifest({ metadata: release.metadata(release.configMapName), data: files });
}

/** A fingerprint of the files, the same for the same content in any order. Pods that carry another one are replaced. */
export function checksum(files: StringMap): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(files).sort()) hash.update(JSON.stringify([name, files[name]]));
  return hash.digest('hex');
}
