import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Engine } from '../../lib';

/** A folder of real server programs, and the `Engine` of the library for them. */
export interface InstalledEngine {
  /** As in `redis-8.0`. */
  readonly name: string;
  /** The folder of redis-server, redis-cli (valkey-server, valkey-cli). */
  readonly programs: string;
  readonly engine: Engine;
}

/** The engines that have test files. */
export const wantedEngines = ['redis-7.0', 'redis-8.0', 'redis-8.2', 'redis-8.6', 'valkey-8.1', 'valkey-9.1'];

/**
 * The engine of that name: from `TEST_ENGINES="redis-7.0=/folder,valkey-8.1=/folder"`, or else the server in PATH if it has that
 * version. Undefined when the engine is not installed.
 */
export function installedEngine(name: string): InstalledEngine | undefined {
  const programs = namedFolders().get(name) ?? folderInPath(name);
  if (programs === undefined) return undefined;
  const [family, version] = split(name);
  return { name, programs, engine: family === 'valkey' ? Engine.valkey(version) : Engine.redis(version) };
}

/** Whether that build of the server has TLS. The test reads its error message about a missing certificate. */
export function hasTls({ name, programs }: InstalledEngine): boolean {
  const server = join(programs, `${split(name)[0]}-server`);
  const { stdout } = spawnSync(server, ['--port', '0', '--tls-port', '6379', '--tls-cert-file', '/nowhere', '--save', ''], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  if (stdout.includes('Missing implement of connection type tls')) return false;
  if (stdout.includes('Failed to load certificate') || stdout.includes('Failed to configure TLS')) return true;
  throw new Error(`${name} does not say whether it has TLS: ${stdout}`);
}

/** The installed engines that have no test file. */
export function otherEngines(): string[] {
  const named = [...namedFolders().keys()];
  const all = named.length > 0 ? named : ['redis', 'valkey'].map(nameInPath).filter((name) => name !== undefined);
  return all.filter((name) => !wantedEngines.includes(name));
}

function split(name: string): [string, string] {
  const at = name.indexOf('-');
  return [name.slice(0, at), name.slice(at + 1)];
}

function namedFolders(): Map<string, string> {
  const entries = (process.env.TEST_ENGINES ?? '').split(',').filter((entry) => entry.trim() !== '');
  return new Map(
    entries.map((entry) => {
      const [name, folder] = entry.split('=').map((part) => part.trim());
      if (!/^(redis|valkey)-\d+\.\d+$/.test(name) || folder === undefined) {
        throw new Error(`TEST_ENGINES: '${entry}' is not of the form redis-8.0=/folder or valkey-8.1=/folder`);
      }
      const program = join(folder, `${split(name)[0]}-server`);
      accessSync(program, constants.X_OK);
      return [name, folder];
    }),
  );
}

function folderInPath(name: string): string | undefined {
  const [family] = split(name);
  return nameInPath(family) === name ? programFolder(`${family}-server`) : undefined;
}

function nameInPath(family: string): string | undefined {
  const folder = programFolder(`${family}-server`);
  if (folder === undefined) return undefined;
  const text = execFileSync(join(folder, `${family}-server`), ['--version'], { encoding: 'utf8' });
  // Valkey packages may have the program under redis' name as well, so the version output counts.
  const version = new RegExp(`^${family}\\b.* v=(\\d+\\.\\d+)`, 'i').exec(text)?.[1];
  return version === undefined ? undefined : `${family}-${version}`;
}

/** The folder in PATH that holds a program. */
export function programFolder(program: string): string | undefined {
  return (process.env.PATH ?? '').split(delimiter).find((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
