import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { never, until } from '../poll';
import type { Stage } from '../stage';

/** Boots a release whose replicas have the data, but no priority, so they cannot be promoted. Returns the master first. */
async function inSyncForAMoment(release: LocalRelease): Promise<Member[]> {
  release.start();
  const [master, ...others] = release.members; // the first boot makes member 0 master
  await until('both are in sync', 20, async () => (await others[0].role()).linkUp && (await others[1].role()).linkUp);
  await until('the sentinels know all', 12, async () => {
    const views = await Promise.all(release.members.map((member) => member.sentinelMaster()));
    return views.every((view) => view['num-slaves'] === '2' && view['num-other-sentinels'] === '2');
  });
  await release.put('before', 50);
  expect(await Promise.all(others.map(async (member) => (await member.role()).priority))).toEqual([0, 0]);
  return [master, ...others];
}

export function coldStarts(stage: Stage): void {
  for (const ordinal of [0, 1, 2]) {
    stage.healthy(`#15 cold start with the newest data on member ${ordinal}: all members have this data afterwards`, async (release) => {
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

  stage.fresh(
    '#15 two of three start again, and the third does not even refuse connections: the two do not wait for it',
    async (release) => {
      const master = await release.boot();
      const [replica, late] = release.members.filter((member) => member !== master);
      await release.put('before', 100);
      // Its addresses do not answer, as while Kubernetes has not started the pod yet.
      for (const container of [late.redis, late.sentinel]) container.freeze();
      await Promise.all([master, replica].map((member) => member.crash()));
      const started = Date.now();
      for (const member of [master, replica]) member.start();
      const role = (member: Member) => member.role().then(({ role }) => role);
      await until('it is master again', 30, async () => (await role(master)) === 'master');
      const took = Date.now() - started;
      stage.figure(`cold start of two of three: ${took} ms until one is master`);
      await until('the other one is a replica', 10, async () => (await role(replica)) === 'slave');
      await release.expectEverywhere('before', 100, [master]);
      expect(took).toBeLessThanOrEqual(15_000); // 7 s, and more than 30 when they wait for the third
      for (const container of [late.redis, late.sentinel]) container.thaw();
      expect(await release.settled()).toBe(master);
      await release.expectEverywhere('before', 100);
    },
  );

  if (stage.one) {
    stage.fresh(
      '#8 the master dies for good when its replicas have been in sync only for a moment: one of them is promoted',
      async (release) => {
        const [master, ...others] = await inSyncForAMoment(release);
        await master.crash();
        await until('another master', 60, async () => (await release.masters()).some((member) => member !== master));
        expect(others).toContain(await release.settled(60, others));
        await release.expectEverywhere('before', 50, others);
      },
      // redis-watch.sh has not run on the replicas when the master dies.
      { change: (files) => Object.assign(files, { 'redis-watch.sh': `sleep 15\n${files['redis-watch.sh']}` }) },
    );

    stage.fresh(
      '#15 the master returns, and its replicas hold its data but cannot be promoted: it does not wait forever',
      async (release) => {
        const [master, ...others] = await inSyncForAMoment(release);
        await master.crash();
        await until('they have lost it', 10, async () => !(await others[0].role()).linkUp && !(await others[1].role()).linkUp);
        const started = Date.now();
        master.start();
        await until('it is master again', 60, async () => (await master.role()).role === 'master');
        stage.figure(`no replica can be promoted: master again after ${Date.now() - started} ms`);
        await until('they are in sync', 20, async () => (await others[0].role()).linkUp && (await others[1].role()).linkUp);
        await release.expectEverywhere('before', 50);
      },
      // Without redis-watch.sh a replica keeps its first priority, 0, which means never.
      { change: (files) => Object.assign(files, { 'redis-watch.sh': 'exit 0\n' }) },
    );
  }

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
    "#17 cold start without the master's volume: no member copies the empty one, the freshest of the others becomes master",
    async (release) => {
      const master = await release.boot();
      await release.put('before', 100);
      await Promise.all(release.members.map((member) => member.crash()));
      master.loseData();
      const stood = stoodInVain([master]);
      const next = await release.boot();
      expect(next).not.toBe(master);
      expect(stood()).toEqual([]);
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
    const stood = stoodInVain(others);
    const before = last.redis.log().length;
    last.start();
    await until('it waits', 20, () => /waiting for 2 of 3 sentinels/.test(last.redis.log().slice(before)));
    writeFileSync(join(last.dataDirectory, 'force-master'), '');
    await until('it is master', 30, async () => (await last.role()).role === 'master');
    // While it loads its data, it answers only ROLE.
    await until('it holds its data', 10, async () => (await release.holds(last, 'before', 100)) === 100);
    release.start();
    expect(await release.settled(90)).toBe(last);
    expect(stood()).toEqual([]);
    await release.expectEverywhere('before', 100);
  });
}

/** The elections since then that these members' sentinels won without a replica to promote: after each, all others wait again. */
function stoodInVain(members: readonly Member[]): () => string[] {
  const before = members.map(({ sentinel }) => sentinel.log().length);
  return () =>
    members.flatMap(({ sentinel }, index) =>
      sentinel
        .log()
        .slice(before[index])
        .split('\n')
        .filter((line) => line.includes('-failover-abort-no-good-slave')),
    );
}
