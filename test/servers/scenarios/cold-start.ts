import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Member } from '../member';
import { never, until } from '../poll';
import type { Stage } from '../stage';

export function coldStarts(stage: Stage): void {
  for (const ordinal of [0, 1, 2]) {
    stage.healthy(`#15 cold start with the newest data on member ${ordinal}: it is everywhere afterwards`, async (release) => {
      const newest = release.members[ordinal];
      await release.makeMaster(newest);
      await release.put('old', 100);
      const others = release.members.filter((member) => member !== newest);
      // The replicas hang while the last writes arrive, so that only one volume has them.
      for (const member of others) member.redis.freeze();
      await release.put(`newest${ordinal}`, 20, [newest]);
      await Promise.all(release.members.map((member) => member.crash()));
      const started = Date.now();
      expect(await release.boot()).toBe(newest);
      const took = Date.now() - started;
      stage.figure(`cold start, newest data on member ${ordinal}: ${took} ms until one master, all agree, all in sync`);
      expect(took).toBeLessThanOrEqual(15_000);
      await release.expectEverywhere('old', 100);
      await release.expectEverywhere(`newest${ordinal}`, 20);
    });
  }

  stage.fresh('#15 two of three start again, and the third does not even refuse: they do not wait for it', async (release) => {
    const master = await release.boot();
    const [replica, late] = release.members.filter((member) => member !== master);
    await release.put('before', 100);
    // Nobody answers at its addresses, as while Kubernetes has not started its pod yet.
    for (const container of [late.redis, late.sentinel]) container.freeze();
    await Promise.all([master, replica].map((member) => member.crash()));
    const started = Date.now();
    for (const member of [master, replica]) member.start();
    const role = (member: Member) => member.role().then(({ role }) => role);
    await until('it is master again', 30, async () => (await role(master)) === 'master');
    const took = Date.now() - started;
    stage.figure(`cold start of two of three: ${took} ms until one is master`);
    expect(await role(replica)).toBe('slave');
    await release.expectEverywhere('before', 100, [master]);
    expect(took).toBeLessThanOrEqual(10_000);
    for (const container of [late.redis, late.sentinel]) container.thaw();
    expect(await release.settled()).toBe(master);
    await release.expectEverywhere('before', 100);
  });

  stage.healthy('#16 an old master that starts alone waits, says why, and follows when the others are there', async (release) => {
    const stale = await release.settled();
    const others = release.members.filter((member) => member !== stale);
    await stale.crash();
    await release.settled(60, others);
    await release.put('newer', 50, others);
    await Promise.all(others.map((member) => member.crash()));
    const before = stale.redis.log().length;
    stale.start();
    const said = () => stale.redis.log().slice(before);
    await until('it says what it waits for', 20, () =>
      /waiting for 2 of 3 sentinels to agree on the master: .*no answer|refused/i.test(said()),
    );
    await never(6, async () => {
      const written = await stale.askRedis((redis) => redis.set('stale', 'write')).catch(() => undefined);
      return written === undefined ? undefined : 'the old master accepted a write on its own';
    });
    expect(await stale.probe('redis', 'live')).toMatchObject({ code: 0 });
    expect(await stale.probe('redis', 'ready')).toMatchObject({ code: 1 });
    release.start();
    expect(others).toContain(await release.settled());
    expect((await stale.role()).role).toBe('slave');
    await release.expectEverywhere('newer', 50);
  });

  stage.fresh(
    "#17 cold start without the master's volume: nobody copies the empty one, the freshest of the others becomes master",
    async (release) => {
      const master = await release.boot();
      await release.put('before', 100);
      await Promise.all(release.members.map((member) => member.crash()));
      master.loseData();
      const next = await release.boot();
      expect(next).not.toBe(master);
      await release.expectEverywhere('before', 100);
    },
    { redis: { lastResortSeconds: 17 } },
  );

  stage.fresh("an operator's force-master: the one volume that is left becomes the release's data", async (release) => {
    const master = await release.boot();
    const last = release.members.filter((member) => member !== master)[1];
    const others = release.members.filter((member) => member !== last);
    await release.put('before', 100);
    await Promise.all(release.members.map((member) => member.crash()));
    for (const member of others) member.loseData();
    const before = last.redis.log().length;
    last.start();
    await until('it waits', 20, () => /waiting for 2 of 3 sentinels/.test(last.redis.log().slice(before)));
    writeFileSync(join(last.dataDirectory, 'force-master'), '');
    await until('it is master', 30, async () => (await last.role()).role === 'master');
    // While it loads its data, it tells its role and nothing else.
    await until('it holds its data', 10, async () => (await release.holds(last, 'before', 100)) === 100);
    release.start();
    expect(await release.settled(90)).toBe(last);
    await release.expectEverywhere('before', 100);
  });
}
