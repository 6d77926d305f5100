import { readFileSync } from 'node:fs';
import { all, type Manifest, titled } from './releases';

// The fields of Kubernetes 1.27, the oldest that the YAML supports, from the code that cdk8s-plus-27 generated from the schema of 1.27: for each
// struct the names of its fields, and the struct that a field holds.

type Fields = ReadonlyMap<string, string | undefined>;

const code = readFileSync(require.resolve('cdk8s-plus-27/lib/imports/k8s.js'), 'utf8');
const structs = new Map(
  [...code.matchAll(/^function toJson_(\w+)\(obj\) \{.*?const result = \{(.*?)^ {4}\};/gms)].map(([, name, body]): [string, Fields] => [
    name,
    new Map([...body.matchAll(/'([^']+)': (.*)/g)].map(([, field, value]) => [field, /toJson_(\w+)\(/.exec(value)?.[1]])),
  ]),
);

/** The paths of the fields of a value that its struct does not have. */
function unknown(value: unknown, fields: Fields | undefined, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((element) => unknown(element, fields, path));
  if (fields === undefined || value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const at = `${path}.${name}`;
    return fields.has(name) ? unknown(child, structs.get(fields.get(name) ?? ''), at) : [at];
  });
}

const ofKubernetes = ({ apiVersion }: Manifest) => !/cert-manager|monitoring\.coreos/.test(apiVersion);

test.each(titled(all()).filter(([, object]) => ofKubernetes(object)))('%s has no field that Kubernetes 1.27 does not know', (_, object) => {
  const { apiVersion, kind, ...fields } = object;
  const struct = structs.get(`Kube${kind}Props`);
  expect(struct).toBeDefined();
  // Every object and every claim template has these two fields, and the generated code writes them elsewhere.
  expect(unknown(fields, struct, kind).filter((path) => !/\.volumeClaimTemplates\.(apiVersion|kind)$/.test(path))).toEqual([]);
});

test('newer fields are found', () => {
  const spec = { template: { spec: { initContainers: [{ restartPolicy: 'Always', name: 'agent' }] } } };
  expect(unknown({ spec }, structs.get('KubeStatefulSetProps'), '')).toEqual(['.spec.template.spec.initContainers.restartPolicy']);
});
