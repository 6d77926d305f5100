import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openMember } from '../../load';
import { probes } from '../member';
import { never, until } from '../poll';
import type { Stage } from '../stage';

export function firstBoot(stage: Stage): void {
  stage.fresh('#1 first boot: one master, all agree, everything asks for the password', async (release) => {
    const started = Date.now();
    const master = await release.boot();
    const took = Date.now() - started;
    stage.figure(`first boot of ${release.members.length} empty members: ${took} ms until one master, all agree, all in sync`);
    expect(took).toBeLessThanOrEqual(10_000);
    expect(master).toBe(release.members[0]);
    for (const member of release.members) {
      const sees = await member.sentinelMaster();
      expect([sees['num-slaves'], sees['num-other-sentinels'], sees.quorum]).toEqual(['2', '2', '2']);
      for (const probe of probes)
        expect({ member: member.name, probe, ...(await member.probe(...probe)) }).toMatchObject({ code: 0, output: '' });
      for (const container of ['redis', 'sentinel'] as const) expect(member[container].restarts).toBe(0);
      for (const port of [6379, 26379]) {
        const stranger = openMember({ host: member.address, port }, {});
        await expect(stranger.ping()).rejects.toThrow('NOAUTH');
        stranger.disconnect();
      }
      // Only the owner can read files with the password.
      for (const file of [join(member.runDirectory, 'redis.conf'), join(member.dataDirectory, 'sentinel', 'sentinel.conf')]) {
        expect(statSync(file).mode & 0o077).toBe(0);
      }
    }
    await release.put('boot', 50);
    await release.expectEverywhere('boot', 50);
  });

  if (!stage.one) return;

  stage.fresh('#2 first boot with member 0 late: no member is master before member 0 is there, and the logs say so', async (release) => {
    const [late, ...others] = release.members;
    for (const member of others) member.start();
    await until('both say what they wait for', 20, () => others.every((member) => /waiting for 2 of 3 sentinels/.test(member.redis.log())));
    await until('Sentinel says what it waits for', 20, () =>
      others.every((member) => /first boot needs an answer of all 3/.test(member.sentinel.log())),
    );
    // More than 60 s, to detect a rule by which two of three would begin after a minute.
    await never(stage.everything ? 65 : 4, async () => {
      const masters = await release.masters();
      return masters.length === 0 ? undefined : `${masters.map(({ name }) => name)} became master without member 0`;
    });
    for (const member of others) {
      expect(await member.probe('redis', 'live')).toMatchObject({ code: 0 });
      expect(await member.probe('redis', 'ready')).toMatchObject({ code: 1, output: 'waiting for a majority of the sentinels' });
      expect(await member.probe('sentinel', 'live')).toMatchObject({ code: 0 });
    }
    late.start();
    expect(await release.settled()).toBe(late);
  });

  stage.fresh('a member that waits for others stops at once on SIGTERM', async (release) => {
    const [, waiting] = release.members;
    waiting.start();
    await until('it waits', 20, () => /waiting for 2 of 3 sentinels/.test(waiting.redis.log()));
    await until('its Sentinel answers', 20, () => waiting.askSentinel((sentinel) => sentinel.ping()));
    const started = Date.now();
    await waiting.stop();
    stage.figure(`stop of a waiting member: ${Date.now() - started} ms`);
    expect(Date.now() - started).toBeLessThan(20_000);
  });
}
