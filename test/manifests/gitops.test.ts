import { all, titled } from './releases';

// Tools between the synth and the cluster read or change the YAML: see docs/how-to/gitops.md.

const objects = titled(all());

const FLUX = 'kustomize.toolkit.fluxcd.io/substitute';

test.each(objects)('%s: text that Flux would substitute is only in objects that Flux leaves alone', (_, object) => {
  const { annotations = {} } = object.metadata as { annotations?: Record<string, string> };
  if (annotations[FLUX] === 'disabled') expect(object.kind).toBe('ConfigMap');
  else expect(JSON.stringify(object)).not.toMatch(/\$\{|\$\$/);
});

test.each(objects)('%s: no text that Helm reads as a template', (_, object) => {
  for (const text of strings(object)) expect(text).not.toContain('{{');
});

test.each(objects.filter(([, { kind }]) => kind === 'StatefulSet'))(
  '%s: claim templates have the kind and the defaults that the API server would add',
  (_, set) => {
    for (const claim of set.spec.volumeClaimTemplates ?? [])
      expect(claim).toMatchObject({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', spec: { volumeMode: 'Filesystem' } });
  },
);

/** Every text in an object. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
