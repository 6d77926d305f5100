import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadOptions } from '../../load';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';
import { handOvers } from './stop';

export interface Denied {
  readonly username: string;
  readonly reason: string;
  readonly object: string;
}

/**
 * The denied commands of all users on all servers. Wrong passwords are included, with the reason `auth`. The commands that redis-cli 7.0 sends for its
 * help texts when it reads commands from a pipe are not included, because it works without the answers.
 */
export async function denied(members: readonly Member[]): Promise<Denied[]> {
  const asks = members.flatMap((member) => [
    member.askRedis((redis) => redis.call('ACL', 'LOG', '128')),
    member.askSentinel((sentinel) => sentinel.call('ACL', 'LOG', '128')),
  ]);
  // A server that is down has no log.
  const logs = (await Promise.all(asks.map((ask) => ask.catch(() => [])))) as unknown[][][];
  const entries = logs.flat().map((entry) => {
    const fields = new Map(entry.map((value, index) => [String(value), String(entry[index + 1])]));
    return { username: fields.get('username') ?? '', reason: fields.get('reason') ?? '', object: fields.get('object') ?? '' };
  });
  return entries.filter(({ object }) => object !== 'command' && object !== 'command|docs');
}

/** The same for a member that stops meanwhile and loses its log; the log is read repeatedly while its hooks run. */
async function deniedDuring(member: Member, work: Promise<void>): Promise<Denied[]> {
  const found: Denied[] = [];
  let looks = 0;
  let over = false;
  const end = work.finally(() => {
    over = true;
  });
  while (!over) {
    found.push(...(await denied([member])));
    if (member.redis.pid !== undefined) looks += 1;
    await sleep(100);
  }
  await end;
  // Enough to be sure that the hook was seen at work.
  expect(looks).toBeGreaterThan(3);
  return found;
}

/** Lines of any log with an error about a missing right. */
function refusedInLogs(release: LocalRelease): string[] {
  return release.members.flatMap((member) =>
    (['redis', 'sentinel'] as const).flatMap((name) =>
      member[name]
        .log()
        .split('\n')
        .filter((line) => /NOPERM|no permissions/i.test(line))
        .map((line) => `${member.name} ${name}: ${line}`),
    ),
  );
}

/** Well below down-after: later means that no hook handed over, and Sentinel noticed the end by itself. */
const plannedMilliseconds = 3000;

/**
 * Boot, a hand-over and a crash under load, in which the servers deny no command of the release. Most scripts silently go on when a command is
 * refused. So the test reads ACL LOG of the servers, also of those that are about to stop.
 */
export async function handOverAndCrash(stage: Stage, release: LocalRelease, what: string, client: Partial<LoadOptions> = {}) {
  const master = await release.boot();
  await release.put('before', 50);
  const load = await release.startLoad(client);
  const seen = await denied(release.members);
  load.mark('master stopped');
  seen.push(...(await deniedDuring(master, master.stop())));
  expect(handOvers(release)).toBe(1);
  const [next, ...others] = await release.masters();
  expect([next === undefined, next === master, others]).toEqual([false, false, []]);
  master.start();
  expect(await release.settled()).toBe(next);
  seen.push(...(await denied(release.members)));
  const crashed = load.mark('master process killed');
  next.redis.crash();
  await until('another master', 30, async () => (await release.masters()).some((member) => member !== next));
  await release.settled();
  await load.steady();
  const report = await load.finish();
  stage.report(`${what}: a hand-over and a crash`, report);
  expect(Math.max(...report.lostPerWriter)).toBeLessThanOrEqual(1);
  const planned = report.stalls.filter(({ from }) => from < crashed).map(({ milliseconds }) => milliseconds);
  expect(Math.max(0, ...planned)).toBeLessThan(plannedMilliseconds);
  await release.expectEverywhere('before', 50);
  seen.push(...(await denied(release.members)));
  expect(seen).toEqual([]);
  expect(refusedInLogs(release)).toEqual([]);
}
