import { setTimeout as sleep } from 'node:timers/promises';
import { field } from '../../load/topology';
import type { LocalRelease } from '../local-release';
import { lookEvery } from '../looks';
import type { Member } from '../member';
import { until } from '../poll';
import { sendSignal } from '../processes';
import type { Stage } from '../stage';
import { helpersOf } from './first-process';

/** A write that one replica confirmed is not lost, although another replica never got it, and no sentinel knows yet which replica holds more. */
export function oneBehind(stage: Stage): void {
  stage.healthy('#6 the master process crashes, and one replica is behind: the other is promoted, without a full copy', (release) =>
    theOtherIsPromoted(release, (master) => master.redis.crash()),
  );

  stage.healthy('#40 both processes of the master are killed, and one replica is behind: the other is promoted', (release) =>
    theOtherIsPromoted(release, async (master) => {
      await master.crash();
      master.start();
    }),
  );
}

async function theOtherIsPromoted(release: LocalRelease, kill: (master: Member) => Promise<void> | void): Promise<void> {
  const master = await release.settled();
  await release.put('before', 100);
  const replicas = release.members.filter((member) => member !== master);
  const ids = await Promise.all(
    replicas.map((member) => member.askRedis(async (redis) => field(await redis.info('server'), 'run_id') ?? '')),
  );
  // Of two replicas with the same data, Sentinel takes the one with the lower id.
  const behind = replicas[ids[0] < ids[1] ? 0 : 1];
  const ahead = replicas[ids[0] < ids[1] ? 1 : 0];
  const logged = behind.redis.log().length;
  // Normally each sentinel looks once a second, at different moments.
  await until('all sentinels have looked for the last time, and would promote the one that will be behind', 60, async () => {
    await lookEvery(100, replicas);
    await sleep(400);
    await lookEvery(60_000, replicas);
    const lists = await Promise.all(replicas.map((member) => member.sentinelList('REPLICAS')));
    return lists.every((list) => {
      const seen = (member: Member) => Number(list.find(({ ip }) => ip === member.address)?.['slave-repl-offset']);
      return seen(behind) >= seen(ahead);
    });
  });
  // Its redis-watch would have it follow the master again.
  const [watch] = helpersOf(behind.redis).map((helper) => Number(helper.split(' ')[1]));
  sendSignal(watch, 'SIGSTOP');
  await behind.askRedis((redis) => redis.call('REPLICAOF', behind.address, 1));
  await master.askRedis(async (redis) => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => redis.set(`after:${index}`, `after=${index}`)));
    expect(await redis.wait(1, 1000)).toBe(1);
  });
  await kill(master);
  sendSignal(watch, 'SIGCONT');
  await until('another master', 30, async () => (await release.masters()).some((member) => member !== master));
  await lookEvery(1000, replicas);
  expect(await release.settled()).toBe(ahead);
  await release.expectEverywhere('before', 100);
  await release.expectEverywhere('after', 50);
  expect(behind.redis.log().slice(logged)).not.toMatch(/full resync from/i);
}
