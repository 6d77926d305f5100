// Generates docs/reference/props.md from the docstrings, which are the only description of a prop, API.md by jsii-docgen,
// and the pages of errors and engines: see errors.js and engines.js.
//
//   node tools/docs.js            writes the pages
//   node tools/docs.js --check    fails if a page is outdated
//
// Each prop of RedisProps is one row of a table. A struct that a prop or a factory takes gets a separate table, a class
// with factories (Storage, Engine) a list of its factories, and an enum a list of its members. Tags: @default,
// @constraint, @see.

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const ts = require('typescript');
const engines = require('./engines');
const errors = require('./errors');

const root = path.dirname(__dirname);
const library = path.join(root, 'lib');
const ROOT_STRUCT = 'RedisProps';

const program = ts.createProgram([path.join(library, 'index.ts')], {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  strict: true,
  skipLibCheck: true,
});
const checker = program.getTypeChecker();

/** The types that get a section, in the order of their first use. @type {Map<string, ts.Symbol>} */
const sections = new Map();

/** @param {ts.Symbol} symbol */
const ours = (symbol) => (symbol.declarations ?? []).some((declaration) => declaration.getSourceFile().fileName.startsWith(library));

/**
 * Adds a section for the types of this library in a type.
 *
 * @param {ts.Type} type
 */
function meet(type) {
  const parts = type.isUnion() && !(type.flags & ts.TypeFlags.EnumLike) ? type.types : [type];
  for (const part of parts) {
    const element = checker.isArrayType(part) ? checker.getTypeArguments(/** @type {ts.TypeReference} */ (part))[0] : part;
    const { symbol } = element;
    if (symbol && ours(symbol) && symbol.name !== '__type' && !sections.has(symbol.name)) sections.set(symbol.name, symbol);
  }
}

/** The text of a cell of a table, in one line. @param {string} text */
const cell = (text) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|')
    .trim();

/** @param {ts.Symbol} symbol */
const description = (symbol) => cell(ts.displayPartsToString(symbol.getDocumentationComment(checker)));

/**
 * @param {ts.Symbol} symbol
 * @param {string} name
 */
function tag(symbol, name) {
  const found = symbol.getJsDocTags(checker).find((one) => one.name === name);
  return found && cell(ts.displayPartsToString(found.text));
}

/** The default of a prop: a value, or a dash and a sentence. @param {ts.Symbol} property */
function defaultOf(property) {
  const text = tag(property, 'default');
  if (text === undefined) return property.flags & ts.SymbolFlags.Optional ? '' : 'required';
  return text.startsWith('- ') ? text.slice(2) : `\`${text}\``;
}

/** A link to the page about the same setting of the server or of Kubernetes. @param {ts.Symbol} property */
function seeAlso(property) {
  const page = tag(property, 'see');
  return page ? ` See [${new URL(page).host}](${page}).` : '';
}

/** @param {ts.Symbol} struct */
function table(struct) {
  const all = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(struct));
  // Inherited props come first, because the base struct is more general.
  const inherited = (/** @type {ts.Symbol} */ property) => property.declarations?.[0].parent !== struct.declarations?.[0];
  const properties = [...all.filter(inherited), ...all.filter((property) => !inherited(property))];
  const rows = properties.map((property) => {
    const declaration = /** @type {ts.PropertySignature} */ (property.valueDeclaration);
    meet(checker.getNonNullableType(checker.getTypeOfSymbol(property)));
    const type = cell(declaration.type?.getText() ?? '');
    const text = `${description(property)}${seeAlso(property)}`;
    return `| \`${property.name}\` | \`${type}\` | ${defaultOf(property)} | ${tag(property, 'constraint') ?? ''} | ${text} |`;
  });
  return ['| Prop | Type | Default | Constraint | Description |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** The public factories of a class. @param {ts.Symbol} choices */
function factories(choices) {
  const rows = [];
  for (const [, member] of choices.exports ?? []) {
    const declaration = member.valueDeclaration;
    const internal = member.getJsDocTags(checker).some((one) => one.name === 'internal');
    if (!declaration || internal || ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private) continue;
    if (ts.isPropertyDeclaration(declaration)) rows.push(`| \`${choices.name}.${member.name}\` | ${description(member)} |`);
    if (!ts.isMethodDeclaration(declaration)) continue;
    const parameters = declaration.parameters.map((parameter) => {
      meet(checker.getNonNullableType(checker.getTypeAtLocation(parameter)));
      return cell(parameter.getText());
    });
    rows.push(`| \`${choices.name}.${member.name}(${parameters.join(', ')})\` | ${description(member)} |`);
  }
  return ['| Choice | Description |', '|---|---|', ...rows].join('\n');
}

/** @param {ts.Symbol} set */
function members(set) {
  const rows = [...(set.exports?.values() ?? [])].map((member) => `| \`${set.name}.${member.name}\` | ${description(member)} |`);
  return ['| Choice | Description |', '|---|---|', ...rows].join('\n');
}

/** @param {ts.Symbol} symbol */
function section(symbol) {
  const body =
    symbol.flags & ts.SymbolFlags.Enum ? members(symbol) : symbol.flags & ts.SymbolFlags.Class ? factories(symbol) : table(symbol);
  return [`## ${symbol.name}`, description(symbol), body].filter((part) => part !== '').join('\n\n');
}

function reference() {
  const entry = checker.getSymbolAtLocation(/** @type {ts.SourceFile} */ (program.getSourceFile(path.join(library, 'index.ts'))));
  const exported = checker.getExportsOfModule(/** @type {ts.Symbol} */ (entry)).find((symbol) => symbol.name === ROOT_STRUCT);
  if (!exported) throw new Error(`lib/index.ts does not export ${ROOT_STRUCT}`);
  const first = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  sections.set(first.name, first);
  const parts = [];
  // A section may add more types to the map during the iteration.
  for (const symbol of sections.values()) parts.push(section(symbol));
  return parts.join('\n\n');
}

const title = `# Props

\`npm run docs\` generates this page from the sources. A value that can't work is refused at synth, with the reason and the cure: [errors](errors.md).`;

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
    console.error(`${name} is outdated: run 'npm run docs'`);
    process.exitCode = 1;
  } else {
    fs.writeFileSync(file, fresh);
    console.log(`wrote ${name}`);
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
settle(path.join(root, 'docs', 'reference', 'props.md'), `${title}\n\n${reference()}\n`);
settle(errors.file, errors.page());
settle(engines.file, engines.page());
