import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { all, type Manifest, titled } from './releases';

// Made by tools/schema.js from a real API server. Unknown fields are refused everywhere.
const { kinds, definitions } = JSON.parse(readFileSync(join(__dirname, 'schema', 'kubernetes.json'), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'kubernetes', definitions });

/** What is wrong with an object, empty if nothing is. */
function faults(object: Manifest): string[] {
  const name = kinds[`${object.apiVersion} ${object.kind}`];
  if (name === undefined) return [`no schema for ${object.apiVersion} ${object.kind}: add it to tools/schema.js`];
  const validate = ajv.getSchema(`kubernetes#/definitions/${name}`);
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
