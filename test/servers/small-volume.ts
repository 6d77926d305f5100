import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { needed } from './toolbox';
import type { Watchdog } from './watchdog';

/** The reason why no volume of a given size can be made on this machine; undefined if it can. */
export function noSmallVolumes(): string | undefined {
  return process.getuid?.() === 0 ? undefined : 'a small file system can be mounted only by root';
}

/** Makes a folder a volume of the given size. Returns a function that removes the volume with its content. */
export function mountVolume(folder: string, bytes: number, watchdog: Watchdog): () => void {
  watchdog.alsoRun(`umount -l '${folder}'`);
  execFileSync(needed('mount'), ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  return () => execFileSync(needed('umount'), ['-l', folder]);
}

/** Takes all space that is left on a volume, as a file of another program would. Returns a function that frees the space. */
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

/** Takes space on a volume until so many bytes are left. */
export function fillBut(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'filler'), Buffer.alloc(bavail * bsize - bytes));
}

/** The used bytes of a volume. */
export function usedOn(folder: string): number {
  const { blocks, bfree, bsize } = statfsSync(folder);
  return (blocks - bfree) * bsize;
}
