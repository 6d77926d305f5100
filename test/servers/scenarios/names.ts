import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Elections } from '../evidence';
import type { LocalRelease } from '../local-release';
import { until } from '../poll';
import type { Stage } from '../stage';
import { needed } from '../toolbox';
import { expectAtMostOneLostPerConnection } from './crash';

/** DNS does not answer any more; every lookup waits until it gives up. Returns a function that brings the answers back. */
function dnsGone(release: LocalRelease): () => void {
  const hosts = readFileSync(release.hosts, 'utf8');
  rmSync(release.hosts);
  execFileSync(needed('mkfifo'), [release.hosts]);
  return () => {
    rmSync(release.hosts);
    writeFileSync(release.hosts, hosts);
  };
}

export function names(stage: Stage): void {
  stage.healthy(
    '#25 without DNS the master process dies, then a master member: others take over, a container finds its way back',
    async (release) => {
      const first = await release.settled();
      await release.put('before', 100);
      const elections = new Elections(release);
      const restore = dnsGone(release);
      try {
        const load = await release.startLoad();
        const before = first.redis.log().length;
        load.mark('master killed');
        await first.redis.kill();
        first.redis.start();
        await until('another master', 40, async () => (await release.masters()).some((member) => member !== first));
        const second = await release.settled();
        expect(second).not.toBe(first);
        expect(first.redis.log().slice(before)).toMatch(/using the addresses seen before/);
        await load.steady();
        load.mark('master member killed');
        await second.crash();
        const others = release.members.filter((member) => member !== second);
        expect(others).toContain(await release.settled(60, others));
        await load.steady();
        // A new pod has seen no addresses: it waits for DNS.
        second.start();
        await until('it says what it waits for', 20, () => /DNS does not resolve redis-0/.test(second.redis.log()));
        restore();
        await release.settled();
        const report = await load.finish();
        stage.report('no DNS: master process, then master member killed', report);
        expect(report.longestStallMs).toBeLessThan(9000); // down-after 5 s, 1.3 s, and time for a slow machine
        expectAtMostOneLostPerConnection({ ...report, lostPerWriter: report.lostPerWriter.map((lost) => lost / 2) });
      } finally {
        restore();
      }
      await release.expectEverywhere('before', 100);
      elections.expectOneAtATime();
    },
  );
}
