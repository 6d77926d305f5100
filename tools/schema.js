// Generates test/manifests/schema/kubernetes.json from a running Kubernetes: the schemas of the kinds that the
// manifests tier checks, with all referenced schemas, without descriptions, and without unknown fields.
//
//   KUBECONFIG=... node tools/schema.js [kubectl]
//
// Run it by hand for a new kind or a newer Kubernetes. The file is committed, because no npm package contains these
// schemas.

const fs = require('node:fs');
const path = require('node:path');
const { json } = require('./kubectl.js');

/** The kinds by their API. */
const KINDS = {
  'api/v1': ['ConfigMap', 'Service'],
  'apis/apps/v1': ['Deployment', 'StatefulSet'],
  'apis/networking.k8s.io/v1': ['NetworkPolicy'],
  'apis/policy/v1': ['PodDisruptionBudget'],
};

/** The fields that only the cluster writes. A manifest must not contain them. */
const SERVER_SIDE = {
  ObjectMeta: ['creationTimestamp', 'deletionTimestamp', 'generation', 'managedFields', 'resourceVersion', 'selfLink', 'uid'],
};

/** @typedef {{ [key: string]: any }} Schema */

const kubectl = process.argv[2] ?? 'kubectl';
const raw = (/** @type {string} */ address) => json(kubectl, 'get', '--raw', address);

/** @type {Schema} */
const source = {};
/** @type {Schema} */
const kinds = {};
for (const [api, wanted] of Object.entries(KINDS)) {
  const { schemas } = raw(`/openapi/v3/${api}`).components;
  Object.assign(source, schemas);
  for (const kind of wanted) {
    const [name, schema] = /** @type {[string, Schema]} */ (
      Object.entries(schemas).find(([, { 'x-kubernetes-group-version-kind': [gvk] = [{}] }]) => gvk.kind === kind)
    );
    const { group, version } = schema['x-kubernetes-group-version-kind'][0];
    kinds[`${group === '' ? '' : `${group}/`}${version} ${kind}`] = name;
  }
}

/** @type {Schema} */
const definitions = {};
for (const name of Object.values(kinds)) keep(name);

/** @param {string} name */
function keep(name) {
  if (name in definitions) return;
  definitions[name] = {};
  definitions[name] = strict(source[name], name.split('.').pop());
}

/**
 * The schema of a manifest.
 *
 * @param {Schema} schema
 * @param {string} [kind]
 * @returns {Schema}
 */
function strict(schema, kind = '') {
  if (schema.$ref) return reference(schema.$ref);
  // The schema wraps a reference with a default or a description in allOf.
  if (schema.allOf) return reference(schema.allOf[0].$ref);
  if (schema.oneOf) return { type: schema.oneOf.map((/** @type {Schema} */ one) => one.type) };
  if (schema.type === 'array') return { type: 'array', items: strict(schema.items) };
  if (schema.type !== 'object') return { type: schema.type, ...(schema.enum && { enum: schema.enum }) };
  if (schema.additionalProperties) return { type: 'object', additionalProperties: strict(schema.additionalProperties) };
  if (!schema.properties) return { type: 'object' };
  const unwanted = new Set(['status', ...(SERVER_SIDE[/** @type {'ObjectMeta'} */ (kind)] ?? [])]);
  const properties = Object.entries(schema.properties).filter(([name]) => !unwanted.has(name));
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map(([name, property]) => [name, strict(property)])),
    ...(schema.required && { required: schema.required }),
    additionalProperties: false,
  };
}

/** @param {string} ref */
function reference(ref) {
  const name = /** @type {string} */ (ref.split('/').pop());
  keep(name);
  return { $ref: `#/definitions/${name}` };
}

const version = json(kubectl, 'version', '-o', 'json').serverVersion.gitVersion;
const sorted = Object.fromEntries(Object.entries(definitions).sort(([one], [other]) => (one < other ? -1 : 1)));
const file = path.join(path.dirname(__dirname), 'test', 'manifests', 'schema', 'kubernetes.json');
fs.mkdirSync(path.dirname(file), { recursive: true });
fs.writeFileSync(file, `${JSON.stringify({ kubernetes: version, kinds, definitions: sorted }, null, 1)}\n`);
console.log(
  `${path.basename(file)}: Kubernetes ${version}, ${Object.keys(kinds).length} kinds, ${Object.keys(definitions).length} definitions`,
);
