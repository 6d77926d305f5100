import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Storage } from '../../lib';
import { programFolder } from './engines';
import { namespace, render } from './rendered';
import { notRun } from './stage';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clock-'));
  for (const [name, text] of Object.entries(render({ storage: Storage.emptyDir() }).configuration)) writeFileSync(join(folder, name), text);
  // A date that jumps back by an hour each time.
  mkdirSync(join(folder, 'bin'));
  const date = '#!/bin/sh\necho x >> "$RUN_DIR/asked"\necho $((2000000000 - 3600 * $(grep -c x "$RUN_DIR/asked")))\n';
  writeFileSync(join(folder, 'bin/date'), date);
  chmodSync(join(folder, 'bin/date'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([['dash'], ['busybox', 'sh'], ['bash', '--posix']])('time, in %s', (shell, ...options) => {
  if (programFolder(shell) === undefined) return notRun(`${shell} is not in PATH`);

  /** The output of some lines of shell that run after the scripts were sourced. */
  function run(code: string): string {
    const program = `SCRIPT=test; . "$SCRIPTS/library.sh"; . "$SCRIPTS/failover.sh"; ${code}`;
    const env = {
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      SCRIPTS: folder,
      RUN_DIR: mkdtempSync(join(folder, 'run-')),
      POD_NAME: 'redis-0',
      POD_NAMESPACE: namespace,
    };
    const done = spawnSync(shell, [...options, '-c', program], {
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 20_000,
    });
    expect({ status: done.status, stderr: done.stderr }).toEqual({ status: 0, stderr: '' });
    return done.stdout.trim();
  }
  const claim = 'if claim; then echo claimed; else echo refused; fi';

  test('goes on while the date jumps', () => {
    const seconds = Number(run('now; one=$NOW; sleep 1.1; now; echo $((NOW - one))'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThan(10);
  });

  test('only one process at a time asks for a failover, for 5 s or until the next epoch', () => {
    expect(run(`EPOCH=3; ${claim}; ${claim}; EPOCH=4; ${claim}; ls "$RUN_DIR" | grep failover`)).toBe(
      'claimed\nrefused\nclaimed\nfailover-after-4',
    );
    const later = 'later() { read -r at < "$CLAIM"; echo $((at - 5)) > "$CLAIM"; }';
    expect(run(`${later}; EPOCH=3; ${claim}; later; ${claim}; ${claim}`)).toBe('claimed\nclaimed\nrefused');
  });

  test('a claim that vanishes, or is not written yet, ends no script', () => {
    expect(run(`EPOCH=3; : > "$RUN_DIR/failover-after-3"; ${claim}; ${claim}; echo on`)).toBe('refused\nrefused\non');
    expect(run(`EPOCH=3; RUN_DIR=/nowhere; ${claim}; echo on`)).toBe('refused\non');
  });

  test('a pod that has looked up only some members names those that it knows', () => {
    const known = 'ADDRESSES="10.0.0.1 10.0.0.2"; MEMBERS="redis-0 redis-1 redis-2"';
    expect(run(`${known}; name_of 10.0.0.2; name_of 10.0.0.9; name_of ''`)).toBe('redis-1\n10.0.0.9\nnobody');
  });
});
