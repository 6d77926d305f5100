import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The text of a script, from the file beside this module. The build replaces this module with one that contains the
 * texts (tools/embed.js), because bundlers do not copy such files.
 */
export function text(name: string): string {
  return readFileSync(join(__dirname, name), 'utf8');
}
