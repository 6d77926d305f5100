import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import * as library from '../../lib';
import { markdown } from './docs';
import { root } from './releases';

// The TypeScript of the documentation and of the docstrings compiles with the current types, each block as a separate file: a reader may copy it.

interface Block {
  readonly page: string;
  /** Of its first line, as an editor counts. */
  readonly line: number;
  readonly code: string;
}

function blocksOf(page: string): Block[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^( *)```ts\n(.*?)^ *```$/gms)].map(({ index, 2: code }) => ({
    page,
    line: text.slice(0, index).split('\n').length + 1,
    code,
  }));
}

/** The sources of the library. */
const sources = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => join('lib', file));

/** The examples in the docstrings of a source. */
function examplesOf(page: string): Block[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^ *\* @example\n((?: *\* (?!@).*\n)+)/gm)].map(({ index, 1: lines }) => ({
    page,
    line: text.slice(0, index).split('\n').length + 1,
    code: lines.replaceAll(/^ *\* /gm, ''),
  }));
}

/** Variables that the blocks of a page use without a declaration. */
const variables: Readonly<Record<string, string>> = {
  app: 'App',
  chart: 'Chart',
  redis: 'Redis',
  deployment: "import('cdk8s-plus-27').Deployment",
};

/** The names of a reader's settings where a block makes a client. */
const settings = ['name', 'username', 'password', 'sentinelUsername', 'sentinelPassword'].map((name) => `declare const ${name}: string;`);
const addresses = ['sentinels', 'sentinelRootNodes'].map((name) => `declare const ${name}: { host: string; port: number }[];`);
/** Classes of cdk8s-plus that a reader imports. */
const plus = ['Deployment'];

const clients: Readonly<Record<string, string>> = {
  '// ioredis': "import { Redis } from 'ioredis';",
  '// node-redis': "import { createSentinel } from '@redis/client';",
};

/** In one line, so that the line numbers in the compiler's messages are those of the page. */
function preamble({ code }: Block): string {
  const client = clients[code.slice(0, code.indexOf('\n'))];
  if (client !== undefined) return [client, ...settings, ...addresses].join(' ');
  const imported = new Set(
    [...code.matchAll(/^import \{(.*?)\}/gm)].flatMap(([, names]) => names.split(',').map((name) => name.trim().replace(/^type /, ''))),
  );
  const from = (module: string, names: readonly string[]) =>
    `import { ${names.filter((name) => !imported.has(name)).join(', ')} } from '${module}';`;
  const declared = Object.entries(variables).filter(([name]) => !new RegExp(`\\bconst ${name}\\b`).test(code));
  return [
    from('cdk8s', ['App', 'Chart']),
    // The objects of applications are not in this library; cdk8s-plus has all of them.
    ...(/\bk8s\.KubeDeployment\b/.test(code) ? [from('cdk8s-plus-27', ['k8s'])] : []),
    from(
      'cdk8s-redis-ha',
      Object.keys(library).filter((name) => name !== 'k8s' || !/\bk8s\.KubeDeployment\b/.test(code)),
    ),
    from(
      'cdk8s-plus-27',
      plus.filter((name) => new RegExp(`new ${name}\\b`).test(code)),
    ),
    ...declared.map(([name, type]) => `declare const ${name}: ${type};`),
  ].join(' ');
}

/** Files that are only in memory, beside those on disk. */
function complaints(files: ReadonlyMap<string, string>): string[] {
  const onError = (diagnostic: ts.Diagnostic) => {
    throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
  };
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'test', 'tsconfig.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: onError },
  );
  const options: ts.CompilerOptions = { ...config?.options, noUnusedLocals: false };
  const host = ts.createCompilerHost(options);
  const onDisk = { readFile: host.readFile, fileExists: host.fileExists };
  host.readFile = (name) => files.get(name) ?? onDisk.readFile(name);
  host.fileExists = (name) => files.has(name) || onDisk.fileExists(name);
  host.getSourceFile = (name, version) => {
    const text = host.readFile(name);
    return text === undefined ? undefined : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((name) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ start = 0, messageText }) => {
      const line = (source?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      return `${name.replace(/\.\d+\.ts$/, '').slice(root.length + 1)}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}

test('the class Redis and every factory have an example', () => {
  const without = sources.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const members = [...text.matchAll(/ \*\/\n(?: {2}public static ([a-z]\w*)\(|export class (Redis) )/g)];
    return members
      .filter(({ index }) => !text.slice(text.lastIndexOf('/**', index), index).includes('@example'))
      .map(([, factory, name]) => `${file} ${factory ?? name}`);
  });
  expect(without).toEqual([]);
});

test('the TypeScript in the documentation and in the docstrings compiles', () => {
  const examples = sources.flatMap(examplesOf);
  expect(examples.length).toBeGreaterThan(20);
  const blocks = [...markdown.flatMap(blocksOf), ...examples];
  expect(blocks.length).toBeGreaterThan(examples.length + 20);
  const files = blocks.map((block): [string, string] => [
    join(root, `${block.page}.${block.line}.ts`),
    `${preamble(block)}${'\n'.repeat(block.line - 1)}${block.code}`,
  ]);
  expect(complaints(new Map(files))).toEqual([]);
}, 120_000);
