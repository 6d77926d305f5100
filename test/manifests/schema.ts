import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { type Manifest, root } from './releases';

// Made by tools/schema.js from a real API server. Unknown fields are refused everywhere.
const { kinds, definitions } = JSON.parse(readFileSync(join(__dirname, 'schema', 'kubernetes.json'), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });

// Custom resources, from the files that their types are generated from.
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

/** The violations of the schema in an object. */
export function faults(object: Manifest): string[] {
  const name = kinds[`${object.apiVersion} ${object.kind}`];
  if (name === undefined) return [`no schema for ${object.apiVersion} ${object.kind}: add it to tools/schema.js`];
  const validate = ajv.getSchema(`kubernetes#/definitions/${encodeURIComponent(name.replaceAll('/', '~1'))}`);
  if (validate === undefined) return [`no definition ${name}`];
  validate(object);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}
