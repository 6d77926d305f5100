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
 * What was denied to whom, everywhere. A wrong password is there too, as the reason `auth`. Not what redis-cli 7.0 asks for its own help when it
 * reads commands from a pipe, and does without.
 */
export async function denied(members: readonly Member[]): Promise<Denied[]> {
  const asks = members.flatMap((member) => [
    member.askRedis((redis) => redis.call('ACL', 'LOG', '128')),
    member.askSentinel((sentinel) => sentinel.call('ACL', 'LOG', '128')),
  ]);
  // What is down has nothing to say.
  const logs = (await Promise.all(asks.map((ask) => ask.catch(() => [])))) as unknown[][][];
  const entries = logs.flat().map((entry) => {
    const fields = new Map(entry.map((value, index) => [String(value), String(entry[index + 1])]));
    return { username: fields.get('username') ?? '', reason: fields.get('reason') ?? '', object: fields.get('object') ?? '' };
  });
  return entries.filter(({ object }) => object !== 'command' && object !== 'command|docs');
}

/** The same of a member that goes meanwhile and takes its log with it, read again and again while its hooks run. */
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

/** Lines of any log in which somebody is told that it may not. */
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

/** Well below down-after: later means that nobody handed over, and Sentinel had to find out by itself. */
const plannedMilliseconds = 3000;

/**
 * Boot, a hand-over and a crash under load, in which nothing that the release does is denied to it. Scripts go on when they are refused
 * something, most of them without a word: so it is looked for in the servers' own logs of it, also in those that are about to go.
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
