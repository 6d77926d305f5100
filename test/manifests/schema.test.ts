import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { all, type Manifest, root, titled } from './releases';

// Made by tools/schema.js from a real API server. Unknown fields are refused everywhere.
const { kinds, definitions } = JSON.parse(readFileSync(join(__dirname, 'schema', 'kubernetes.json'), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });

// Kinds that are not Kubernetes' own, as the files say from which their types are made.
for (const file of readdirSync(join(root, 'imports')).filter((each) => each.endsWith('.crd.yaml'))) {
  const { spec } = parse(readFileSync(join(root, 'imports', file), 'utf8'));
  for (const { name, schema } of spec.versions) {
    const id = `${spec.group}/${name} ${spec.names.kind}`;
    kinds[id] = id;
    definitions[id] = closed(schema.openAPIV3Schema);
  }
}

ajv.addSchema({ $id: 'kubernetes', definitions });

/** The schema with every object that lists its fields closed to others. */
// biome-ignore lint/suspicious/noExplicitAny: a JSON schema of any shape
function closed(schema: any): any {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== 'object') return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return schema.type === 'object' && schema.properties ? { additionalProperties: false, ...copy } : copy;
}

/** What is wrong with an object, empty if nothing is. */
function faults(object: Manifest): string[] {
  const name = kinds[`${object.apiVersion} ${object.kind}`];
  if (name === undefined) return [`no schema for ${object.apiVersion} ${object.kind}: add it to tools/schema.js`];
  const validate = ajv.getSchema(`kubernetes#/definitions/${encodeURIComponent(name.replaceAll('/', '~1'))}`);
  if (validate === undefined) return [`no definition ${name}`];
  validate(object);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

const objects = titled(all());

test.each(objects)('%s has only fields that Kubernetes knows, of the right types', (_, object) => {
  expect(faults(object)).toEqual([]);
});

describe('the check itself', () => {
  const [, statefulSet] = objects.find(([, { kind }]) => kind === 'StatefulSet') ?? [];
  const changed = (change: (copy: Manifest) => void): string => {
    const copy = structuredClone(statefulSet as Manifest);
    change(copy);
    return faults(copy).join('\n');
  };

  test('fails on an unknown field', () => {
    expect(changed((copy) => (copy.spec.template.spec.containers[0].securityContex = {}))).toContain('securityContex');
  });

  test('fails on a wrong type', () => {
    expect(changed((copy) => (copy.spec.replicas = '3'))).toContain('/spec/replicas must be integer');
  });

  test('fails on a missing required field', () => {
    expect(changed((copy) => delete copy.spec.selector)).toContain("must have required property 'selector'");
  });

  test('fails on null where a quantity belongs', () => {
    expect(changed((copy) => (copy.spec.template.spec.containers[0].resources.limits.memory = null))).toContain('/limits/memory must be');
  });

  test('fails on what only a server writes', () => {
    expect(changed((copy) => (copy.status = {}))).toContain('status');
  });
});
