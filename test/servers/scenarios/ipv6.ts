import { noIpv6 } from '../addresses';
import type { LocalRelease } from '../local-release';
import { until } from '../poll';
import { notRun, type Stage } from '../stage';
import { expectAtMostOneLostPerConnection, expectNothingLost, soonerThanDownAfter } from './crash';

async function lives(stage: Stage, release: LocalRelease): Promise<void> {
  const master = await release.boot();
  const load = await release.startLoad();
  load.mark('master stopped');
  await master.stop();
  master.start();
  const next = await release.settled();
  await load.steady();
  const handOver = await load.finish();
  stage.report('IPv6: master stopped', handOver);
  expect(next).not.toBe(master);
  expectNothingLost(handOver);
  expect(handOver.longestStallMs).toBeLessThan(soonerThanDownAfter);

  await release.put('before', 100);
  const other = await release.startLoad();
  other.mark('master killed');
  next.redis.crash();
  await until('another master', 30, async () => (await release.masters()).some((member) => member !== next));
  await release.settled();
  await other.steady();
  const crash = await other.finish();
  stage.report('IPv6: master process killed', crash);
  expectAtMostOneLostPerConnection(crash);
  expect(crash.longestStallMs).toBeLessThan(soonerThanDownAfter);

  await Promise.all(release.members.map((member) => member.crash()));
  release.start();
  await release.settled(90);
  await release.expectEverywhere('before', 100);
}

export function ipv6(stage: Stage): void {
  const reason = noIpv6();
  if (reason !== undefined) {
    notRun(reason);
    return;
  }
  stage.fresh('#1 IPv6 addresses only: first boot, a hand-over, a crash, a cold start', (release) => lives(stage, release), { ipv6: true });
}
