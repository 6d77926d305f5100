import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

export const root = join(__dirname, '..', '..');

/** One object of a synthesized app, as `kubectl apply` reads it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Record<string, string> };
  // biome-ignore lint/suspicious/noExplicitAny: a manifest of any kind; the schema test checks the fields
  [field: string]: any;
}

/** A synthesized app: its name, the bytes of its files, its objects. */
export interface Synthesized {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  readonly objects: readonly Manifest[];
}

/** The names of the examples. */
export const examples = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Runs a compiled app in a separate process, as users do. `main` is its path without `.js`. */
export function synthesize(name: string, main: string): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  try {
    execFileSync(process.execPath, [join(root, `${main}.js`)], { cwd: root, env: { ...process.env, CDK8S_OUTDIR: outdir } });
    return read(name, outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** A folder of YAML files. */
export function read(name: string, folder: string): Synthesized {
  const files = new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  const objects = [...files.values()].flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Manifest));
  return { name, files, objects };
}

/** The app of the repository and every example. */
export function all(): Synthesized[] {
  return [synthesize('main', 'main'), ...examples.map((name) => synthesize(name, join('examples', name, 'main')))];
}

/** Every object of every app with a title for the test's name. */
export function titled(apps: readonly Synthesized[]): [string, Manifest][] {
  return apps.flatMap((app) =>
    app.objects.map((object): [string, Manifest] => [`${app.name}: ${object.kind} ${object.metadata.name}`, object]),
  );
}
