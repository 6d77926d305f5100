import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Storage } from '../../lib';
import { programFolder } from './engines';
import { until } from './poll';
import { killSession } from './processes';
import { namespace, render } from './rendered';
import { notRun } from './stage';

/**
 * A fake redis-cli for a master of three members that its Sentinel calls down. The file `state` decides whether the master answers or a script
 * keeps it busy; the file `done` has the orders that the master carries out.
 */
const client = `#!/bin/sh
error() { printf '%s\\n\\n' "$1"; }
busy() { [ "$(cat "$RUN_DIR/state")" = busy ]; }
case "$*" in
  *26379*PING) echo PONG ;;
  *26379*DEBUG*) echo OK ;;
  *26379*-r*) while sleep 1; do printf '%s\\n' name redis ip 127.0.0.1 flags s_down,master config-epoch 1 num-slaves 2 failover-timeout 6000 parallel-syncs 2; done ;;
  *26379*) printf '%s\\n' name redis ip 127.0.0.1 flags s_down,master config-epoch 1 127.0.0.1 6379 ;;
  *ROLE) if busy; then error 'BUSY Redis is busy running a script.'; else echo master; fi ;;
  *)
    while read -r line; do
      case $line in
        '') ;;
        quit) exit ;;
        MULTI) echo OK; spoilt= ;;
        EXEC)
          if busy; then error 'EXECABORT Transaction discarded because of: BUSY Redis is busy running a script.'
          elif [ -n "$spoilt" ]; then error 'EXECABORT Transaction discarded because of previous errors.'
          else printf '%s\\n' OK 3; echo x >> "$RUN_DIR/done"; fi ;;
        *) if busy; then spoilt=yes; error 'BUSY Redis is busy running a script.'; else echo QUEUED; fi ;;
      esac
    done ;;
esac
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'busy-'));
  for (const [name, text] of Object.entries(render({ storage: Storage.emptyDir() }).configuration)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'bin'));
  for (const name of ['redis-cli', 'valkey-cli']) {
    writeFileSync(join(folder, 'bin', name), client);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([['dash'], ['busybox', 'sh']])('a master that is busy, in %s', (shell, ...options) => {
  if (programFolder(shell) === undefined) return notRun(`${shell} is not in PATH`);

  test('gets the order not to write until it accepts the order, and the log has its answer', async () => {
    const run = mkdtempSync(join(folder, 'run-'));
    const state = (word: string) => writeFileSync(join(run, 'state'), word);
    writeFileSync(join(run, 'addresses'), '127.0.0.1 127.0.0.2 127.0.0.3\n');
    state('free');
    const env = {
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      SCRIPTS: folder,
      RUN_DIR: run,
      POD_NAME: 'redis-0',
      POD_NAMESPACE: namespace,
    };
    const watch = spawn(shell, [...options, join(folder, 'sentinel-watch.sh')], {
      env,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let log = '';
    watch.stderr.on('data', (data) => (log += data));
    try {
      await until('the order lies ready', 10, () =>
        readFileSync(join(run, 'lines/sentinel-watch/redis-127.0.0.1.said'), 'utf8').includes('QUEUED'),
      );
      state('busy');
      await until('it has refused the order', 20, () => log.includes('giving it again until the script is over (EXECABORT'));
      expect(existsSync(join(run, 'done'))).toBe(false);
      expect(log).not.toContain('it takes no writes until a majority');
      state('free');
      await until('it has taken the order', 10, () => log.includes('redis goes on: it takes no writes until a majority names it'));
      expect(existsSync(join(run, 'done'))).toBe(true);
      expect(log.split('giving it again')).toHaveLength(2);
      await until('the order lies ready once more', 10, () =>
        /QUEUED\s*$/.test(readFileSync(join(run, 'lines/sentinel-watch/redis-127.0.0.1.said'), 'utf8')),
      );
    } finally {
      if (watch.pid !== undefined) killSession(watch.pid);
    }
  }, 60_000);
});
