import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { never } from '../poll';
import type { Stage } from '../stage';

/** Longer than old masters took to start when a sentinel without a memory counted as a vote for them. */
const patienceSeconds = 10;

/**
 * The last master was elected while the old master and as many more members as allowed were down. Then all die. These old members come back first, with
 * a member that took part in that election and lost its volume: together they are a majority, but none of them knows of the election.
 */
async function forgetfulVoter(stage: Stage, release: LocalRelease): Promise<void> {
  const old = await release.settled();
  const downAtOnce = Math.floor(release.members.length / 2);
  const rest = release.members.filter((member) => member !== old);
  const stale = [old, ...rest.slice(0, downAtOnce - 1)];
  const voters = rest.slice(downAtOnce - 1);
  await Promise.all(stale.map((member) => member.crash()));
  const last = await release.settled(60, voters);
  await release.put('newest', 50, voters);
  await Promise.all(voters.map((member) => member.crash()));
  const forgetful = voters.filter((member) => member !== last)[0];
  forgetful.loseData();
  const said = stale.map((member) => member.redis.log().length);
  for (const member of [...stale, forgetful]) member.start();
  await never(patienceSeconds, async () => {
    const masters = await release.masters();
    return masters.length === 0 ? undefined : `${masters.map(({ name }) => name)} became master, and does not have the newest data`;
  });
  for (const [index, member] of stale.entries())
    expect(member.redis.log().slice(said[index])).toContain('sentinels to agree on the master');
  const started = Date.now();
  release.start();
  expect(await release.settled(90)).toBe(last);
  stage.figure(`the last master of ${release.members.length} is late: ${Date.now() - started} ms from its start until all have its data`);
  await release.expectEverywhere('newest', 50);
}

/** So many members come back empty while one with all data lives, like pods with a volume in memory. */
async function replacedAtOnce(stage: Stage, release: LocalRelease, survivor: 'master' | 'replica'): Promise<void> {
  const master = await release.settled();
  const last = survivor === 'master' ? master : release.members.filter((member) => member !== master)[0];
  const replaced = release.members.filter((member) => member !== last);
  await release.put(`left with the ${survivor}`, 100);
  await Promise.all(replaced.map(replace));
  const started = Date.now();
  for (const member of replaced) member.start();
  const next = await release.settled(90);
  stage.figure(`two of three replaced with nothing, a ${survivor} left: ${Date.now() - started} ms until all have its data`);
  expect(next).toBe(last);
  await release.expectEverywhere(`left with the ${survivor}`, 100);
}

async function replace(member: Member): Promise<void> {
  await member.crash();
  member.loseData();
}

export function amnesia(stage: Stage): void {
  if (stage.one)
    stage.healthy(
      '#53 all die, and an old master and a member that lost its volume are back first: they wait for the last master, and nothing is lost',
      (release) => forgetfulVoter(stage, release),
    );

  if (!stage.everything) return;

  for (const survivor of ['master', 'replica'] as const)
    stage.healthy(`#54 two of three come back empty, and a ${survivor} with all data is left: all copy it`, (release) =>
      replacedAtOnce(stage, release, survivor),
    );

  stage.fresh(
    '#53 all five die, and two old members and one that lost its volume are back first: they wait for the last master, and nothing is lost',
    async (release) => {
      await release.boot();
      await forgetfulVoter(stage, release);
    },
    { redis: { members: 5 } },
  );
}
