// Generates imports/k8s.ts from the schema of a running Kubernetes: the kinds that this library renders, with all
// structs in them. It uses the generator of `cdk8s import`, which itself would download the schema of a Kubernetes
// version and import all kinds. And imports/k8s-fields.ts: the same structs as a table, by which the library checks
// values of users at run time.
//
//   KUBECONFIG=... npm run import:kubernetes
//
// Run it by hand for a newer Kubernetes. The files are committed, like the other imports.

const fs = require('node:fs');
const path = require('node:path');
const { TypeGenerator } = require('json2jsii');
const { json } = require('./kubectl.js');

const root = path.dirname(__dirname);
// The modules of `cdk8s import k8s`, which the package does not export.
const cli = path.join(root, 'node_modules', 'cdk8s-cli', 'lib', 'import');
const { generateConstruct, getPropsTypeName, getTypeName } = require(path.join(cli, 'codegen.js'));
const { parseApiTypeName } = require(path.join(cli, 'k8s-util.js'));

/**
 * The kinds that the library renders, claims, which are part of a StatefulSet, and the Deployment of an application
 * next to a release.
 */
const KINDS = ['ConfigMap', 'Deployment', 'NetworkPolicy', 'PersistentVolumeClaim', 'PodDisruptionBudget', 'Service', 'StatefulSet'];

/** Values that are strings or numbers, although the specification of Kubernetes declares strings. */
const EITHER = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'number',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'integer',
};

/** @typedef {{ [key: string]: any }} Schema */

const source = json('kubectl', 'get', '--raw', '/openapi/v2');
/** @type {{ [name: string]: Schema }} */
const definitions = source.definitions;
for (const [name, other] of Object.entries(EITHER))
  definitions[name] = { description: definitions[name].description, oneOf: [{ type: 'string' }, { type: other }] };

/**
 * Whole numbers and enums by `definition#field`, which the types of TypeScript do not contain.
 *
 * @type {Map<string, string>}
 */
const narrower = new Map();
for (const [name, { properties = {} }] of Object.entries(definitions)) {
  for (const [field, property] of Object.entries(properties)) {
    const values = property.type === 'array' ? property.items : property;
    const list = property.type === 'array' ? '[]' : '';
    if (values.type === 'integer') narrower.set(`${name}#${field}`, `integer${list}`);
    if (values.enum)
      narrower.set(`${name}#${field}`, `${values.enum.map((/** @type {string} */ choice) => `'${choice}'`).join(' | ')}${list}`);
    // A string for TypeScript, as in cdk8s-plus, so that its structs are compatible.
    delete values.enum;
  }
}

const objects = KINDS.map((kind) => {
  const found = Object.entries(definitions).find(([name, schema]) => name.endsWith(`.v1.${kind}`) && schema.properties?.metadata);
  if (found === undefined) throw new Error(`this Kubernetes has no ${kind} in version v1`);
  const [fqn, schema] = found;
  const [{ group, version }] = schema['x-kubernetes-group-version-kind'];
  return { custom: false, fqn, group, kind, version, schema, prefix: 'Kube' };
});

const generator = new TypeGenerator({
  definitions,
  renderTypeName: (/** @type {string} */ definition) => {
    const { basename, version } = parseApiTypeName(definition);
    return version ? getTypeName(false, basename, version.raw) : basename;
  },
});
for (const object of objects) generator.addDefinition(object.fqn, { $ref: `#/definitions/${getPropsTypeName(object)}` });
for (const object of objects) generateConstruct(generator, object);

const made = `made by tools/kubernetes.js from the schema of Kubernetes ${source.info.version}`;
const text = `// ${KINDS.join(', ')}: ${made}.
import { ApiObject, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';

${generator.render()}`.replaceAll(/[ \t]+$/gm, '');
write('k8s.ts', text);

/** The structs in props. */
const IN_PROPS = [
  'Affinity',
  'Container',
  'EnvVar',
  'NetworkPolicyPeer',
  'Toleration',
  'TopologySpreadConstraint',
  'Volume',
  'VolumeMount',
];

/** The fields of each struct with their types. Required fields have an exclamation mark. */
const structs = new Map(
  [...text.matchAll(/^export interface (\w+) \{\n(.*?)^\}/gms)].map(([, name, body]) => [
    name,
    [...body.matchAll(/@schema (\S+)\n {3}\*\/\n {2}readonly (\w+)(\??): (.*);$/gm)].map(([, origin, field, optional, type]) => [
      field,
      `${narrower.get(origin) ?? type.replace(/^\{ \[key: string\]: (.*) \}$/, '$1{}')}${optional ? '' : '!'}`,
    ]),
  ]),
);

/** @type {{ [struct: string]: { [field: string]: string } }} */
const table = {};
const add = (/** @type {string} */ name) => {
  const fields = structs.get(name);
  if (fields === undefined || name in table) return;
  // Only the API server writes dates.
  table[name] = Object.fromEntries(fields.filter(([, type]) => type !== 'Date'));
  for (const [, type] of fields) add(type.replaceAll(/[^\w]/g, ''));
};
for (const name of IN_PROPS) add(name);
const lines = Object.keys(table)
  .sort()
  .map((name) => `  ${name}: ${JSON.stringify(table[name])},`);
write(
  'k8s-fields.ts',
  `// The fields of structs that users pass in: ${made}.
/** By struct, the type of each field: \`[]\` is a list, \`{}\` is a map, and \`!\` marks a required field. */
export const K8S_FIELDS: { readonly [struct: string]: { readonly [field: string]: string } } = {
${lines.join('\n')}
};
`,
);

/** @param {string} name @param {string} content */
function write(name, content) {
  fs.writeFileSync(path.join(root, 'imports', name), content);
  console.log(`imports/${name}: Kubernetes ${source.info.version}`);
}
