import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The scripts that every member has in its ConfigMap, by file name. */
export const MEMBER_SCRIPTS = [
  'library.sh',
  'lines.sh',
  'ask.sh',
  'init.sh',
  'sentinel.sh',
  'bootstrap.sh',
  'crash-watch.sh',
  'peer-watch.sh',
  'promotion-watch.sh',
  'freeze-watch.sh',
  'failover.sh',
  'hello.sh',
  'farewell.sh',
  'passwords.sh',
  'redis-watch.sh',
  'refusals.sh',
  'sentinel-watch.sh',
  'secret-watch.sh',
  'pre-stop-redis.sh',
  'pre-stop-sentinel.sh',
  'probe.sh',
];

const loaded = new Map<string, string>();

/**
 * The text of a script, read from the file beside this module and kept for the next release of the same app.
 *
 * @throws if the file is missing: a package without its scripts, or a bundler that left them behind
 */
export function script(name: string): string {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const path = join(__dirname, name);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const cure = 'install the package again, or tell your bundler to copy its .sh files beside the JavaScript';
    throw new Error(`scripts: a script of the library is missing (got ${path}, allowed: a readable file); ${cure}`, { cause });
  }
  loaded.set(name, text);
  return text;
}
