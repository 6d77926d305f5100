import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Storage } from '../../lib';
import { programFolder } from './engines';
import { namespace, render } from './rendered';
import { notRun } from './stage';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lines-'));
  for (const [name, text] of Object.entries(render({ storage: Storage.emptyDir() }).configuration)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([['dash'], ['busybox', 'sh'], ['bash', '--posix']])('connections that are open in advance, in %s', (shell, ...options) => {
  if (programFolder(shell) === undefined) return notRun(`${shell} is not in PATH`);

  /** The output of some lines of shell that run after the scripts were sourced; `said` has the answers of the sentinel of redis-1. */
  function run(code: string, said = ''): string {
    const runFolder = mkdtempSync(join(folder, 'run-'));
    mkdirSync(join(runFolder, 'lines', 'test'), { recursive: true });
    writeFileSync(join(runFolder, 'lines', 'test', 'sentinel-redis-1.said'), said);
    const program = `SCRIPT=test; . "$SCRIPTS/library.sh"; . "$SCRIPTS/lines.sh"; ${code}`;
    const env = { PATH: process.env.PATH, SCRIPTS: folder, RUN_DIR: runFolder, POD_NAME: 'redis-0', POD_NAMESPACE: namespace };
    const { status, stdout, stderr } = spawnSync(shell, [...options, '-c', program], {
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 20_000,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout.trim();
  }
  const hear = 'if hear sentinel redis-1; then echo "heard $HEARD"; else echo nothing; fi';
  const verdict = 'if hear_verdict sentinel redis-1; then echo "heard $HEARD"; else echo nothing; fi';

  test('nothing was said', () => {
    expect(run(hear)).toBe('nothing');
    expect(run(verdict)).toBe('nothing');
  });

  test('the first line is heard until it is forgotten', () => {
    expect(run(hear, '10.0.0.1\n6379\n')).toBe('heard 10.0.0.1');
    expect(run(`forget sentinel redis-1; ${hear}`, '10.0.0.1\n6379\n')).toBe('nothing');
  });

  test('a late answer to an earlier question does not count as the answer to an order', () => {
    expect(run(verdict, '10.0.0.1\n6379\n')).toBe('nothing');
    expect(run(verdict, 'fd00::a\n6379\nOK\n')).toBe('heard OK');
    expect(run(verdict, '\nNOGOODSLAVE No suitable replica to promote\n\n')).toBe('heard NOGOODSLAVE No suitable replica to promote');
  });

  test('a sender does not wait, even when there is no receiver', () => {
    expect(run('mkfifo "$LINE_DIR/sentinel-redis-1"; tell sentinel redis-1 PING; ADDRESSES=redis-1; close_lines; echo told')).toBe('told');
  });

  test('a message arrives, and its answer is heard', () => {
    const echo = 'nearest() { echo "$1"; }; become_cli() { read -r line; echo "$2: $line"; }';
    const wait = 'until hear sentinel redis-1; do tell sentinel redis-1 PING; sleep 0.01; done; echo "heard $HEARD"';
    expect(run(`${echo}; open_line sentinel redis-1 5; ${wait}`)).toBe('heard redis-1: PING');
  });
});
