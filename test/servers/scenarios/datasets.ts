import { copyFileSync, cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RedisProps } from '../../../lib';
import { field } from '../../load/topology';
import { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';

const snapshots = { appendonly: 'no', save: '900 1' };
const key = 'appendonlydir';

/** Runs another release of the same engine, and removes it afterwards. */
async function beside(stage: Stage, redis: RedisProps, play: (other: LocalRelease) => Promise<void>): Promise<void> {
  const other = await LocalRelease.create({ engine: stage.engine, shell: 'dash', redis });
  try {
    await play(other);
  } finally {
    await other.close();
  }
}

/** Makes a dump.rdb with 300 keys, and removes it afterwards. */
async function withDump(stage: Stage, play: (file: string) => Promise<void>): Promise<void> {
  await beside(stage, { members: 1 }, async (other) => {
    const [member] = other.members;
    await other.boot();
    await other.put('dumped', 300);
    await member.askRedis((redis) => redis.save());
    await play(join(member.dataDirectory, 'dump.rdb'));
  });
}

/** The same volumes in another release, whose Services have other addresses. */
function takeVolumes(from: LocalRelease, to: LocalRelease): void {
  for (const [ordinal, member] of to.members.entries()) {
    member.loseData();
    cpSync(from.members[ordinal].dataDirectory, member.dataDirectory, { recursive: true, preserveTimestamps: true });
  }
}

async function expectAppendOnly(members: readonly Member[], enabled: boolean): Promise<void> {
  for (const member of members) {
    const info = await member.askRedis((redis) => redis.info('persistence'));
    const states = ['aof_enabled', 'aof_last_bgrewrite_status', 'rdb_last_bgsave_status'].map((name) => field(info, name));
    expect({ member, states }).toEqual({ member, states: [enabled ? '1' : '0', 'ok', 'ok'] });
    expect({ member, file: existsSync(join(member.dataDirectory, key, 'appendonly.aof.manifest')) }).toEqual({ member, file: enabled });
  }
}

const said = (members: readonly Member[], text: string) => members.filter((member) => member.redis.log().includes(text)).length;

/** The files of a server that starts empty beside dump.rdb: an append-only file that was never written to. */
async function addEmptyFiles(stage: Stage, members: readonly Member[]): Promise<void> {
  await beside(stage, { members: 1 }, async (empty) => {
    await empty.boot();
    for (const member of members) cpSync(join(empty.members[0].dataDirectory, key), join(member.dataDirectory, key), { recursive: true });
  });
}

/** The file that holds the data when a release starts, and the file that its settings ask for. */
export function datasets(stage: Stage): void {
  const coldStart = (members: number, emptyFiles: boolean) =>
    stage.fresh(
      `#55 the volumes of ${members} ${members === 1 ? 'member' : 'members'} with dump.rdb${emptyFiles ? ' and empty append-only files' : ''}, ` +
        'under a release with append-only files: nothing is lost',
      (release) =>
        beside(stage, { members, redisConfig: snapshots }, async (before) => {
          await before.boot();
          await before.put('before', 300);
          await Promise.all(before.members.map((member) => member.stop()));
          if (emptyFiles) await addEmptyFiles(stage, before.members);
          takeVolumes(before, release);
          await release.boot();
          await release.expectEverywhere('before', 300);
          await expectAppendOnly(release.members, true);
          await release.put('after', 20);
          await Promise.all(release.members.map((member) => member.crash()));
          await release.boot();
          await release.expectEverywhere('before', 300);
          await release.expectEverywhere('after', 20);
          expect(said(release.members, 'making it')).toBe(members);
        }),
      { redis: { members } },
    );

  stage.fresh('#55 a dump in the volume of member 0 of a new release: all members have it', (release) =>
    withDump(stage, async (dump) => {
      copyFileSync(dump, join(release.members[0].dataDirectory, 'dump.rdb'));
      await release.boot();
      await release.expectEverywhere('dumped', 300);
      await expectAppendOnly(release.members, true);
    }),
  );

  if (!stage.everything) return;
  coldStart(3, false);
  coldStart(3, true);
  coldStart(1, false);
  coldStart(1, true);

  stage.fresh(
    '#55 a member dies while it makes its append-only file from dump.rdb: it begins again',
    (release) =>
      withDump(stage, async (dump) => {
        const [member] = release.members;
        copyFileSync(dump, join(member.dataDirectory, 'dump.rdb'));
        member.start();
        await until('it writes', 30, () => existsSync(join(member.dataDirectory, key)));
        expect(await member.probe('redis', 'live')).toMatchObject({ code: 0 });
        expect((await member.probe('redis', 'ready')).code).not.toBe(0);
        await member.crash();
        expect(existsSync(join(member.dataDirectory, key, 'appendonly.aof.manifest'))).toBe(false);
        await release.boot();
        await release.expectEverywhere('dumped', 300);
        expect(readdirSync(member.dataDirectory).filter((name) => name.startsWith('temp-'))).toEqual([]);
      }),
    { redis: { members: 1, redisConfig: { 'rdb-key-save-delay': '10000' } } },
  );

  stage.fresh('#55 a dump in the volume of a release that holds data is not read, and the how-to restores it', (release) =>
    withDump(stage, async (dump) => {
      const [member] = release.members;
      await release.boot();
      await release.put('before', 50);
      await Promise.all(release.members.map((each) => each.stop()));
      copyFileSync(dump, join(member.dataDirectory, 'dump.rdb'));
      await release.boot();
      await release.expectEverywhere('before', 50);
      expect(said([member], 'dump.rdb is not read')).toBe(1);
      await Promise.all(release.members.map((each) => each.stop()));
      for (const each of release.members) each.loseData();
      copyFileSync(dump, join(member.dataDirectory, 'dump.rdb'));
      await release.boot();
      await release.expectEverywhere('dumped', 300);
      expect(await release.members[1].askRedis((redis) => redis.exists('before:0'))).toBe(0);
    }),
  );

  let wanted: 'yes' | 'no' = 'no';
  stage.fresh(
    '#55 rolling updates from dump.rdb to append-only files and back under load, then a cold start: nothing is lost',
    async (release) => {
      await release.boot();
      await release.put('before', 300);
      const load = await release.startLoad();
      for (const setting of ['yes', 'no'] as const) {
        wanted = setting;
        release.apply(stage.engine);
        for (const member of [...release.members].reverse()) {
          load.mark(`${member.name} replaced`);
          await release.replace(member, stage.engine);
          await release.settled();
        }
        await expectAppendOnly(release.members, wanted === 'yes');
      }
      await load.steady();
      const report = await load.finish();
      stage.report('rolling updates between dump.rdb and append-only files', report);
      expect(report.lost).toBe(0);
      await Promise.all(release.members.map((member) => member.stop()));
      wanted = 'yes';
      release.apply(stage.engine);
      await release.boot();
      await release.expectEverywhere('before', 300);
    },
    {
      change: (files) => {
        const other = files['redis.conf'].replace('appendonly yes', 'appendonly no').replace('save ""', 'save 900 1');
        if (wanted === 'no') Object.assign(files, { 'redis.conf': other });
      },
    },
    400,
  );
}
