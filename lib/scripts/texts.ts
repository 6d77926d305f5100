import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The text of a script, from the file beside this module. A build puts a module with the texts themselves in the place of this one
 * (tools/embed.js): a package has no files to read, for bundlers leave them behind.
 */
export function text(name: string): string {
  return readFileSync(join(__dirname, name), 'utf8');
}
