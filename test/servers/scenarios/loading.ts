import { setTimeout as sleep } from 'node:timers/promises';
import { Elections } from '../evidence';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';
import { expectAtMostOneLostPerConnection } from './crash';

/** Looks after a member that loads, until it is ready: alive all the time, never ready while it loads, never named. Returns for how long it loaded. */
async function watchLoading(release: LocalRelease, member: Member): Promise<number> {
  const loads = () =>
    member
      .askRedis((redis) => redis.get('before:0'))
      .then(
        () => false,
        (error: Error) => error.message.startsWith('LOADING'),
      );
  await until('it loads', 30, loads);
  const started = Date.now();
  let loaded = 0;
  const end = Date.now() + 90_000;
  for (;;) {
    const before = await loads();
    const [live, ready] = await Promise.all([member.probe('redis', 'live'), member.probe('redis', 'ready')]);
    const during = before && (await loads());
    expect(live).toMatchObject({ code: 0, output: '' });
    if (during) {
      loaded = Date.now() - started;
      expect(ready.code).toBe(1);
      expect(await Promise.all(release.members.map((each) => each.named()))).not.toContain(member.address);
    } else if (ready.code === 0) return loaded;
    if (Date.now() > end) throw new Error(`not ready within 90 s: ${ready.output}`);
    await sleep(200);
  }
}

/** What lies on the disk, or does not, when a process starts. */
export function loading(stage: Stage): void {
  stage.fresh(
    '#7 the master process dies in a release that keeps nothing on disk: nothing is emptied',
    async (release) => {
      const master = await release.boot();
      await release.put('before', 500);
      const elections = new Elections(release);
      const load = await release.startLoad();
      load.mark('master killed');
      await master.redis.kill();
      master.redis.start();
      await until('another master', 40, async () => (await release.masters()).some((member) => member !== master));
      expect(await release.settled()).not.toBe(master);
      await load.steady();
      const report = await load.finish();
      stage.report('master process killed, nothing on disk', report);
      expectAtMostOneLostPerConnection(report);
      await release.expectEverywhere('before', 500);
      elections.expectOneAtATime();
    },
    { redis: { redisConfig: { appendonly: 'no' } } },
  );

  if (!stage.everything) return;

  stage.fresh(
    '#33 a replica, then the master restarts and loads slowly: alive, not ready, and not the master meanwhile',
    async (release) => {
      const master = await release.boot();
      await release.put('before', 8000);
      const replica = release.members.filter((member) => member !== master)[0];
      for (const member of [replica, master]) {
        await member.redis.kill();
        member.redis.start();
        const milliseconds = await watchLoading(release, member);
        stage.figure(`${member === master ? 'master' : 'replica'} that loads: ${milliseconds} ms`);
        expect(milliseconds).toBeGreaterThan(2000);
        expect(member.redis.restarts).toBe(0);
        expect((await release.settled()) === master).toBe(member !== master);
      }
      await release.expectEverywhere('before', 8000);
    },
    // The server looks at its clients once in 1024 keys; with this delay that is about once a second.
    { redis: { redisConfig: { 'key-load-delay': '1000' } } },
  );
}
