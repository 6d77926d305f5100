import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../manifests/releases';

// The command itself; these tests run no fault.

const folder = mkdtempSync(join(tmpdir(), 'faults-command-'));
writeFileSync(join(folder, 'something'), '');
afterAll(() => rmSync(folder, { recursive: true }));

function faults(...words: string[]) {
  const program = join(folder, 'bin');
  mkdirSync(program, { recursive: true });
  writeFileSync(join(program, 'dash'), '');
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'test', 'faults'), ...words], {
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

test('--help prints the options', () => {
  expect(faults('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: npm run faults -- /), stderr: '' });
});

test.each([
  ['a wrong option', ['--only', '99'], "error: option '--only <numbers>' argument '99' is invalid."],
  ['a folder that is not empty, so that no report is mixed with another', ['--only', '4', '--output', folder], 'It is not empty.'],
  ['a folder to publish that has no report', ['--publish', folder], 'has no report.json.'],
])('fails on %s, before anything runs', (_, words, message) => {
  const { status, stdout, stderr } = faults(...words);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(stderr).toMatch(/^error: .*\n--help shows the options\.\n$/);
});
