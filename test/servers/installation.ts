import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstalledEngine } from './engines';
import { createToolbox, type Shell } from './toolbox';

/** The files and programs of a member: its ConfigMap and its image. */
export interface Installation {
  /** The ConfigMap's keys as files. */
  readonly scripts: string;
  /** The one folder in its PATH. */
  readonly toolbox: string;
}

export interface InstallationProps {
  readonly engine: InstalledEngine;
  readonly shell: Shell;
  readonly configuration: Readonly<Record<string, string>>;
  /** An existing folder; the installation gets a subfolder. */
  readonly within: string;
  /** As for the toolbox. */
  readonly hosts: string;
  readonly record?: string;
}

export function install({ engine, shell, configuration, within, hosts, record }: InstallationProps): Installation {
  const folder = mkdtempSync(join(within, `${engine.name}-`));
  const scripts = join(folder, 'scripts');
  mkdirSync(scripts);
  configure(scripts, configuration);
  const family = engine.name.startsWith('valkey') ? 'valkey' : 'redis';
  const toolbox = createToolbox({ folder: join(folder, 'bin'), shell, programs: engine.programs, family, hosts, record });
  return { scripts, toolbox };
}

/** Replaces each of the ConfigMap's files as a whole: a shell goes on with the script that it has begun to read. */
export function configure(scripts: string, configuration: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(configuration)) {
    writeFileSync(join(scripts, `${name}.new`), text);
    renameSync(join(scripts, `${name}.new`), join(scripts, name));
  }
}
