import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { engines, missing, scripts, shells } from '../../tools/found';
import { root } from '../manifests/releases';

// How `npm test` finds engines, and what it prints for a missing one.

const folder = mkdtempSync(join(tmpdir(), 'found-'));
const { PATH } = process.env;

afterEach(() => {
  process.env.PATH = PATH;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder with programs that only print these words. */
function programs(name: string, words: Record<string, string>): string {
  const home = join(folder, name);
  mkdirSync(home);
  for (const [program, said] of Object.entries(words)) {
    writeFileSync(join(home, program), `#!/bin/sh\necho '${said}'\n`);
    chmodSync(join(home, program), 0o755);
  }
  return home;
}

test('engines named by TEST_ENGINES are taken unchanged', () => {
  expect(engines({ TEST_ENGINES: 'redis-7.0=/a,valkey-9.1=/b' })).toEqual(
    new Map([
      ['redis-7.0', '/a'],
      ['valkey-9.1', '/b'],
    ]),
  );
});

test('fails on an engine without a folder', () => {
  expect(() => engines({ TEST_ENGINES: 'redis-7.0' })).toThrow("TEST_ENGINES must be name=folder, separated by commas; got 'redis-7.0'");
});

test('engines in PATH are recognized by their version output', () => {
  const redis = programs('redis', { 'redis-server': 'Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=x' });
  const valkey = programs('valkey', { 'valkey-server': 'Valkey server v=8.1.1 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=y' });
  process.env.PATH = ['/bin', redis, valkey].join(delimiter);
  expect(engines({})).toEqual(
    new Map([
      ['redis-7.0', redis],
      ['valkey-8.1', valkey],
    ]),
  );
});

test('a valkey with the name redis-server is not a redis', () => {
  const disguised = programs('disguised', { 'redis-server': 'Valkey server v=8.1.1 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64' });
  process.env.PATH = ['/bin', disguised].join(delimiter);
  expect(engines({}).size).toBe(0);
});

test('each missing program is reported in one sentence, with the way to get it', () => {
  const said = missing(new Map([['redis-8.0', '/a']]), new Map([['dash', '/bin/dash']]));
  expect(said).toHaveLength(5);
  expect(said[0]).toBe('the script tier with redis-7.0: put its programs into PATH, or name their folder: TEST_ENGINES=redis-7.0=/folder');
  expect(said[4]).toBe('the script tier in busybox: install busybox');
});

test('shells are found by name', () => {
  process.env.PATH = programs('shells', { dash: '' });
  expect([...shells().keys()]).toEqual(['dash']);
});

test("every script of the library is shellchecked, and CI's own", () => {
  expect(scripts(root)).toEqual(expect.arrayContaining(['.ci/run', 'lib/scripts/init.sh', 'lib/scripts/library.sh']));
});
