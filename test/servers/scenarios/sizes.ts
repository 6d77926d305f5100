import { Auth } from '../../../lib';
import { until } from '../poll';
import type { Stage } from '../stage';

export function sizes(stage: Stage): void {
  stage.fresh(
    '#33 without auth, a single member is alive and not ready while it loads',
    async (release) => {
      const [only] = release.members;
      await release.boot();
      await release.put('before', 8000);
      expect(await only.probe('redis', 'ready')).toMatchObject({ code: 0 });
      // While it loads, the server answers its clients once in 1024 keys; with this delay that is about once a second.
      await only.stop();
      only.start();
      await until('it loads', 30, async () => {
        const error = await only.askRedis((redis) => redis.get('before:0')).catch((reason: Error) => reason);
        return error instanceof Error && error.message.startsWith('LOADING');
      });
      const [live, ready] = await Promise.all([only.probe('redis', 'live'), only.probe('redis', 'ready')]);
      expect(live).toMatchObject({ code: 0, output: '' });
      expect(ready.code).toBe(1);
      await until('it is ready', 60, async () => (await only.probe('redis', 'ready')).code === 0);
      await release.expectEverywhere('before', 8000);
    },
    { redis: { members: 1, auth: Auth.none(), redisConfig: { 'key-load-delay': '1000' } } },
  );

  stage.fresh(
    'five members: one master, four replicas, and a new master after a crash',
    async (release) => {
      const started = Date.now();
      const master = await release.boot();
      stage.figure(
        `first boot of ${release.members.length} empty members: ${Date.now() - started} ms until one master, all agree, all in sync`,
      );
      expect(master).toBe(release.members[0]);
      expect((await master.sentinelMaster()).quorum).toBe('3');
      await release.put('before', 50);
      master.redis.crash();
      await until('another master', 40, async () => (await release.masters()).some((member) => member !== master));
      expect(await release.settled()).not.toBe(master);
      await release.expectEverywhere('before', 50);
    },
    { redis: { members: 5 } },
  );
}
