import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalRelease } from '../local-release';
import { lastContact } from '../looks';
import { never, until } from '../poll';
import type { Stage } from '../stage';

/** The last master does not return: the others have to find the master and the freshest copy. */
export function memories(stage: Stage): void {
  for (const ordinal of stage.everything ? [1, 2] : [1])
    stage.fresh(
      `#17 the last master never returns after a cold start: the fresher of the two copies, on member ${ordinal}, becomes the release's data`,
      (release) => freshestWins(stage, release, ordinal),
      { redis: { lastResortSeconds: 17 } },
    );

  if (stage.one)
    stage.fresh(
      '#17 the same on member 2, and the process with the fresher copy restarts meanwhile: the other member waits for it',
      (release) => freshestWins(stage, release, 2, 'once more'),
      { redis: { lastResortSeconds: 25 } },
    );

  stage.fresh(
    '#48 an empty member 0, and two with data that do not know the master: no member starts until an operator decides',
    forgotten,
  );
}

async function freshestWins(stage: Stage, release: LocalRelease, ordinal: number, starts = 'once'): Promise<void> {
  const master = await release.boot();
  const [fresh, stale] = [release.members[ordinal], release.members[3 - ordinal]];
  expect(master).toBe(release.members[0]);
  await release.put('before', 100);
  stale.redis.freeze();
  await release.put('newest', 20, [master, fresh]);
  await until('the fresher copy is it by its own account', 20, () => lastContact(fresh) > lastContact(stale) + 1);
  await Promise.all(release.members.map((member) => member.crash()));
  const started = Date.now();
  for (const member of [stale, fresh]) member.start();
  if (starts !== 'once') {
    await until('both listen', 20, () => Promise.all([stale.role(), fresh.role()]));
    await sleep(14_000); // longer than the time between two failovers of Sentinel itself, and shorter than the last resort
    await fresh.redis.kill();
    fresh.redis.start();
  }
  const next = await until('another master', 120, async () => (await release.masters())[0]);
  stage.figure(
    `the last master does not return, the fresher copy on member ${ordinal}: ${Date.now() - started} ms until another is master`,
  );
  expect(next).toBe(fresh);
  expect(await release.settled(60, [stale, fresh])).toBe(fresh);
  for (const [label, count] of [
    ['before', 100],
    ['newest', 20],
  ] as const)
    await release.expectEverywhere(label, count, [stale, fresh]);
}

async function forgotten(release: LocalRelease): Promise<void> {
  const [empty, ...others] = release.members;
  await release.boot();
  await release.put('before', 100);
  await Promise.all(release.members.map((member) => member.crash()));
  empty.loseData();
  for (const member of others) member.loseMemory();
  release.start();
  await until('they log that no member knows the master', 20, () =>
    others.every((member) => member.sentinel.log().includes('this member has data, but nobody knows who was master')),
  );
  await until('the empty one says for whom it waits', 20, () => /the first boot needs an answer of all 3/.test(empty.sentinel.log()));
  await never(6, async () => {
    const masters = await release.masters();
    if (masters.length > 0) return `${masters.map(({ name }) => name)} became master`;
    const named = await Promise.all(release.members.map((member) => member.named().catch(() => undefined)));
    return named.some(Boolean) ? `a Sentinel named ${named.find(Boolean)}` : undefined;
  });
  for (const member of release.members) expect(await member.probe('redis', 'live')).toMatchObject({ code: 0 });
  for (const member of others) await expect(member.askSentinel((sentinel) => sentinel.ping())).rejects.toThrow();

  const [chosen] = others;
  writeFileSync(join(chosen.dataDirectory, 'force-master'), '');
  expect(await release.settled(90)).toBe(chosen);
  await release.expectEverywhere('before', 100);
}
