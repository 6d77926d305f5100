import { setTimeout as sleep } from 'node:timers/promises';
import { openMember } from '../../load';
import { now } from '../../load/ledger';
import { Elections } from '../evidence';
import { lastContact } from '../looks';
import { never, until } from '../poll';
import type { Stage } from '../stage';
import { expectAtMostOneLostPerConnection, expectNothingLost } from './crash';

/** The limits of one member alone. */
export function majorities(stage: Stage): void {
  for (const left of ['the master', 'a replica'])
    stage.healthy(`#28 two of three members are gone and ${left} is left: no writes, no new master, until one is back`, async (release) => {
      const master = await release.settled();
      const others = release.members.filter((member) => member !== master);
      const survivor = left === 'the master' ? master : others[1];
      const gone = release.members.filter((member) => member !== survivor);
      await release.put('before', 100);
      const elections = new Elections(release);
      const load = await release.startLoad();
      const killed = load.mark('two members killed');
      await Promise.all(gone.map((member) => member.crash()));
      // Writes are still accepted until the last answer of a replica is too old, and not after a connection has ended.
      await sleep(6000);
      const last = load.ledger.lastAcknowledgement() ?? 0;
      const contact = lastContact(survivor);
      await never(4, async () => {
        if ((load.ledger.lastAcknowledgement() ?? 0) > last) return 'the last member took a write';
        const { role } = await survivor.role();
        return role === (survivor === master ? 'master' : 'slave') ? undefined : `the last member is ${role}`;
      });
      // If the others went on without it, their copies are fresher.
      expect(lastContact(survivor)).toBe(contact);
      const back = load.mark('one is back');
      gone[1].start();
      await load.steady();
      stage.figure(
        `${left} of three left: last write ${Math.round(last - killed)} ms after; steady again ${Math.round(now() - back)} ms after one was back`,
      );
      gone[0].start();
      await release.settled();
      const report = await load.finish();
      stage.report(`${left} of three left for 10 s`, report);
      expectAtMostOneLostPerConnection(report);
      await release.expectEverywhere('before', 100);
      elections.expectOneAtATime();
    });

  if (stage.one) {
    stage.fresh(
      '#28 minReplicasToWrite: 0: the last of three goes on alone, also after it hung',
      async (release) => {
        const master = await release.boot();
        const others = release.members.filter((member) => member !== master);
        await Promise.all(others.map((member) => member.crash()));
        const write = (key: string) => master.askRedis((redis) => redis.set(key, 'alone'));
        await sleep(6000);
        expect(await write('before')).toBe('OK');
        master.redis.freeze();
        await sleep(6000);
        master.redis.thaw();
        await sleep(2000);
        expect(await write('after')).toBe('OK');
        for (const member of others) member.start();
        expect(await release.settled()).toBe(master);
      },
      { redis: { minReplicasToWrite: 0, acceptLossInMinority: true } },
    );
  }

  stage.healthy('#29 a replica is made master by hand: it is a replica again within 15 s, and acknowledges no write', async (release) => {
    const master = await release.settled();
    const rogue = release.members.filter((member) => member !== master)[0];
    const elections = new Elections(release);
    const load = await release.startLoad();
    const writer = openMember({ host: rogue.address, port: 6379 }, { password: release.password });
    const made = load.mark('REPLICAOF NO ONE');
    await rogue.askRedis((redis) => redis.replicaof('NO', 'ONE'));
    const answers = new Map<string, number>();
    const reverted = await until('it is a replica again', 15, async () => {
      const answer = await writer.set('rogue', 'write').catch((error: Error) => error.message.split(' ')[0]);
      answers.set(answer ?? 'nothing', (answers.get(answer ?? 'nothing') ?? 0) + 1);
      return (await rogue.role()).role === 'slave' && now() - made;
    });
    writer.disconnect();
    expect(await release.settled()).toBe(master);
    await load.steady();
    const report = await load.finish();
    stage.figure(
      `a replica made master by hand: a replica again after ${Math.round(reverted)} ms; answers to writes: ${JSON.stringify([...answers])}`,
    );
    stage.report('a replica made master by hand', report);
    expect([...answers.keys()]).not.toContain('OK');
    expectNothingLost(report);
    expect(elections.choices()).toEqual([]);
    expect(await master.askRedis((redis) => redis.exists('rogue'))).toBe(0);
    expect(report.longestStallMs).toBeLessThan(1500);
  });
}
