import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Load, LoadReport } from '../../load';
import { Elections, hookMilliseconds } from '../evidence';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';
import { expectAtMostOneLostPerConnection, expectNothingLost } from './crash';

/** A process that runs and does not answer. */
export function freezes(stage: Stage): void {
  stage.healthy(
    '#27 the master is stopped while a replica hangs: it hands over to the other one in time, and nothing is lost',
    async (release) => {
      const master = await release.settled();
      const [hanging, other] = release.members.filter((member) => member !== master);
      const elections = new Elections(release);
      const load = await release.startLoad();
      load.mark('replica hangs');
      hanging.redis.freeze();
      const stopped = load.mark('master stopped');
      try {
        await master.stop();
      } finally {
        load.mark('replica goes on');
        hanging.redis.thaw();
      }
      const took = hookMilliseconds(master.redis);
      load.mark('master started');
      master.start();
      expect(await release.settled()).toBe(other);
      await load.steady();
      const report = await load.finish();
      stage.figure(`hook with a replica that hangs: ${took} ms`);
      stage.report('master stopped while a replica hangs', report);
      expectNothingLost(report);
      expect(report.stalls.filter(({ from }) => from < stopped)).toEqual([]);
      expect(took).toBeLessThanOrEqual(20_000);
      elections.expectOneAtATime();
      expect(report.longestStallMs).toBeLessThan(15_000);
    },
  );

  stage.healthy(
    '#10 the master hangs, and goes on while another is being promoted: it takes no more writes, and no write that a replica confirmed is lost',
    (release) => goOnInFailover(stage, release, 'plain'),
  );

  stage.healthy('#10 the master hangs, but not for down-after: writes come back by themselves', async (release) => {
    const master = await release.settled();
    const wanted = () => master.askRedis((redis) => redis.config('GET', 'min-replicas-to-write')) as Promise<string[]>;
    const said = master.sentinel.log().length;
    const load = await release.startLoad();
    const { next, report } = await hangs(release, master, load, () =>
      until('its pod has given it the order', 20, async () => master.sentinel.log().slice(said).includes('redis has not answered for')),
    );
    stage.report(`master hung for less than down-after, ${next === master ? 'no failover' : 'another master'}`, report);
    expectAtMostOneLostPerConnection(report);
    expect(report.longestStallMs).toBeLessThan(12_000);
    await until('as many replicas as before are wanted for a write', 20, async () => (await wanted())[1] === '1');
    expect(master.redis.log()).toContain('redis-watch: writes are allowed again');
    // The script that refused writes may have been restarted since.
    await master.askRedis((redis) => redis.config('SET', 'min-replicas-to-write', 1000));
    await until('writes are allowed, because the new script does not know the reason', 20, async () => (await wanted())[1] === '1');
  });

  if (stage.one) {
    const silence = 'silence=$((HUNDREDTHS - AT))';
    const question = 'ROLE=$(ask_redis own ROLE)';
    stage.fresh(
      '#10 the container of Sentinel is too slow to hear the healthy master: clients notice nothing',
      async (release) => {
        const master = await release.boot();
        const load = await release.startLoad();
        await sleep(3000);
        writeFileSync(join(master.runDirectory, 'deaf'), '');
        await sleep(4000);
        const report = await load.finish();
        expectNothingLost(report);
        expect(report.errorKinds).toEqual({});
        expect(master.sentinel.log()).not.toContain('redis has not answered for');
      },
      {
        change: (files) => {
          const hang = files['hang.sh'];
          expect(hang).toContain(silence);
          expect(hang).toContain(question);
          const deaf = `if [ -e "$RUN_DIR/deaf" ]; then ROLE=''; else ${question}; fi`;
          const late = `${silence}\n  [ ! -e "$RUN_DIR/deaf" ] || silence=999`;
          return Object.assign(files, { 'hang.sh': hang.replace(silence, () => late).replace(question, () => deaf) });
        },
      },
    );
  }

  if (!stage.everything) return;

  stage.healthy(
    '#10 the master hangs for 12 s under load: afterwards it follows, and at most the write under way is lost',
    async (release) => {
      const master = await release.settled();
      const elections = new Elections(release);
      const load = await release.startLoad();
      load.mark('master hangs');
      master.redis.freeze();
      await sleep(12_000);
      load.mark('master goes on');
      master.redis.thaw();
      const next = await release.settled();
      await load.steady();
      const report = await load.finish();
      stage.report('master hung for 12 s', report);
      expect(next).not.toBe(master);
      expectAtMostOneLostPerConnection(report);
      elections.expectOneAtATime();
      expect(report.longestStallMs).toBeLessThan(15_000);
    },
  );

  stage.healthy(
    '#11 a script keeps the master busy for 10 s: the container is not killed, and one member is master afterwards',
    async (release) => {
      const master = await release.settled();
      await release.put('before', 100);
      const elections = new Elections(release);
      const load = await release.startLoad();
      const started = load.mark('script');
      // The script has written, so it cannot be stopped.
      const script = "redis.call('SET', 'busy', 1) local start = os.clock() while os.clock() - start < 10 do end";
      const busy = master.askRedis((redis) => redis.eval(script, 0)).catch(() => undefined);
      const words: string[] = [];
      let failing = 0;
      let longest = 0;
      let streak = Date.now();
      while (Date.now() - streak < 3000 || words.length < 8) {
        const { code, output } = await master.probe('redis', 'live');
        words.push(code === 0 ? 'alive' : output);
        if (code === 0) failing = 0;
        else longest = Math.max(longest, ++failing);
        if (code !== 0) streak = Date.now();
        await sleep(500);
      }
      await busy;
      await until('the script is over', 60, async () => (await master.role()).role !== 'unknown');
      const next = await release.settled();
      await load.steady();
      const report = await load.finish();
      stage.figure(`liveness of a busy master: ${words.join(', ')}`);
      stage.report(`script of 10 s, ${next === master ? 'no failover' : 'another master'}`, report);
      // No answer until the script is over, which is before busy-reply-threshold. The kubelet counts one failure or two; five in a row would kill.
      expect(longest).toBeLessThanOrEqual(3);
      expect(words).toContain('alive');
      expect(master.redis.restarts).toBe(0);
      expect(started).toBeGreaterThan(0);
      expectAtMostOneLostPerConnection(report);
      await release.expectEverywhere('before', 100);
      elections.expectOneAtATime();
    },
  );
}

