import { chmodSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from './engines';

/** The programs that scripts may call besides the engine's: those that both the Debian and the Alpine images have. */
export const allowedPrograms = [
  ...['awk', 'cat', 'chmod', 'cut', 'date', 'df', 'du', 'grep', 'head', 'ln', 'mkdir', 'mkfifo', 'mv', 'rm', 'rmdir', 'sed', 'sha1sum'],
  ...['sha256sum', 'sleep', 'sort', 'sync', 'tail', 'timeout', 'touch', 'tr'],
];

export type Shell = 'dash' | 'busybox';

export interface ToolboxProps {
  /** A folder that doesn't exist yet. */
  readonly folder: string;
  readonly shell: Shell;
  /** The folder of the engine's programs. */
  readonly programs: string;
  readonly family: 'redis' | 'valkey';
  /** The file in which the `getent` of this toolbox looks up names, one `address name` a line. */
  readonly hosts: string;
  /** Every program writes its arguments to this file before it runs. */
  readonly record?: string;
}

/**
 * The one folder in a member's PATH, as small as an image: the shell, the allowed programs and the engine. With dash the
 * programs are the machine's, with busybox they are busybox itself.
 */
export function createToolbox(props: ToolboxProps): string {
  mkdirSync(props.folder);
  const busybox = props.shell === 'busybox' ? needed('busybox') : undefined;
  const install = (name: string, target: string) => {
    if (props.record === undefined) symlinkSync(target, join(props.folder, name));
    else script(join(props.folder, name), recorder(name, target, props.record));
  };
  symlinkSync(busybox ?? needed('dash'), join(props.folder, 'sh'));
  // The Debian images have mawk as awk, the strictest of them.
  for (const name of allowedPrograms) install(name, busybox ?? (name === 'awk' && programFolder('mawk') ? needed('mawk') : needed(name)));
  for (const program of ['server', 'cli'])
    install(`${props.family}-${program}`, realpathSync(join(props.programs, `${props.family}-${program}`)));
  script(join(props.folder, 'getent'), lookup(props.hosts));
  return props.folder;
}

/** The program's path, or an error that names the missing program. */
export function needed(program: string): string {
  const folder = programFolder(program);
  if (folder === undefined) throw new Error(`${program} is not in PATH; the script tier needs it`);
  return join(folder, program);
}

function script(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

/** `getent hosts NAME` of a member, whose Services are lines of a file. */
const lookup = (hosts: string) => `#!${needed('dash')}
[ "$1" = hosts ] || exit 1
while read -r address name; do
  if [ "$name" = "$2" ]; then echo "$address      $name"; exit 0; fi
done < '${hosts}'
exit 2
`;

/** One line for each call: the program, whether it was given the password's variable, its arguments. */
const recorder = (name: string, target: string, record: string) => `#!${needed('dash')}
printf '%s %s %s\\n' '${name}' "\${REDISCLI_AUTH:+with-password}" "$*" >> '${record}'
exec '${target}' "$@"
`;
