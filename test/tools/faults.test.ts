import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../manifests/releases';

// The command itself; these tests run no fault.

const folder = mkdtempSync(join(tmpdir(), 'faults-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

function faults(...words: string[]) {
  const program = join(folder, 'bin');
  mkdirSync(program, { recursive: true });
  writeFileSync(join(program, 'dash'), '');
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'tools', 'faults.js'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, PATH: program, TEST_ENGINES: 'redis-8.0=/nowhere' },
  });
  return { status, stdout, stderr };
}

test('--list prints the scenarios, and runs nothing', () => {
  const { status, stdout } = faults('--list');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ {2}#.*\n {2}1 {2}/);
});

test('fails with one sentence on a wrong option, before anything runs', () => {
  expect(faults('--only', '99')).toEqual({
    status: 2,
    stdout: '',
    stderr: '--only: there is no such scenario (got "99", allowed: the numbers that --list shows, as in 3,4,12)\n',
  });
});

test('fails on a folder that is not empty, so that no report is mixed with another', () => {
  writeFileSync(join(folder, 'something'), '');
  const { status, stderr } = faults('--only', '4', '--output', folder);
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^--output: is not empty .*allowed: a new or an empty folder\)\n$/)]);
});

test('fails on publishing a folder without a report, and leaves the page as it is', () => {
  const { status, stderr } = faults('--publish', folder);
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^--publish: has no report\.json /)]);
});
