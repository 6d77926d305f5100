import { setTimeout as sleep } from 'node:timers/promises';
import { configEpochs, Elections } from '../evidence';
import type { LocalRelease } from '../local-release';
import { lookEvery } from '../looks';
import type { Member } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';

const told = 'promotion-watch: ';

/** Asks a Sentinel for a failover, as a person without knowledge of the hook would. Just after a boot the Sentinel knows no replica that can be promoted. */
async function failOver(member: Member): Promise<void> {
  await until('a failover is accepted', 20, async () => {
    const answer = await member
      .askSentinel((sentinel) => sentinel.call('SENTINEL', 'FAILOVER', 'redis'))
      .catch((error: Error) => error.message);
    return answer === 'OK';
  });
}

/** The log lines of each member's promotion-watch.sh since then. */
function listen(release: LocalRelease): () => string[] {
  const before = release.members.map(({ sentinel }) => sentinel.log().length);
  return () =>
    release.members.flatMap(({ sentinel }, ordinal) =>
      sentinel
        .log()
        .slice(before[ordinal])
        .split('\n')
        .filter((line) => line.includes(told)),
    );
}

export function promotions(stage: Stage): void {
  stage.healthy(
    '#49 a person asks a sentinel for a failover under load: its pod tells the others at once, and less than half a second of writes is lost',
    async (release) => {
      const master = await release.settled();
      const leader = release.members.filter((member) => member !== master)[0];
      const said = listen(release);
      const elections = new Elections(release);
      const load = await release.startLoad();
      await load.steady();
      // The sentinel has just sent INFO, so it does not see the promotion by itself when the others are told.
      await lookEvery(100, [leader]);
      await sleep(300);
      await lookEvery(1000, [leader]);
      const asked = load.mark('failover asked for');
      await failOver(leader);
      await until('another master', 20, async () => (await release.masters()).some((member) => member !== master));
      await load.steady();
      const next = await release.settled();
      const seconds = (Date.now() - asked) / 1000;
      const report = await load.finish();
      stage.report('SENTINEL FAILOVER by hand', report);
      expect(said()).toEqual([expect.stringContaining(`${leader.name} ${told}${next.name} is master in place of ${master.name}`)]);
      const epochs = await configEpochs(release);
      expect(new Set(epochs).size).toBe(1);
      // The epoch contains the ordinal of the new master.
      expect(epochs[0] % 100).toBe(release.members.indexOf(next));
      elections.expectOneAtATime();
      expect(seconds).toBeGreaterThan(1);
      expect(report.lost).toBeLessThan(1500);
      expect(report.longestStallMs).toBeLessThan(4500);
    },
  );

  stage.fresh('#49 the sentinel that leads cannot ask a majority: its pod announces nothing, and all agree in the end', async (release) => {
    const master = await release.boot();
    const [leader, other] = release.members.filter((member) => member !== master);
    await release.put('before', 100);
    const said = listen(release);
    const silent = [master, other];
    for (const member of silent) member.sentinel.freeze();
    try {
      await failOver(leader);
      await until('a promotion', 20, async () => (await release.masters()).some((member) => member !== master));
      await until('the leader has seen it', 20, async () => (await leader.sentinelMaster()).ip !== master.address);
    } finally {
      for (const member of silent) member.sentinel.thaw();
    }
    expect(await release.settled(90)).not.toBe(master);
    expect(said()).toEqual([]);
    await release.expectEverywhere('before', 100);
  });

  stage.healthy(
    '#22 two failovers took the same epoch: the master that a majority names announces itself again, and all agree',
    async (release) => {
      const master = await release.settled();
      const [wrong, other] = release.members.filter((member) => member !== master);
      const ids = await Promise.all(release.members.map((member) => member.askSentinel((sentinel) => sentinel.call('SENTINEL', 'MYID'))));
      const epoch = 50 + Math.max(...(await configEpochs(release)));
      const hello = (to: Member, from: Member, named: Member) => {
        const words = [from.address, 26379, ids[release.members.indexOf(from)], epoch, 'redis', named.address, 6379, epoch];
        return to.askSentinel((sentinel) => sentinel.call('PUBLISH', '__sentinel__:hello', words.join(',')));
      };
      await Promise.all([hello(wrong, other, wrong), hello(master, other, master), hello(other, master, master)]);
      expect(await wrong.named()).toBe(wrong.address);
      expect(await Promise.all([master, other].map((member) => member.named()))).toEqual([master.address, master.address]);
      expect(await release.settled(40)).toBe(master);
      const [later, ...others] = await configEpochs(release);
      expect(later).toBeGreaterThan(epoch);
      expect(others).toEqual([later, later]);
    },
  );
}
