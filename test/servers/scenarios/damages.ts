import { closeSync, openSync, readdirSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Member } from '../member';
import { never, until } from '../poll';
import type { Stage } from '../stage';

const folder = (member: Member) => join(member.dataDirectory, 'appendonlydir');
const file = (member: Member, end: string) => join(folder(member), readdirSync(folder(member)).filter((name) => name.endsWith(end))[0]);
const setAside = (member: Member) => readdirSync(member.dataDirectory).filter((name) => name.startsWith('appendonlydir.damaged-'));

/** Like a bad block: 200 bytes in the middle are different. In a file of commands, from the next command on: a server loads a long value that is different. */
function overwrite(path: string): void {
  const content = readFileSync(path);
  const middle = Math.floor(content.length / 2);
  const next = path.endsWith('.aof') ? content.indexOf('\r\n*', middle) : middle;
  const open = openSync(path, 'r+');
  writeSync(open, Buffer.alloc(200, 'X'), 0, 200, next < 0 ? 0 : next);
  closeSync(open);
}

const damagesDone: Record<string, (member: Member) => void> = {
  'is overwritten in the middle': (member) => overwrite(file(member, '.incr.aof')),
  'has a base that is overwritten in the middle': (member) => overwrite(file(member, '.base.rdb')),
  'has an empty base': (member) => truncateSync(file(member, '.base.rdb'), 0),
  'has an empty manifest': (member) => truncateSync(file(member, '.manifest'), 0),
};

/** Damages after which no server can load the file. */
export function damages(stage: Stage): void {
  for (const [what, damage] of Object.entries(damagesDone).slice(0, stage.everything ? undefined : 1)) {
    stage.healthy(`#57 the append-only file of a replica ${what}: it is set aside, and the master is copied`, async (release) => {
      const master = await release.settled();
      const replica = release.members.filter((member) => member !== master)[0];
      await release.put('before', 300);
      // The base of the next one has keys.
      for (const time of [1, 2]) {
        const before = replica.redis.log().length;
        await replica.crash();
        damage(replica);
        replica.start();
        expect(await release.settled()).toBe(master);
        await release.expectEverywhere('before', 300);
        expect(setAside(replica)).toHaveLength(1);
        expect(replica.redis.log().slice(before)).toContain('cannot be loaded: it is set aside');
        if (what.includes('middle') && !what.includes('base')) await release.put(`more${time}`, 300);
      }
    });
  }

  if (!stage.everything) return;

  stage.fresh(
    '#57 the append-only file of the last master is damaged at a cold start: another member takes over, and is copied',
    async (release) => {
      const master = await release.boot();
      await release.put('before', 300);
      await Promise.all(release.members.map((member) => member.crash()));
      overwrite(file(master, '.incr.aof'));
      expect(await release.boot().catch(() => release.settled())).not.toBe(master);
      await release.expectEverywhere('before', 300);
      expect(setAside(master)).toHaveLength(1);
    },
    { redis: { lastResortSeconds: 17 } },
  );

  stage.fresh(
    '#57 the append-only file of a single member is damaged: the file stays unchanged, and the log has the cure',
    async (release) => {
      const [member] = release.members;
      await release.boot();
      await release.put('before', 300);
      await member.crash();
      overwrite(file(member, '.incr.aof'));
      member.start();
      await until('it says the cure', 60, () => member.redis.log().includes('When the data of a member is damaged'));
      await never(3, async () => (await member.role().catch(() => undefined)) && 'a master without its data');
      expect(setAside(member)).toEqual([]);
      expect((await member.probe('redis', 'ready')).code).not.toBe(0);
    },
    { redis: { members: 1 } },
  );

  stage.fresh(
    "#58 functions and no keys, and the master's volume is lost while all are down: the functions are kept",
    async (release) => {
      const master = await release.boot();
      const functions = `#!lua name=kept\nredis.register_function('kept', function() return 'kept' end)`;
      await master.askRedis(async (redis) => {
        await redis.function('LOAD', functions);
        expect(await redis.wait(2, 5000)).toBe(2);
      });
      await until('files are written', 10, () => release.members.every((member) => statSync(file(member, '.incr.aof')).size > 0));
      await Promise.all(release.members.map((member) => member.crash()));
      master.loseData();
      const next = await release.boot();
      expect(next).not.toBe(master);
      for (const member of release.members) {
        expect(await member.askRedis((redis) => redis.function('LIST'))).toHaveLength(1);
      }
    },
    { redis: { lastResortSeconds: 17 } },
  );
}
