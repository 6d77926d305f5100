import { setTimeout as sleep } from 'node:timers/promises';
import { Elections } from '../evidence';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';
import { expectAtMostOneLostPerConnection } from './crash';

/**
 * Watches a member that loads, until it is ready: alive all the time, never ready while it loads, never named as master. Returns the time for which
 * it loaded; the longer time if it loaded twice, the data on its disk and then a copy.
 */
async function watchLoading(release: LocalRelease, member: Member, seconds: number): Promise<number> {
  const loads = () =>
    member
      .askRedis((redis) => redis.get('before:0'))
      .then(
        () => false,
        (error: Error) => error.message.startsWith('LOADING'),
      );
  await until('it loads', 30, loads);
  let started = Date.now();
  let loaded = 0;
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const before = await loads();
    const [live, ready] = await Promise.all([member.probe('redis', 'live'), member.probe('redis', 'ready')]);
    const during = before && (await loads());
    expect(live).toMatchObject({ code: 0, output: '' });
    if (during) {
      loaded = Math.max(loaded, Date.now() - started);
      expect(ready.code).toBe(1);
      expect(await Promise.all(release.members.map((each) => each.named()))).not.toContain(member.address);
    } else if (ready.code === 0) return loaded;
    if (!before) started = Date.now();
    if (Date.now() > end) throw new Error(`not ready within ${seconds} s: ${ready.output}`);
    await sleep(200);
  }
}

/** Starts with and without data on the disk. */
export function loading(stage: Stage): void {
  stage.fresh(
    '#7 the master process dies in a release without data on disk: no member loses its data',
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
      await loadsSlowly(stage, release, 8000, ['replica', 'master']);
    },
    slowly,
  );

  stage.fresh(
    '#33 a replica loads for longer than a server may be silent: its liveness probe passes all the time',
    async (release) => {
      const [longest] = await loadsSlowly(stage, release, 54_000, ['replica']);
      expect(longest).toBeGreaterThan(beyondLiveness);
    },
    slowly,
    600,
  );
}

/**
 * While it loads, the server answers its clients once in 1024 keys of an append-only file; with this delay that is about once a second. While it loads a copy
 * from the master it answers once in so many bytes, by default 2 MiB, which would be all of these small keys.
 */
const slowly = { redis: { redisConfig: { 'key-load-delay': '1000', 'loading-process-events-interval-bytes': '16384' } } };

/** In ms: the kubelet kills a container after five failures, ten seconds apart. */
const beyondLiveness = 50_000;

/** Restarts these members one after the other. Returns the loading time of each. */
async function loadsSlowly(stage: Stage, release: LocalRelease, keys: number, who: readonly ('replica' | 'master')[]): Promise<number[]> {
  const master = await release.boot();
  await release.put('before', keys);
  const replica = release.members.filter((member) => member !== master)[0];
  const times: number[] = [];
  for (const member of who.map((each) => (each === 'master' ? master : replica))) {
    await member.redis.kill();
    member.redis.start();
    const milliseconds = await watchLoading(release, member, Math.max(90, keys / 300));
    stage.figure(`${member === master ? 'master' : 'replica'} that loads ${keys} keys: ${milliseconds} ms`);
    expect(milliseconds).toBeGreaterThan(2000);
    expect(member.redis.restarts).toBe(0);
    expect((await release.settled()) === master).toBe(member !== master);
    times.push(milliseconds);
  }
  await release.expectEverywhere('before', keys);
  return times;
}
