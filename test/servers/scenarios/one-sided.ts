import { Elections } from '../evidence';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { noPodNetwork } from '../network';
import { never, until } from '../poll';
import { notRun, type Stage } from '../stage';

/** From now on the sentinel of a member does not reach the master, which keeps all its replicas, because their connections are open. */
async function hideMaster(release: LocalRelease, master: Member, from: Member): Promise<void> {
  release.podNetwork.allowNoNewConnection(release.members.indexOf(from), [release.members.indexOf(master)]);
  await master.askRedis(async (redis) => {
    const clients = String(await redis.client('LIST')).split('\n');
    const own = clients.filter((client) => client.includes(` addr=${from.address}:`) && / name=sentinel-/.test(client));
    expect(own.length).toBeGreaterThan(0);
    for (const [, id] of own.map((client) => /id=(\d+)/.exec(client) ?? [])) await redis.call('CLIENT', 'KILL', 'ID', id);
  });
}

const wanted = (member: Member) =>
  member.askRedis(async (redis) => Number(((await redis.config('GET', 'min-replicas-to-write')) as string[])[1]));
const fence = (member: Member) => member.askRedis((redis) => redis.config('SET', 'min-replicas-to-write', 1000));

/** One sentinel, and then a second one, does not reach a master that refuses writes after an order of hang.sh. */
async function oneDoesNotReachIt(stage: Stage, release: LocalRelease): Promise<void> {
  const master = await release.boot();
  const [first, second] = release.members.filter((member) => member !== master);
  const elections = new Elections(release);
  await hideMaster(release, master, first);
  await until('one sentinel calls the master down', 20, async () => (await first.sentinelMaster()).flags.includes('s_down'));
  const fenced = Date.now();
  await fence(master);
  await never(4.5, async () => ((await wanted(master)) === 1000 ? undefined : 'writes are allowed, and it could be the first of two'));
  await until('writes are allowed again', 20, async () => (await wanted(master)) === 1);
  stage.figure(`one sentinel alone calls the master down: writes allowed ${Date.now() - fenced} ms after they were refused`);
  expect(await master.askRedis((redis) => redis.set('after', 1))).toBe('OK');
  expect(elections.choices()).toEqual([]);

  const said = master.redis.log().length;
  await fence(master);
  await hideMaster(release, master, second);
  await until('another one is master', 30, async () => (await release.masters()).some((member) => member !== master));
  expect(master.redis.log().slice(said)).not.toContain('writes are allowed again');
  release.podNetwork.heal();
  expect(await release.settled()).not.toBe(master);
  await until('what it wants as master is as before', 20, async () => (await wanted(master)) === 1);
  elections.expectOneAtATime();
}

/** A network that drops the packets of some members. */
export function oneSided(stage: Stage): void {
  const name =
    '#61 one sentinel does not reach a master that refuses writes: writes come back, and not if a second sentinel does not reach it either';
  const why = noPodNetwork();
  if (why !== undefined) {
    notRun(`${name}: ${why}`);
    return;
  }
  stage.fresh(name, (release) => oneDoesNotReachIt(stage, release), { podNetwork: true });
}
