// Generates API.md by jsii-docgen, docs/reference/props.md from the assembly of jsii, and the pages of errors and engines:
// see errors.js and engines.js.
//
//   node tools/docs.js            writes the pages
//   node tools/docs.js --check    fails if a page is outdated
//
// The assembly contains the types and the docstrings of the library. Each prop of RedisProps is one row of a table. A
// struct that a prop or a factory takes gets a separate table, a class with factories (Storage, Engine) a list of its
// factories, and an enum a list of its members. Tags: @default, @constraint, @see.

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const zlib = require('node:zlib');
const engines = require('./engines');
const errors = require('./errors');

const root = path.dirname(__dirname);

/** A type, a member or a reference in the assembly. @typedef {{ [key: string]: any }} Item */

/** @type {{ name: string, types: { [fqn: string]: Item } }} */
const { name: library, types } = JSON.parse(zlib.gunzipSync(fs.readFileSync(path.join(root, '.jsii.gz'))).toString());

/** The types that get a section, in the order of their first use. */
const sections = new Set([`${library}.RedisProps`]);

/**
 * A type as in TypeScript. A type of this library gets a section.
 *
 * @param {Item} type
 * @returns {string}
 */
function typeText({ primitive, union, collection, fqn = '' }) {
  if (primitive) return primitive;
  if (union) return union.types.map(typeText).join(' | ');
  if (collection?.kind === 'array') return `${typeText(collection.elementtype)}[]`;
  if (collection) return `{ [key: string]: ${typeText(collection.elementtype)} }`;
  // The structs of Kubernetes are in a submodule.
  const name = fqn.slice(fqn.indexOf('.') + 1);
  if (fqn in types && !name.includes('.')) sections.add(fqn);
  return name;
}

/** The text of a cell of a table, in one line. @param {string} text */
const cell = (text) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|')
    .trim();

/** @param {Item} item */
const description = ({ docs: { summary = '', remarks = '' } }) => cell(`${summary} ${remarks}`);

/** The assembly sorts by name. @param {Item[]} [items] */
const inSourceOrder = (items = []) => [...items].sort((one, other) => one.locationInModule.line - other.locationInModule.line);

/** The props of a struct. Inherited props come first, because the base struct is more general. @param {Item} struct @returns {Item[]} */
const propsOf = ({ interfaces = [], properties }) => [
  ...interfaces.flatMap((/** @type {string} */ base) => propsOf(types[base])),
  ...inSourceOrder(properties),
];

/** The default of a prop: a value, or a dash and a sentence. @param {Item} prop */
function defaultOf({ optional, docs }) {
  if (docs.default === undefined) return optional ? '' : 'required';
  return docs.default.startsWith('- ') ? cell(docs.default.slice(2)) : `\`${cell(docs.default)}\``;
}

/** @param {Item} prop */
function propRow(prop) {
  const { see, custom } = prop.docs;
  // A link to the page about the same setting of the server or of Kubernetes.
  const link = see ? ` See [${new URL(see).host}](${see}).` : '';
  const type = cell(typeText(prop.type));
  return `| \`${prop.name}\` | \`${type}\` | ${defaultOf(prop)} | ${cell(custom?.constraint ?? '')} | ${description(prop)}${link} |`;
}

/** @param {Item} method */
function signature({ name, parameters = [] }) {
  const list = parameters.map((/** @type {Item} */ each) => `${each.name}${each.optional ? '?' : ''}: ${cell(typeText(each.type))}`);
  return `${name}(${list.join(', ')})`;
}

/** @param {string} fqn */
function section(fqn) {
  const type = types[fqn];
  const choices = [...(type.methods ?? []), ...(type.properties ?? [])].filter((member) => member.static);
  const rows =
    type.kind === 'interface'
      ? ['| Prop | Type | Default | Constraint | Description |', '|---|---|---|---|---|', ...propsOf(type).map(propRow)]
      : [
          '| Choice | Description |',
          '|---|---|',
          ...(type.members ?? inSourceOrder(choices)).map(
            (/** @type {Item} */ each) => `| \`${type.name}.${each.returns ? signature(each) : each.name}\` | ${description(each)} |`,
          ),
        ];
  return [`## ${type.name}`, description(type), rows.join('\n')].filter((part) => part !== '').join('\n\n');
}

function reference() {
  const parts = [
    '# Props',
    "Made from the sources by `npm run docs`. A value that can't work is refused at synth, with the reason and the cure: [errors](errors.md).",
  ];
  // A section may add more types to the set during the iteration.
  for (const fqn of sections) parts.push(section(fqn));
  return `${parts.join('\n\n')}\n`;
}

/**
 * Writes a page that has changed, or reports that it is outdated.
 *
 * @param {string} file
 * @param {string} fresh
 */
function settle(file, fresh) {
  const name = path.relative(root, file);
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === fresh) return;
  if (process.argv.includes('--check')) {
    console.error(`${name} is not what the sources say; 'npm run docs' makes it anew`);
    process.exitCode = 1;
  } else {
    fs.writeFileSync(file, fresh);
    console.log(`${name} is new`);
  }
}

/** All that is public, without the structs of Kubernetes. */
function api() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'api-'));
  try {
    const file = path.join(folder, 'API.md');
    const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
    execFileSync(path.join(root, 'node_modules', '.bin', 'jsii-docgen'), ['--submodule', 'root', '--output', file], { cwd: root, env });
    return fs.readFileSync(file, 'utf8');
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

settle(path.join(root, 'API.md'), api());
settle(path.join(root, 'docs', 'reference', 'props.md'), reference());
settle(errors.file, errors.page());
settle(engines.file, engines.page());
