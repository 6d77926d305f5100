import { text } from './texts';

/**
 * A script as it is in the manifest: its first comment says what it is, and the comments between the lines stay in the
 * repository. With them the ConfigMap would be half as large again.
 */
export function script(name: string): string {
  const [, header, code] = /^((?:(?:#|--).*\n)*)([\s\S]*)$/.exec(text(name)) as RegExpExecArray;
  return header.replaceAll(/^# shellcheck .*\n/gm, '') + code.replaceAll(/^ *(?:#|--).*\n/gm, '').replaceAll(/\n{3,}/g, '\n\n');
}

/** The scripts in the ConfigMap of every release, by file name. */
export const MEMBER_SCRIPTS = [
  'library.sh',
  'lines.sh',
  'looks.sh',
  'superseded.sh',
  'busy.sh',
  'ask.sh',
  'init.sh',
  'sentinel.sh',
  'supervise.sh',
  'bootstrap.sh',
  'crash-watch.sh',
  'promotion-watch.sh',
  'hang.sh',
  'failover.sh',
  'hello.sh',
  'passwords.sh',
  'whole.sh',
  'dataset.sh',
  'resolve.sh',
  'priority.sh',
  'fence.sh',
  'redis-watch.sh',
  'sentinel-watch.sh',
  'secret-watch.sh',
  'pre-stop-redis.sh',
  'target.sh',
  'pre-stop-sentinel.sh',
  'probe.sh',
];
