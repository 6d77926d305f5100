import { Elections } from '../evidence';
import { until } from '../poll';
import type { Stage } from '../stage';
import { expectAtMostOneLostPerConnection } from './crash';

/** A failover by election: a majority has to call the master down, and elects one of its sentinels. */
export function elections(stage: Stage): void {
  stage.healthy(
    '#44 the master hangs while the Sentinel of a replica hangs: the other two elect, and it agrees after the thaw',
    async (release) => {
      const master = await release.settled();
      const [deaf, other] = release.members.filter((member) => member !== master);
      await release.put('before', 100);
      const evidence = new Elections(release);
      const load = await release.startLoad();
      load.mark('a Sentinel hangs');
      deaf.sentinel.freeze();
      const began = load.mark('master hangs');
      master.redis.freeze();
      try {
        await until('another master', 40, async () => {
          const roles = await Promise.all([deaf, other].map((member) => member.role()));
          return roles.some(({ role }) => role === 'master');
        });
        await load.steady();
        // Now, because a sentinel that goes on after a freeze still answers the votes that it was asked for meanwhile.
        const votes = evidence.votes();
        expect(votes.map(({ voter }) => voter).sort()).toEqual([master.name, other.name].sort());
        expect(new Set(votes.map(({ candidate }) => candidate)).size).toBe(1);
      } finally {
        deaf.sentinel.thaw();
        master.redis.thaw();
      }
      const next = await release.settled(90);
      const report = await load.finish();
      stage.report('master hung while the Sentinel of a replica hung', report);
      expect(next).not.toBe(master);
      expectAtMostOneLostPerConnection(report);
      await release.expectEverywhere('before', 100);
      evidence.expectOneAtATime();
      expect(report.stalls.filter(({ from }) => from < began - 500)).toEqual([]);
      expect(report.longestStallMs).toBeGreaterThan(4500);
      // down-after 5 s, up to 1.5 s for the last ping and the stagger, 1.3 s, and 4 s of a client that waits for the processes that hang
      expect(report.longestStallMs).toBeLessThan(12_500);
    },
  );
}
