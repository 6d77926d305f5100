import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Storage } from '../../lib';
import { programFolder } from './engines';
import { render } from './rendered';
import { notRun } from './stage';

// A hook logs to the log of its container. It must also work where this log cannot be opened.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hook-log-'));
  for (const [name, text] of Object.entries(render({ storage: Storage.emptyDir() }).configuration)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([['dash'], ['busybox', 'sh']])('a hook in %s', (shell, ...options) => {
  if (programFolder(shell) === undefined) return notRun(`${shell} is not in PATH`);

  test('goes on where its log cannot be opened', () => {
    const env = { PATH: process.env.PATH, SCRIPTS: folder, RUN_DIR: folder, POD_NAME: 'redis-0', LOG_TO: join(folder, 'none/log') };
    // The library is sourced, and the line after it is reached.
    const text = '. "$SCRIPTS/library.sh"; log said; echo reached';
    const { stdout, stderr, status } = spawnSync(shell, [...options, '-c', text, join(folder, 'hook.sh')], { env, encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: 'reached\n', status: 0 });
    expect(stderr).toContain('said');
  });
});
