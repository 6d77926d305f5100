import { createHash } from 'node:crypto';
import { k8s, type StringMap } from '../kubernetes';
import { refusalText } from '../refusal';
import type { Release } from '../release';

/** The annotation that keeps the variable substitution of Flux away from `${...}` in scripts. */
export const UNCHANGED_BY_FLUX = { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' };

/** The ConfigMap `<name>-config`: conf files, scripts and facts, each under its file name. */
export function configMap(release: Release, files: StringMap): object {
  const metadata = release.metadata(release.configMapName);
  const annotations = { ...metadata.annotations, ...UNCHANGED_BY_FLUX };
  return k8s.KubeConfigMap.manifest({ metadata: { ...metadata, annotations }, data: files });
}

/**
 * The refusals of JSON patches on the ConfigMap that removed the files, or replaced a file with another value than text.
 * All patches are known only at synth.
 */
export function patchesOf(data: unknown): string[] {
  const wrong: [string, unknown][] = filesIn(data).flatMap(([name, text]) =>
    typeof text === 'string' ? [] : [[`configMap.data['${name}']`, text]],
  );
  return [...(data === undefined ? [['configMap.data', data] as const] : []), ...wrong].map(([prop, got]) =>
    refusalText({
      prop,
      problem: 'a JSON patch removed the files from which the pods start, or a file is not text',
      got,
      allowed: 'JSON patches that keep the files as text',
      cure: "patch a single file, like '/data/redis.conf'",
    }),
  );
}

/**
 * The checksum of the files in the data of the ConfigMap. The order of the files and the comments in scripts do not
 * change it. The pods restart when it changes.
 */
export function checksum(data: unknown): string {
  const hash = createHash('sha256');
  for (const [name, text] of filesIn(data))
    hash.update(JSON.stringify([name, /\.(sh|lua)$/.test(name) && typeof text === 'string' ? commands(text) : text]));
  return hash.digest('hex');
}

function filesIn(data: unknown): [string, unknown][] {
  return Object.entries(data ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}

function commands(script: string): string {
  return script.replaceAll(/^\s*(?:#|--).*\n/gm, '');
}
