import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedEngine, programFolder, wantedEngines } from './engines';
import { difficultPassword, LocalRelease } from './local-release';
import { probes } from './member';
import { argumentsOf, sessionMembers } from './processes';
import { notRun } from './stage';

const folder = join(__dirname, '../../lib/scripts');
const scripts = readdirSync(folder).filter((name) => name.endsWith('.sh'));

test('there are scripts', () => {
  expect(scripts).toEqual(expect.arrayContaining(['init.sh', 'library.sh', 'sentinel.sh']));
});

describe.each(scripts)('%s', (name) => {
  const path = join(folder, name);

  for (const [shell, ...options] of [['dash'], ['busybox', 'sh'], ['bash', '--posix']]) {
    if (programFolder(shell) === undefined) notRun(`${shell} is not in PATH`);
    else {
      test(`${shell} can read it`, () => {
        const { status, stderr } = spawnSync(shell, [...options, '-n', path], { encoding: 'utf8' });
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      });
    }
  }

  test('tells shellcheck, which `npm test` runs once over all scripts, that it is for any POSIX shell', () => {
    expect(readFileSync(path, 'utf8')).toMatch(/^#(!\/bin\/sh| shellcheck shell=sh)\n/);
  });

  test('is plain text with spaces, and is short', () => {
    const text = readFileSync(path, 'utf8');
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toMatch(/[\r\t]| $/m);
    expect(text).not.toMatch(/[^\x20-\x7e\n]/);
    expect(text.split('\n').length).toBeLessThan(250);
  });
});

// A wrapper of the same name records the call of each program, so that no short-lived program is missed.
const engineName = wantedEngines.find((each) => installedEngine(each) !== undefined);

describe('the password', () => {
  const engine = engineName === undefined ? undefined : installedEngine(engineName);
  if (engine === undefined) return notRun('no engine is here: put a server in PATH or name folders in TEST_ENGINES');

  test('is in no argument, and only in the environment of redis-cli, during boot, hand-over, crash and probes', async () => {
    const release = await LocalRelease.create({ engine, shell: 'dash', record: 'calls' });
    const seen = new Set<string>();
    const look = setInterval(() => {
      const leaders = release.members.flatMap((member) => [member.redis.pid, member.sentinel.pid]);
      for (const pid of leaders.flatMap((leader) => (leader === undefined ? [] : sessionMembers(leader)))) seen.add(argumentsOf(pid));
    }, 50);
    try {
      const master = await release.boot();
      await master.stop();
      master.start();
      const next = await release.settled();
      next.redis.crash();
      await release.settled();
      for (const member of release.members) {
        for (const probe of probes) expect(await member.probe(...probe)).toMatchObject({ code: 0 });
      }
      const calls = readFileSync(join(release.folder, 'calls'), 'utf8').trim().split('\n');
      // Enough to be sure that calls are recorded and processes are seen at all.
      expect(calls.length).toBeGreaterThan(300);
      expect(calls.filter((call) => /-cli with-password .*SENTINEL/i.test(call)).length).toBeGreaterThan(0);
      expect([...seen].filter((each) => each.includes('-server')).length).toBeGreaterThan(0);
      const own = [difficultPassword, difficultPassword.slice(0, 6), difficultPassword.replaceAll(/[\\"]/g, '\\$&')];
      const words = [...own, ...release.members.map((member) => member.exporterPassword())];
      for (const word of words) {
        expect(calls.filter((call) => call.includes(word))).toEqual([]);
        expect([...seen].filter((each) => each.includes(word))).toEqual([]);
      }
      const programs = new Set(calls.filter((call) => call.includes(' with-password ')).map((call) => call.split(' ')[0]));
      expect([...programs].sort()).toEqual([`${engine.name.split('-')[0]}-cli`, 'timeout']);
      expect(release.complaints()).toEqual([]);
    } catch (error) {
      process.stderr.write(`${release.logs()}\n`);
      throw error;
    } finally {
      clearInterval(look);
      await release.close();
    }
  }, 180_000);
});
