import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { programFolder } from './engines';
import { children } from './pid-namespace';
import { until } from './poll';
import { argumentsOf, killSession, sendSignal } from './processes';
import { notRun } from './stage';
import { needed } from './toolbox';

// The first process of a container without a release: it passes signals on, restarts helpers, and outlives a lack of processes.

const shells = { dash: 'dash', busybox: 'busybox', bash: 'bash' };

/** A script that sources supervise.sh, with the few functions of the library that it needs. */
const main = `SCRIPTS=\${0%/*} MY_NAME=redis-0 SCRIPT=init
log() { echo "$SCRIPT: $*" >&2; }
now() { read -r NOW _ < /proc/uptime; NOW=\${NOW%%.*}; }
. "$SCRIPTS/supervise.sh"
[ -z "$WAIT" ] || sleep "$WAIT"
HELPERS='lasting other done'
serve "$@"
`;
const lasting = 'while sleep 0.2; do :; done\n';

/** An unused user id, because the kernel counts the processes of each user except root. */
const stranger = 61_000 + (process.pid % 1000);

describe.each(Object.entries(shells))('the first process with %s', (name, program) => {
  if (programFolder(program) === undefined) return notRun(`${program} is not in PATH`);
  const started: ChildProcess[] = [];
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'supervise-'));
    chmodSync(folder, 0o755);
    copyFileSync(join(__dirname, '../../lib/scripts/supervise.sh'), join(folder, 'supervise.sh'));
    for (const [script, text] of Object.entries({ main, lasting, other: lasting, done: 'exit 0\n' })) {
      writeFileSync(join(folder, `${script}.sh`), text);
      chmodSync(join(folder, `${script}.sh`), 0o644);
    }
    symlinkSync(needed(program), join(folder, 'sh'));
    symlinkSync(needed('sleep'), join(folder, 'sleep'));
  });
  afterEach(() => {
    for (const { pid } of started.splice(0)) if (pid !== undefined) killSession(pid);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function begin(server: string, options: { wait?: string; uid?: number } = {}) {
    const child = spawn(join(folder, 'sh'), [join(folder, 'main.sh'), join(folder, 'sh'), '-c', server], {
      detached: true,
      env: { PATH: folder, WAIT: options.wait ?? '' },
      uid: options.uid,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let text = '';
    child.stderr.on('data', (data) => (text += data));
    started.push(child);
    return { pid: Number(child.pid), end: once(child, 'exit') as Promise<[number | null, string | null]>, log: () => text };
  }
  const helpersOf = (pid: number) => children(pid).filter((each) => /(lasting|other)\.sh/.test(argumentsOf(each)));
  const serverOf = (pid: number) => children(pid)[0]; // the eldest
  const ready = async (pid: number) => {
    await until('server and helpers run', 10, () => serverOf(pid) !== undefined && helpersOf(pid).length === 2);
    return Number(serverOf(pid));
  };

  test.each([
    ['exit 0', 0],
    ['exit 3', 3],
    ['sleep 0.2; exit 5', 5],
    ['kill -9 $$', 137],
    ['kill -TERM $$', 143],
  ])('ends as the server does: %s', async (server, code) => {
    expect(await begin(server).end).toEqual([code, null]);
  });

  test('ends at once when the server is killed, while helpers run', async () => {
    const { pid, end } = begin('while :; do sleep 1; done');
    const server = await ready(pid);
    const killed = Date.now();
    sendSignal(server, 'SIGKILL');
    expect(await end).toEqual([137, null]);
    expect(Date.now() - killed).toBeLessThan(500);
  });

  test.each([
    ['SIGTERM', 42],
    ['SIGINT', 43],
  ] as const)(
    'passes %s on, waits for the server and starts nothing meanwhile',
    async (signal, code) => {
      // Not a shell: a background process ignores SIGINT at first, and a shell cannot change that.
      const server = `for (const [signal, code] of [['SIGTERM', 42], ['SIGINT', 43]])
      process.on(signal, () => setTimeout(() => process.exit(code), signal === 'SIGTERM' ? 1300 : 0));
      setInterval(() => undefined, 1000); console.error('it listens');`;
      const { pid, end, log } = begin(`exec '${process.execPath}' -e "${server}"`);
      await ready(pid);
      await until('the server listens', 10, () => log().includes('it listens'));
      sendSignal(pid, signal);
      for (const helper of helpersOf(pid)) sendSignal(helper, 'SIGKILL');
      expect(await end).toEqual([code, null]);
      expect(log()).not.toContain('starting it again');
    },
    30_000,
  );

  // bash, which no official image has as sh, may lose a signal among others, with any script.
  if (name !== 'bash')
    test('passes SIGTERM on at any moment of the start, also among other signals', async () => {
      for (let round = 0; round < 40; round++) {
        const { pid, end, log } = begin('exec sleep 100');
        await until('a helper runs', 10, () => helpersOf(pid).length > 0, undefined, 1);
        // Each of them can interrupt the shell in the middle of what it does about SIGTERM.
        const spammer = spawn(needed('dash'), ['-c', `while kill -CONT ${pid}; do :; done`], { stdio: 'ignore' });
        await sleep(round % 5);
        sendSignal(pid, 'SIGTERM');
        const [code] = await Promise.race([end, sleep(10_000, [undefined])]);
        spammer.kill('SIGKILL');
        expect({ round, code, log: log() }).toMatchObject({ round, code: expect.any(Number) });
        expect(log()).not.toContain('has failed');
      }
    }, 60_000);

  test('ends on SIGTERM before there is a server', async () => {
    const { pid, end } = begin('exit 9', { wait: '1' });
    await until('it waits', 10, () => children(pid).length === 1);
    sendSignal(pid, 'SIGTERM');
    expect(await end).toEqual([143, null]);
  });

  test('restarts all helpers that end too early, after a pause, and logs it once in 30 seconds', async () => {
    const { pid, log } = begin('while :; do sleep 1; done');
    const server = await ready(pid);
    for (let round = 0; round < 2; round++) {
      const before = helpersOf(pid);
      const killed = Date.now();
      for (const helper of before) sendSignal(helper, 'SIGKILL');
      await until('both are back', 10, () => {
        const now = helpersOf(pid);
        return now.length === 2 && now.every((each) => !before.includes(each));
      });
      expect(Date.now() - killed).toBeGreaterThan(900);
    }
    expect(serverOf(pid)).toBe(server);
    for (const helper of ['lasting', 'other']) expect(log().split(`${helper} ended with 137: starting it again`)).toHaveLength(2);
    expect(log()).not.toContain('done ended');
  });

  if (process.getuid?.() !== 0 || programFolder('prlimit') === undefined)
    notRun('a limit of processes for another user needs root and prlimit');
  else {
    test('goes on when no process can be started, and restarts helpers when processes can be started again', async () => {
      const { pid, end, log } = begin('exec sleep 100', { uid: stranger });
      const server = await ready(pid);
      const limit = async (most: string) =>
        once(spawn(needed('prlimit'), ['--pid', String(pid), `--nproc=${most}:500`], { uid: stranger }), 'exit');
      await limit('1');
      for (const helper of helpersOf(pid)) sendSignal(helper, 'SIGKILL');
      await until('there is no process to be had', 10, () => /fork/.test(log()));
      sendSignal(pid, 'SIGCONT'); // as a probe does
      await until('it has tried again', 10, () => log().split('fork').length > 2);
      expect(serverOf(pid)).toBe(server);
      await limit('500');
      if (name !== 'bash') {
        sendSignal(pid, 'SIGCONT');
        await until('helpers are back', 10, () => helpersOf(pid).length === 2);
      }
      sendSignal(pid, 'SIGTERM');
      const [code] = await end;
      if (name !== 'bash') expect(code).toBe(143);
    }, 30_000);
  }
});
