import { cpSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { field } from '../../load/topology';
import { type InstalledEngine, installedEngine } from '../engines';
import { LocalRelease } from '../local-release';
import { type Member, probes } from '../member';
import { until } from '../poll';
import { notRun, type Stage } from '../stage';

/** The line of init.sh, before the error message of the server. */
const sayings = (member: Member) => [...member.redis.log().matchAll(/init: .* does not read the data on this disk, .*/g)].map(String);

/** Redis since 7.4 writes a format that no Valkey reads, Valkey since 9.0 one that no Redis reads; and older servers do not read newer formats. */
export function otherEngines(stage: Stage): void {
  if (stage.engine.name === 'redis-8.6') {
    play(stage, 'redis-8.0', volumesAreRead, ...(stage.everything ? [rollingChange] : []));
    if (stage.everything) play(stage, 'redis-7.0', volumesAreRead, rollingChange);
  }
  if (stage.engine.name === 'redis-8.2' && stage.everything) {
    play(stage, 'redis-8.0', volumesAreRead, rollingChange);
    play(stage, 'redis-8.6', volumesAreRefused, rollingChangeStops);
  }
  if (stage.engine.name !== 'valkey-8.1') return;
  play(stage, 'redis-7.0', volumesAreRead, ...(stage.everything ? [rollingChange] : []));
  play(stage, 'redis-8.6', volumesAreRefused, rollingChangeStops);
  if (stage.everything) play(stage, 'redis-8.0', volumesAreRefused, rollingChangeStops);
  if (stage.everything) play(stage, 'valkey-9.1', volumesAreRefused, rollingChangeStops);
}

function play(stage: Stage, name: string, ...scenarios: readonly ((stage: Stage, older: InstalledEngine) => void)[]): void {
  const older = installedEngine(name);
  if (older === undefined) notRun(`${name}'s data read by ${stage.engine.name}: ${name} is not here`);
  else for (const scenario of scenarios) scenario(stage, older);
}

/** The same volumes in another release, and so with other addresses. */
function takeVolumes(from: LocalRelease, to: LocalRelease): void {
  for (const [ordinal, member] of to.members.entries()) {
    member.loseData();
    cpSync(from.members[ordinal].dataDirectory, member.dataDirectory, { recursive: true, preserveTimestamps: true });
  }
}

const many = Array.from({ length: 1000 }, (_, index) => `element ${index} of many`);
const few = many.slice(0, 3);

/** Makes a key of each type, in each of its encodings: most types have one for few and short elements, and a general one. */
function eachType(prefix: string): string[][] {
  const key = (name: string) => `type:${prefix}:${name}`;
  const numbered = (elements: readonly string[]) => elements.flatMap((element, index) => [element, `${index}`]);
  const scored = (elements: readonly string[]) => elements.flatMap((element, index) => [`${index / 10}`, element]);
  return [
    ['SET', key('string'), 'short'],
    ['SET', key('long string'), many.join()],
    ['SET', key('number'), '12345'],
    ['SET', key('string with an end'), 'short', 'EX', '86400'],
    ['RPUSH', key('list'), ...few],
    ['RPUSH', key('long list'), ...many],
    ['HSET', key('hash'), ...numbered(few)],
    ['HSET', key('large hash'), ...numbered(many)],
    ['SADD', key('set of numbers'), '1', '70000', '-5000000000'],
    ['SADD', key('set'), ...few],
    ['SADD', key('large set'), ...many],
    ['ZADD', key('sorted set'), ...scored(few)],
    ['ZADD', key('large sorted set'), ...scored(many)],
    ['EXPIRE', key('large sorted set'), '86400'],
    ...[1, 2, 3].map((time) => ['XADD', key('stream'), `${time}-1`, 'field', `value ${time}`]),
    ['XGROUP', 'CREATE', key('stream'), 'group', '0'],
    ['XREADGROUP', 'GROUP', 'group', 'consumer', 'COUNT', '2', 'STREAMS', key('stream'), '>'],
    ['XACK', key('stream'), 'group', '1-1'],
  ];
}

/** The content of a key of a type, sorted where the type has no order. */
const readers: Readonly<Record<string, (redis: Redis, key: string) => Promise<unknown>>> = {
  string: (redis, key) => redis.get(key),
  list: (redis, key) => redis.lrange(key, 0, -1),
  hash: (redis, key) => redis.hgetall(key),
  set: async (redis, key) => (await redis.smembers(key)).sort(),
  // Engines write the same number in different ways.
  zset: async (redis, key) =>
    (await redis.zrange(key, 0, -1, 'WITHSCORES')).map((each, index) => (index % 2 === 0 ? each : Number.parseFloat(each))),
  // Of a group its name, its consumers, the pending entries and the last delivered id. Redis 7.0 itself loses the number of read entries, because
  // its commands pass it neither to replicas nor to the file.
  stream: async (redis, key) => {
    const groups = (await redis.xinfo('GROUPS', key)) as unknown[][];
    return {
      entries: await redis.xrange(key, '-', '+'),
      groups: groups.map((group) => group.slice(0, 8)),
      pending: await redis.xpending(key, 'group'),
    };
  },
};

/** All keys of eachType: the type, the expiry and the content. */
function contents(member: Member): Promise<Record<string, unknown>> {
  return member.askRedis(async (redis) => {
    const read = async (key: string) => {
      const type = await redis.type(key);
      return [key, { type, ends: await redis.pexpiretime(key), holds: await readers[type](redis, key) }];
    };
    return Object.fromEntries(await Promise.all((await redis.keys('type:*')).map(read)));
  });
}

/**
 * Writes keys of each type on the master, twice: in the files of all members the first keys are a snapshot, in the engine's own format, and the others
 * the commands that made them. Returns their content.
 */
async function putEachType(release: LocalRelease, master: Member): Promise<Record<string, unknown>> {
  const write = (prefix: string) =>
    master.askRedis(async (redis) => {
      for (const [command, ...words] of eachType(prefix)) await redis.call(command, ...words);
    });
  await write('copy');
  await release.put('copied', 1);
  for (const member of release.members) {
    // Refused while another rewrite is under way, as after a first copy.
    await until(`${member.name} begins to rewrite its file`, 20, () => member.askRedis((redis) => redis.bgrewriteaof()));
    await until(`${member.name} has rewritten its file`, 20, async () => {
      const info = await member.askRedis((redis) => redis.info('persistence'));
      const states = ['aof_rewrite_in_progress', 'aof_rewrite_scheduled', 'aof_last_bgrewrite_status'].map((name) => field(info, name));
      return states.join() === '0,0,ok';
    });
  }
  await write('commands');
  const written = await contents(master);
  const forms = await master.askRedis((redis) => Promise.all(Object.keys(written).map((key) => redis.object('ENCODING', key))));
  expect(new Set(forms)).toEqual(new Set(['embstr', 'hashtable', 'int', 'intset', 'listpack', 'quicklist', 'raw', 'skiplist', 'stream']));
  return written;
}

async function expectEachType(members: readonly Member[], written: Record<string, unknown>): Promise<void> {
  for (const member of members) expect(await contents(member)).toEqual(written);
}

/** A release of the older engine, its last master and the content of its keys of each type, with all members down. */
async function usedBefore(
  engine: InstalledEngine,
  play: (before: LocalRelease, ordinal: number, written: Record<string, unknown>) => Promise<void>,
): Promise<void> {
  const before = await LocalRelease.create({ engine, shell: 'dash' });
  try {
    const master = await before.boot();
    const written = await putEachType(before, master);
    await before.put('before', 500);
    await Promise.all(before.members.map((member) => member.crash()));
    await play(before, before.members.indexOf(master), written);
  } finally {
    await before.close();
  }
}

function volumesAreRead(stage: Stage, older: InstalledEngine): void {
  stage.fresh(`#43 the volumes of ${older.name} under ${stage.engine.name}: the data is there, of every type`, (release) =>
    usedBefore(older, async (before, ordinal, written) => {
      takeVolumes(before, release);
      release.start();
      // The master of the last run is master again.
      expect(await release.settled()).toBe(release.members[ordinal]);
      await expectEachType(release.members, written);
      await release.expectEverywhere('before', 500);
      await release.put('after', 50);
      expect(release.members.flatMap(sayings)).toEqual([]);
    }),
  );
}

function volumesAreRefused(stage: Stage, older: InstalledEngine): void {
  stage.fresh(`#43 the volumes of ${older.name} under ${stage.engine.name}: refused with a reason, and nothing is harmed`, (release) =>
    usedBefore(older, async (before, _, written) => {
      takeVolumes(before, release);
      release.start();
      const said = await until('a member says why', 30, () => release.members.flatMap(sayings)[0]);
      const [member] = release.members.filter((each) => sayings(each).length > 0);
      await until('the server ends', 30, () => member.redis.restarts > 0);
      stage.figure(`${older.name}'s data on ${stage.engine.name}: ${said}\n${lastWords(member)}`);
      expect(await release.masters()).toEqual([]);
      await Promise.all(release.members.map((each) => each.crash()));
      takeVolumes(release, before);
      await before.boot();
      await expectEachType(before.members, written);
      await before.expectEverywhere('before', 500);
    }),
  );
}

/** The last lines of the server's own log. */
function lastWords(member: Member): string {
  const words = member.redis.log().split('\n');
  return words.filter((line) => /^\d+:[A-Z] .* # /.test(line)).at(-1) ?? '';
}

/** The old pods stay alive and ready after any apply, so Kubernetes neither ends them nor keeps clients from them. */
async function expectAlive(members: readonly Member[]): Promise<void> {
  for (const member of members) {
    for (const probe of probes) {
      const { code, output } = await member.probe(...probe);
      expect({ member, probe, code, output }).toMatchObject({ code: 0 });
    }
  }
}

function rollingChange(stage: Stage, older: InstalledEngine): void {
  stage.fresh(
    `#43 a rolling change from ${older.name} to ${stage.engine.name} under load: nothing is lost`,
    async (release) => {
      await release.boot();
      await release.makeMaster(release.members[1]);
      const written = await putEachType(release, release.members[1]);
      await release.put('before', 100);
      const load = await release.startLoad();
      release.apply(stage.engine);
      await expectAlive(release.members);
      for (const member of [...release.members].reverse()) {
        load.mark(`${member.name} replaced`);
        await release.replace(member, stage.engine);
        await release.settled();
        await sleep(release.rendered.minReadySeconds * 1000); // as the StatefulSet waits before the next pod
      }
      await load.steady();
      const report = await load.finish();
      stage.report(`rolling change from ${older.name}`, report);
      expect(report.lost).toBe(0);
      expect(report.replicas.map(({ lost }) => lost)).toEqual([0, 0]);
      await expectEachType(release.members, written);
      await release.expectEverywhere('before', 100);
      expect(report.longestStallMs).toBeLessThan(4800);
      expect(release.members.flatMap(sayings)).toEqual([]);
    },
    { engine: older },
  );
}

/** Like a StatefulSet, which replaces the highest ordinal first and waits until its pod is ready. */
function rollingChangeStops(stage: Stage, older: InstalledEngine): void {
  stage.fresh(
    `#43 a rolling change from ${older.name} to ${stage.engine.name} under load: the first member logs why it does not start, ` +
      'the others go on, and it is in sync when it goes back',
    async (release) => {
      const master = await release.boot();
      await release.put('before', 100);
      const [first] = [...release.members].reverse();
      const load = await release.startLoad();
      release.apply(stage.engine);
      load.mark(`${first.name} replaced`);
      await release.replace(first, stage.engine);
      await until('its server has ended twice', 60, () => first.redis.restarts > 1);
      expect(sayings(first).length).toBeGreaterThan(1);
      stage.figure(`${older.name}'s data on ${stage.engine.name}: ${sayings(first)[0]}\n${lastWords(first)}`);
      expect((await first.probe('redis', 'ready')).code).not.toBe(0);
      await expectAlive(release.members.filter((member) => member !== first));
      expect((await master.role()).role).toBe('master');
      await load.steady();
      release.apply(older);
      load.mark(`${first.name} goes back`);
      await release.replace(first, older);
      expect(await release.settled()).toBe(master);
      await load.steady();
      const report = await load.finish();
      stage.report(`rolling change from ${older.name}, and back`, report);
      expect(report.lost).toBe(0);
      expect(report.replicas.map(({ lost }) => lost)).toEqual([0, 0]);
      await release.expectEverywhere('before', 100);
      expect(report.longestStallMs).toBeLessThan(1500);
      expect(sayings(master)).toEqual([]);
    },
    { engine: older },
  );
}
