import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openMember } from '../../load';
import { field } from '../../load/topology';
import { Elections } from '../evidence';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { never, until } from '../poll';
import { fill, fillBut, noSmallVolumes } from '../small-volume';
import { notRun, type Stage } from '../stage';
import { expectNothingLost } from './crash';

const volumeBytes = 16 * 1024 * 1024;

export function volumes(stage: Stage): void {
  if (!stage.everything) return;
  const why = noSmallVolumes();
  if (why !== undefined) {
    notRun(`a full volume: ${why}`);
    return;
  }

  stage.fresh(
    "#34 the master's volume is full: writes fail with MISCONF until the sentinels elect another, and nothing is lost",
    async (release) => {
      const master = await release.boot();
      await release.put('before', 100);
      const load = await release.startLoad();
      load.mark('volume full');
      const giveBack = fill(master.dataDirectory);
      await until('a write fails', 30, () => load.ledger.errorKinds.MISCONF > 0);
      load.mark('MISCONF');
      expect(await master.probe('redis', 'live')).toMatchObject({ code: 0, output: '' });
      await until('it is not ready', 10, async () => {
        const { code, output } = await master.probe('redis', 'ready');
        return code === 1 && output.includes('MISCONF');
      });
      // PING is refused as well then, which Sentinel counts as no answer.
      await until('another master', 30, async () => (await release.masters()).some((member) => member !== master));
      await load.steady();
      load.mark('old master stopped');
      await master.stop();
      await load.steady();
      load.mark('volume emptied, master started');
      giveBack();
      master.start();
      expect(await release.settled()).not.toBe(master);
      const report = await load.finish();
      stage.report("master's volume full, then stopped", report);
      expectNothingLost(report);
      expect(report.longestStallMs).toBeLessThan(12_000); // down-after 5 s, a failover, and time for a slow machine
      await release.expectEverywhere('before', 100);
    },
    { volumeBytes },
  );

  stage.fresh(
    "#34 the master's volume has space again in the middle of the failover: it takes no more writes, and no write that a replica confirmed is lost",
    async (release) => {
      const master = await release.boot();
      const elections = new Elections(release);
      const load = await release.startLoad({ wait: { replicas: 1, timeoutMilliseconds: 1000 } });
      load.mark('volume full');
      const giveBack = fill(master.dataDirectory);
      await begun(release, elections);
      load.mark('volume emptied');
      giveBack();
      const next = await release.settled(90);
      await load.steady();
      const report = await load.finish();
      stage.report("master's volume full, with room again in the middle of the failover, with WAIT 1", report);
      expect(next).not.toBe(master);
      expectNothingLost(report);
      expect(master.redis.log()).toContain('redis-watch: the volume takes no writes: no writes until a majority names this member');
      expect(await wanted(master)).toBe('1');
      elections.expectOneAtATime();
    },
    { volumeBytes },
  );

  for (const [kept, redisConfig] of [
    ['an append-only file', undefined],
    ['a dump only', { appendonly: 'no', save: '1 1' }],
  ] as const) {
    stage.fresh(
      `#34 the master's volume is full for a while, with ${kept}: it refuses writes, and takes them again by itself`,
      async (release) => {
        const master = await release.boot();
        const load = await release.startLoad();
        const giveBack = fill(master.dataDirectory);
        await until('it refuses writes', 15, async () => (await wanted(master)) === '1000');
        giveBack();
        const next = await release.settled();
        await load.steady();
        const report = await load.finish();
        stage.report(`master's volume full for a while, with ${kept}, ${next === master ? 'no failover' : 'another master'}`, report);
        expectNothingLost(report);
        await until('as many replicas as before are wanted for a write', 10, async () => (await wanted(next)) === '1');
      },
      { volumeBytes, redis: { redisConfig } },
    );
  }

  stage.fresh(
    '#34 the volume of a single member is full, with a dump only: the member is not ready until it can be saved again',
    async (release) => {
      const master = await release.boot();
      const ready = async () => (await master.probe('redis', 'ready')).output;
      const giveBack = fill(master.dataDirectory);
      await release.put('before', 100);
      await until('it is not ready', 30, async () => (await ready()).includes('MISCONF'));
      await never(3, async () => ((await ready()).includes('MISCONF') ? undefined : 'it is ready, and takes no writes'));
      giveBack();
      await until('it is ready', 30, async () => (await master.probe('redis', 'ready')).code === 0);
    },
    { volumeBytes, redis: { members: 1, redisConfig: { appendonly: 'no', save: '1 1' } } },
  );

  stage.fresh(
    '#34 after a volume was full, its data can be loaded: the append-only file is rewritten',
    async (release) => {
      const first = await release.boot();
      // Only a file that the server has opened anew since its start, like every replica's, gets a hole.
      const next = release.members[1];
      await release.makeMaster(next);
      expect(first).not.toBe(next);
      await release.put('before', 100);
      const load = await release.startLoad();
      const torn = () => /Short write while writing to the AOF/.test(next.redis.log());
      for (let round = 0; round < 20 && !torn(); round++) {
        const giveBack = fill(next.dataDirectory);
        await until('a write fails', 20, async () => (await wanted(next)) === '1000');
        giveBack();
        await until('writes are back', 20, async () => (await wanted(next)) === '1');
        await load.steady();
      }
      expect(torn()).toBe(true);
      await until('the file is written anew', 30, () => next.redis.log().includes('redis-watch: the append-only file is written anew'));
      await load.finish();
      await Promise.all(release.members.map((member) => member.crash()));
      release.start();
      expect(await release.settled(90)).toBe(next);
      await release.expectEverywhere('before', 100);
    },
    { volumeBytes },
  );

  stage.fresh(
    '#56 a replica has no space for a copy of the master: it deletes the copy of an earlier sync, and has the data again',
    async (release) => {
      const [, , replica] = release.members;
      const master = await release.boot();
      expect(master).not.toBe(replica);
      const large = (key: string) => master.askRedis((redis) => redis.set(key, randomBytes(1024 * 1024)));
      for (const key of ['1', '2', '3']) await large(key);
      await release.put('before', 10);
      await replica.askRedis(async (redis) => {
        await redis.save();
        await redis.bgrewriteaof();
      });
      const rewritten = async () => {
        const info = await replica.askRedis((redis) => redis.info('persistence'));
        return field(info, 'aof_rewrite_in_progress') === '0' && field(info, 'aof_last_bgrewrite_status') === 'ok';
      };
      await until('it has written its file anew', 20, rewritten);
      await replica.crash();
      fillBut(replica.dataDirectory, 1.5 * 1024 * 1024);
      await master.askRedis((redis) => redis.config('SET', 'repl-backlog-size', '16384'));
      await large('1');
      replica.start();
      expect(await release.settled()).toBe(master);
      await until('it has written its file anew', 60, rewritten);
      await release.expectEverywhere('before', 10);
      expect(replica.redis.log().match(/dump.rdb, the copy of an earlier sync, is deleted/g)).not.toBeNull();
    },
    { volumeBytes },
  );

  stage.fresh(
    '#56 all volumes are full and all members are restarted: no sentinel is open without a password, and with space again all is as before',
    async (release) => {
      await release.boot();
      await release.makeMaster(release.members[1]);
      await release.put('before', 100);
      const files = () => release.members.map((member) => statSync(join(member.dataDirectory, 'sentinel', 'sentinel.conf')).size);
      for (const member of release.members) fill(member.dataDirectory);
      const open: string[] = [];
      const watch = setInterval(
        () => release.members.forEach((member) => void letsIn(member).then((said) => said && open.push(said))),
        200,
      );
      try {
        // One container first: its redis goes on, and takes all free space.
        release.members[0].sentinel.crash();
        await until('its sentinel waits', 30, () => waits(release.members[0]));
        await Promise.all(release.members.map((member) => member.crash()));
        const giveBack = release.members.map((member) => fill(member.dataDirectory));
        const kept = files();
        expect(Math.min(...kept)).toBeGreaterThan(1000);
        release.start();
        await until('all sentinels wait', 30, () => release.members.every((member) => waits(member)));
        await release.members[2].sentinel.kill();
        release.members[2].sentinel.start();
        await never(5, async () => (await release.masters())[0]?.name);
        expect(await release.members[1].probe('sentinel', 'live')).toMatchObject({ code: 0 });
        expect(files()).toEqual(kept);
        for (const give of giveBack) give();
        expect(await release.settled(90)).toBe(release.members[1]);
      } finally {
        clearInterval(watch);
      }
      expect(open).toEqual([]);
      await release.expectEverywhere('before', 100);
      await release.put('after', 20);
    },
    { volumeBytes },
  );
}

/** Waits until a sentinel has chosen the replica that it is about to promote. */
async function begun(release: LocalRelease, elections: Elections): Promise<void> {
  const chosen = () => release.members.some((_, ordinal) => elections.log(ordinal).includes('+selected-slave'));
  for (const end = Date.now() + 30_000; !chosen() && Date.now() < end; ) await sleep(2);
  expect(chosen()).toBe(true);
}

/** The number of replicas that the member needs for a write. */
async function wanted(member: Member): Promise<string> {
  const [, replicas] = (await member.askRedis((redis) => redis.config('GET', 'min-replicas-to-write'))) as string[];
  return replicas;
}

const waits = (member: Member) => {
  const log = member.sentinel.log();
  return log.slice(log.lastIndexOf('the last life knew')).includes('no room on the volume');
};

/** The answer of the sentinel to a client without a password, if it is not a refusal. */
async function letsIn(member: Member): Promise<string | undefined> {
  const stranger = openMember({ host: member.address, port: 26379 }, {});
  try {
    return `${member.name}: ${await stranger.call('ACL', 'LIST')}`;
  } catch {
    return undefined;
  } finally {
    stranger.disconnect();
  }
}