/** Writes with `WAIT 1`, by clients that come back before the master goes on. */
export async function goOnInFailover(stage: Stage, release: LocalRelease, protection: string): Promise<void> {
  const master = await release.settled();
  const elections = new Elections(release);
  const load = await release.startLoad({ wait: { replicas: 1, timeoutMilliseconds: 1000 } });
  const { next, report } = await hangs(release, master, load, async () => {
    const end = Date.now() + 30_000;
    const chosen = () => release.members.some((_, ordinal) => elections.log(ordinal).includes('+selected-slave'));
    while (!chosen() && Date.now() < end) await sleep(2);
    expect(chosen()).toBe(true);
  });
  stage.report(`master hung, and went on in the middle of the failover, ${protection}, with WAIT 1`, report);
  expect(next).not.toBe(master);
  expectNothingLost(report);
  expect(master.sentinel.log()).toContain('sentinel-watch: redis has not answered for 4 s as master');
  expect(master.sentinel.log()).toContain('sentinel-watch: redis goes on: it takes no writes until a majority names it');
  const replicas = () => master.askRedis(async (redis) => ((await redis.config('GET', 'min-replicas-to-write')) as string[])[1]);
  await until('as many replicas as before are wanted for a write', 10, async () => (await replicas()) === '1');
  elections.expectOneAtATime();
}

/** The master's redis hangs until that has happened. Returns the next master, and the report of the clients. */
async function hangs(
  release: LocalRelease,
  master: Member,
  load: Load,
  happens: () => Promise<unknown>,
): Promise<{ next: Member; report: LoadReport }> {
  await sleep(2000); // for sentinel-watch.sh to open its connection
  load.mark('master hangs');
  master.redis.freeze();
  try {
    await happens();
  } finally {
    load.mark('master goes on');
    master.redis.thaw();
  }
  const next = await release.settled(90);
  await load.steady();
  return { next, report: await load.finish() };
}
