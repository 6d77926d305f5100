import { setTimeout as sleep } from 'node:timers/promises';
import { Elections } from '../evidence';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { noPodNetwork } from '../network';
import { until } from '../poll';
import { notRun, type Stage } from '../stage';

/** In ms: longer than down-after of the highest ordinal, and until the ping is due that is not answered. */
const missed = 5400 + 1200;

/** Sentinels must agree now that a master is down; their agreement about the previous master does not count. */
export function agreements(stage: Stage): void {
  // Valkey 9.1 does not forget it by itself.
  if (!stage.everything && stage.engine.name !== 'valkey-9.1') return;
  const why = noPodNetwork();
  if (why !== undefined) {
    notRun(`a leader that is cut off: ${why}`);
    return;
  }

  stage.fresh(
    '#14 a replica is cut off, and its Sentinel led the last failover: it does not fail over alone when the cut is over',
    async (release) => {
      const { leader, next } = await failOver(release);
      await until('what was said of the last master is forgotten', 4, async () => (await agreeingWith(leader)).length === 0);
      const elections = new Elections(release);
      const load = await release.startLoad({ wait: { replicas: 1, timeoutMilliseconds: 1000 }, pauseMilliseconds: 5 });
      await load.steady();
      load.mark('replica cut off');
      release.podNetwork.cut(release.members.indexOf(leader), 'everybody');
      await sleep(missed);
      load.mark('healed');
      release.podNetwork.heal();
      expect(await release.settled()).toBe(next);
      await load.steady();
      const report = await load.finish();
      stage.report('the member that led the last failover cut off, clients wait for a replica', report);
      expect(elections.log(release.members.indexOf(leader))).toContain('+sdown master');
      expect(elections.log(release.members.indexOf(leader))).not.toContain('+odown');
      expect(elections.choices()).toEqual([]);
      expect(report.lost).toBe(0);
    },
    { podNetwork: true },
  );
}

/** The master dies and comes back. The Sentinel of one other member promotes the redis of the third. */
async function failOver(release: LocalRelease): Promise<{ leader: Member; next: Member }> {
  const master = await release.boot();
  const [leader, next] = release.members.filter((member) => member !== master);
  const quorum = (count: number) => next.askSentinel((each) => each.call('SENTINEL', 'SET', release.masterName, 'quorum', count));
  await next.askRedis((redis) => redis.config('SET', 'replica-priority', '10'));
  await until('Sentinel knows the better priority', 20, async () =>
    (await leader.sentinelList('REPLICAS')).some((replica) => replica.ip === next.address && replica['slave-priority'] === '10'),
  );
  await quorum(3); // its own Sentinel does not stand for election
  await master.crash();
  await until(`${next.name} is master`, 30, async () => (await next.role()).role === 'master');
  await quorum(2);
  await next.askRedis((redis) => redis.config('SET', 'replica-priority', '100'));
  master.start();
  expect(await release.settled()).toBe(next);
  return { leader, next };
}

/** The sentinels that agree, in the view of a member's own Sentinel, that the master is down. */
async function agreeingWith(member: Member): Promise<string[]> {
  return (await member.sentinelList('SENTINELS')).filter(({ flags }) => flags.includes('master_down')).map(({ ip }) => ip);
}
