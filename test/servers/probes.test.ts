import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedEngine, wantedEngines } from './engines';
import { type Answer, bulk, FakeServer } from './fake-server';
import { LocalRelease } from './local-release';
import { notRun } from './stage';
import type { Shell } from './toolbox';

// The result of the probes for every answer of a server; the scenarios test them with real roles.

const refused = 'refused';
const cases: readonly { readonly redis: Answer | typeof refused; readonly name: string; readonly live: number; readonly ready: number }[] =
  [
    { name: 'LOADING', redis: always('-LOADING Redis is loading the dataset in memory\r\n'), live: 0, ready: 1 },
    {
      name: 'MASTERDOWN',
      redis: always("-MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.\r\n"),
      live: 0,
      ready: 1,
    },
    { name: 'BUSY', redis: always('-BUSY Redis is busy running a script.\r\n'), live: 0, ready: 1 },
    { name: 'NOAUTH', redis: always('-NOAUTH Authentication required.\r\n'), live: 0, ready: 1 },
    { name: 'NOPERM', redis: always('-NOPERM this user has no permissions\r\n'), live: 0, ready: 1 },
    { name: 'too many clients', redis: always('-ERR max number of clients reached\r\n'), live: 0, ready: 1 },
    { name: 'PONG to everything', redis: always('+PONG\r\n'), live: 0, ready: 1 },
    { name: 'garbage', redis: always('+HTTP/1.1 400 Bad Request\r\n'), live: 1, ready: 1 },
    { name: 'no answer', redis: () => undefined, live: 1, ready: 1 },
    { name: 'refused', redis: refused, live: 1, ready: 1 },
  ];

function always(text: string): Answer {
  return ([command]) => (command.toUpperCase() === 'AUTH' ? '+OK\r\n' : text);
}

const engineName = wantedEngines.find((name) => installedEngine(name) !== undefined);

for (const shell of ['dash', 'busybox'] as Shell[]) {
  describe(`probes with ${shell}`, () => {
    const engine = engineName === undefined ? undefined : installedEngine(engineName);
    if (engine === undefined) return notRun('no engine is here: put a server in PATH or name folders in TEST_ENGINES');
    let release: LocalRelease;
    beforeAll(async () => {
      release = await LocalRelease.create({ engine, shell });
      for (const member of release.members) mkdirSync(member.runDirectory);
    });
    afterAll(() => release.close());

    test.each(cases)(
      'redis: $name',
      async ({ redis, live, ready }) => {
        const [member] = release.members;
        const fake = redis === refused ? undefined : await FakeServer.listenAt(member.socket('redis'), redis);
        try {
          const [first, second] = await Promise.all([member.probe('redis', 'live'), member.probe('redis', 'ready')]);
          expect([first.code, second.code]).toEqual([live, ready]);
          for (const result of [first, second]) {
            // A failed probe prints the reason, which the kubelet shows as an event, and it ends before the kubelet's time-out.
            if (result.code !== 0) expect(result.output).not.toBe('');
            expect(result.output).not.toContain(release.password);
            expect(result.milliseconds).toBeLessThan(9000);
          }
        } finally {
          await fake?.close();
        }
      },
      30_000,
    );

    test('redis that waits for its role is alive and not ready', async () => {
      const [, member] = release.members;
      writeFileSync(join(member.runDirectory, 'waiting'), '');
      expect(await member.probe('redis', 'live')).toMatchObject({ code: 0 });
      expect(await member.probe('redis', 'ready')).toMatchObject({ code: 1, output: 'waiting for a majority of the sentinels' });
    });

    test('a master that its sentinel does not name is not ready', async () => {
      const [, , member] = release.members;
      // A line as the scripts write it.
      writeFileSync(join(member.runDirectory, 'addresses'), `${release.members.map(({ address }) => address).join(' ')}\n`);
      const info = '# Replication\r\nrole:master\r\n';
      const redis = await FakeServer.listenAt(member.socket('redis'), ([command]) =>
        command.toUpperCase() === 'INFO' ? bulk(info) : '+PONG\r\n',
      );
      const sentinel = await FakeServer.listenAt(member.socket('sentinel'), always('*-1\r\n'));
      try {
        expect(await member.probe('redis', 'ready')).toMatchObject({ code: 1, output: expect.stringContaining('sentinels name') });
        expect(await member.probe('sentinel', 'live')).toMatchObject({ code: 1 });
      } finally {
        await redis.close();
        await sentinel.close();
      }
    }, 30_000);
  });
}
