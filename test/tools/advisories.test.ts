import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { advisories, NOT_RUN } from '../../tools/advisories';

// The exit codes for a registry's answers about vulnerable packages. npm itself asks a registry that this test starts.

const folder = mkdtempSync(join(tmpdir(), 'advisories-'));
let answer: { status: number; body: unknown } = { status: 200, body: {} };
let asked: string[] = [];
let registry: Server;

const advisory = { id: 1, url: 'https://example.com/1', title: 'It counts wrongly', severity: 'high', vulnerable_versions: '<2.0.0' };

function address(): string {
  return `http://127.0.0.1:${(registry.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  registry = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const versions = Object.fromEntries(['1.0.0', '2.0.0'].map((version) => [version, { name: 'abacus', version }]));
    const packument = { name: 'abacus', 'dist-tags': { latest: '2.0.0' }, versions };
    const { status, body } = request.method === 'POST' ? answer : { status: 200, body: packument };
    request.resume().on('end', () => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)));
  });
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await new Promise((resolve) => registry.close(resolve));
  rmSync(folder, { recursive: true });
});

/** The installed npm, with the registry of this test. */
function environment(npm_config_registry = address()): NodeJS.ProcessEnv {
  const npm_config_cache = join(folder, 'cache');
  return { ...process.env, npm_config_registry, npm_config_cache, npm_config_noproxy: '127.0.0.1', npm_config_fetch_retries: '0' };
}

/** An app with one package, which a lock file names. */
function app({ dev = false, version = '1.0.0' } = {}): string {
  const home = mkdtempSync(join(folder, 'app-'));
  const wanted = { [dev ? 'devDependencies' : 'dependencies']: { abacus: version } };
  const abacus = { version, resolved: `${address()}/abacus.tgz`, ...(dev && { dev }) };
  const packages = { '': { name: 'app', ...wanted }, 'node_modules/abacus': abacus };
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'app', ...wanted }));
  writeFileSync(join(home, 'package-lock.json'), JSON.stringify({ name: 'app', lockfileVersion: 3, requires: true, packages }));
  return home;
}

async function said(home: string, status: number, body: unknown) {
  asked = [];
  answer = { status, body };
  return advisories(home, environment());
}

test('passes on a package without advisories', async () => {
  expect(await said(app(), 200, {})).toEqual({ code: 0, said: '1 packages without a known vulnerability' });
  expect(asked).toContain('POST /-/npm/v1/security/advisories/bulk');
});

test('fails on a package with an advisory, and names it', async () => {
  const { code, said: words } = await said(app(), 200, { abacus: [advisory] });
  expect(code).toBe(1);
  expect(words).toBe('abacus 1.0.0, high: It counts wrongly (https://example.com/1)');
});

test('fails on a registry that is broken', async () => {
  const { code, said: words } = await said(app(), 500, {});
  expect(code).toBe(1);
  expect(words).toMatch(/^the registry did not answer: 500 /);
});

test('fails on a registry that does not answer', async () => {
  const { code, said: words } = await advisories(app(), environment('http://127.0.0.1:1'));
  expect(code).toBe(1);
  expect(words).toMatch(/^the registry did not answer: .*ECONNREFUSED/);
});

test.each([404, 405, 501])('is reported as not run when the registry answers %d', async (status) => {
  const { code, said: words } = await said(app(), status, {});
  expect(code).toBe(NOT_RUN);
  expect(words).toMatch(new RegExp(`^the registry has no advisories: ${status} `));
});

test('fails on a lock file with only development packages, for which npm would send no request', async () => {
  expect(await said(app({ dev: true }), 200, {})).toEqual({ code: 1, said: 'the lock file has no package for users' });
  expect(asked).toEqual([]);
});
