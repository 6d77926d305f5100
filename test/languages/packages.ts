import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, synthesize } from '../manifests/releases';
import { notRun } from '../not-run';

// The library for users of other languages: the package that jsii makes is installed as usual, and programs write the same YAML. A file for each
// language, so that one compiles while another one downloads.

export const folder = mkdtempSync(join(tmpdir(), 'languages-'));
export const packages = join(folder, 'packages');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// jsii-pacmak packs the library with npm, which would build it first, in the folder that the other files use.
const settings = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', npm_config_ignore_scripts: 'true' };

/** Runs a program, and throws its output if it fails. */
export function run(cwd: string, environment: NodeJS.ProcessEnv, program: string, ...args: string[]): string {
  try {
    return execFileSync(program, args, { cwd, env: { ...process.env, ...settings, ...environment }, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
  }
}

/** Makes the package of a language, of this library or of another one. */
export function pacmak(target: string, { outdir = packages, codeOnly = true, of = root } = {}): void {
  const args = ['--targets', target, '--outdir', outdir, ...(codeOnly ? ['--code-only'] : []), of];
  run(root, {}, join(root, 'node_modules', '.bin', 'jsii-pacmak'), ...args);
}

/** A new folder in which a program runs, and what it writes there. */
export function home(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

export const yaml = (cwd: string, file: string) => readFileSync(join(cwd, 'dist', file), 'utf8');
export const expected = (example: string, file: string) => synthesize(example, join('examples', example, 'main')).files.get(file);
export const there = (program: string, ...args: string[]) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

export function language(name: string, available: boolean, tests: () => void): void {
  if (available) describe(name, tests);
  else notRun(`${name}: its tools are not here`);
}
