import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Engine } from '../../lib';
import { releaseEnv, shellWord } from '../../lib/configuration/facts';
import { facts } from '../support';

describe('release.env', () => {
  it('has the facts that the scripts need', () => {
    expect(
      releaseEnv(facts(), { auth: 'password', users: [], proxy: false, sentinelUser: '', tls: 'none', clientAuthentication: 'no' }),
    ).toBe(`MASTER_NAME=redis
MEMBERS='redis-0 redis-1 redis-2'
QUORUM=2
DOWN_AFTER_MILLISECONDS=5000
DOWN_AFTER_STAGGER_MILLISECONDS=200
HANDOVER_BUDGET_SECONDS=20
SHUTDOWN_TIMEOUT_SECONDS=10
LAST_RESORT_SECONDS=300
REDIS_PORT=6379
SENTINEL_PORT=26379
SERVER=redis-server
CLI=redis-cli
READABLE_DATA=REDIS0013
AUTH=password
APPLICATION_USERS=''
PROXY_USER=''
SENTINEL_USER=''
TLS=none
command -v "$CLI" > /dev/null || { SERVER=valkey-server CLI=valkey-cli; }
`);
  });

  it('follows props and engine', () => {
    const text = releaseEnv(facts({ members: 1, masterName: 'orders', engine: Engine.valkey('8.1'), lastResortSeconds: 60 }), {
      auth: 'acl',
      users: ['app', 'reports'],
      proxy: true,
      sentinelUser: 'members',
      tls: 'tls',
      clientAuthentication: 'yes',
    });
    for (const line of [
      'MASTER_NAME=orders',
      'MEMBERS=redis-0',
      'SERVER=valkey-server',
      'CLI=valkey-cli',
      'READABLE_DATA=REDIS0011',
      'LAST_RESORT_SECONDS=60',
      'AUTH=acl',
      "APPLICATION_USERS='app reports'",
      'PROXY_USER=proxy',
      'SENTINEL_USER=members',
      'TLS=tls',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
  });

  it.each([
    [Engine.redis('8.0'), 'valkey'],
    [Engine.valkey('8.1'), 'redis'],
  ])('names the programs that are there, also in a pod of the other engine', (engine, other) => {
    const text = releaseEnv(facts({ engine }), {
      auth: 'none',
      users: [],
      proxy: false,
      sentinelUser: '',
      tls: 'none',
      clientAuthentication: 'no',
    });
    const folder = mkdtempSync(join(tmpdir(), 'programs-'));
    const programs = () => execFileSync('/bin/sh', ['-c', `${text}echo $SERVER $CLI`], { env: { PATH: folder }, encoding: 'utf8' }).trim();
    try {
      writeFileSync(join(folder, `${other}-cli`), '', { mode: 0o755 });
      expect(programs()).toBe(`${other}-server ${other}-cli`);
      // some images of Valkey have redis' names too: the rendered names have precedence
      writeFileSync(join(folder, engine.cli), '', { mode: 0o755 });
      expect(programs()).toBe(`${engine.server} ${engine.cli}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('shellWord', () => {
  it('is one word that a shell reads back unchanged', () => {
    const words = fc.sample(fc.string({ unit: 'binary-ascii' }), 200).map((text) => text.replaceAll('\0', ''));
    const script = `printf '%s\\0' ${words.map(shellWord).join(' ')}`;
    const back = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(back.split('\0').slice(0, -1)).toEqual(words);
  });
});
