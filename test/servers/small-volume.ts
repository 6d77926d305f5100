import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { needed } from './toolbox';
import type { Watchdog } from './watchdog';

/** Why no volume of a given size can be made here; undefined if it can. */
export function noSmallVolumes(): string | undefined {
  return process.getuid?.() === 0 ? undefined : 'a small file system can be mounted only by root';
}

/** A folder becomes a volume of its own size. Returns what removes the volume, with all that is on it. */
export function mountVolume(folder: string, bytes: number, watchdog: Watchdog): () => void {
  watchdog.alsoRun(`umount -l '${folder}'`);
  execFileSync(needed('mount'), ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  return () => execFileSync(needed('umount'), ['-l', folder]);
}

/** Takes all room that is left on a volume, as a neighbour's file would. Returns what gives it back. */
export function fill(folder: string): () => void {
  const path = join(folder, 'filler');
  const file = openSync(path, 'w');
  try {
    for (const size of [65536, 512, 1]) writeUntilFull(file, Buffer.alloc(size));
  } finally {
    closeSync(file);
  }
  return () => rmSync(path, { force: true });
}

function writeUntilFull(file: number, piece: Buffer): void {
  try {
    for (;;) writeSync(file, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

/** Takes room on a volume until so many bytes are left. */
export function fillBut(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'filler'), Buffer.alloc(bavail * bsize - bytes));
}

/** The bytes that are taken on a volume. */
export function usedOn(folder: string): number {
  const { blocks, bfree, bsize } = statfsSync(folder);
  return (blocks - bfree) * bsize;
}
