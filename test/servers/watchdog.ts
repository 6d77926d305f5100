import { spawn } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sendSignal } from './processes';

/**
 * Ends the processes of a test run when the run itself is killed. A shell, because a killed process cannot clean up, and because jest
 * gives tests a copy of `process`, which gets no exit event.
 */
export class Watchdog {
  /** The file that lists the sessions to end, one leader a line. */
  readonly sessions: string;
  /** Shell commands that remove mounts, networks and the like, one a line. */
  private readonly commands: string;
  private readonly pid?: number;

  constructor(folder: string) {
    this.sessions = join(folder, 'sessions');
    this.commands = join(folder, 'removal');
    for (const file of [this.sessions, this.commands]) writeFileSync(file, '');
    const args = ['-c', script, 'watchdog', String(process.pid), this.sessions, folder, this.commands];
    const child = spawn('sh', args, { detached: true, stdio: 'ignore' });
    child.unref();
    this.pid = child.pid;
  }

  /** Commands to run once all processes have ended and before the folder is removed. Register them before you make what they remove. */
  alsoRun(...commands: string[]): void {
    appendFileSync(this.commands, commands.map((command) => `${command}\n`).join(''));
  }

  dismiss(): void {
    if (this.pid !== undefined) sendSignal(this.pid, 'SIGKILL');
  }
}

const script = `
while kill -0 "$1" 2> /dev/null; do sleep 2; done
for round in 1 2 3; do
  for stat in /proc/[0-9]*/stat; do
    { read -r line < "$stat"; } 2> /dev/null || continue
    fields=\${line##*) } process=\${line%% *}
    set -- "$1" "$2" "$3" "$4" $fields
    grep -qx "$8" "$2" && kill -KILL "$process"
  done
done
sh "$4"
rm -rf "$3"
`;
