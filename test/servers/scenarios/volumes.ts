import { execFileSync } from 'node:child_process';
import { closeSync, cpSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { installedEngine } from '../engines';
import { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';
import { notRun, type Stage } from '../stage';
import { needed } from '../toolbox';
import { expectNothingLost } from './crash';

const volumeMegabytes = 16;

/** The member's data is on a volume of its own size from now on. Before its first start. */
function smallVolume(release: LocalRelease, member: Member): void {
  release.watchdog.alsoRun(`umount -l '${member.dataDirectory}'`);
  execFileSync(needed('mount'), ['-t', 'tmpfs', '-o', `size=${volumeMegabytes}m`, 'tmpfs', member.dataDirectory]);
}

/** Takes all room that is left, as a neighbour's file would. Returns what gives it back. */
function fill(member: Member): () => void {
  const path = join(member.dataDirectory, 'filler');
  const file = openSync(path, 'w');
  try {
    for (const size of [65536, 512, 1]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(file);
  }
  return () => rmSync(path, { force: true });
}

/** The same volumes under another release, and so under other addresses. */
function takeVolumes(from: LocalRelease, to: LocalRelease): void {
  for (const [ordinal, member] of to.members.entries()) {
    member.loseData();
    cpSync(from.members[ordinal].dataDirectory, member.dataDirectory, { recursive: true, preserveTimestamps: true });
  }
}

export function volumes(stage: Stage): void {
  if (stage.everything) fullVolume(stage);
  for (const older of stage.engine.name === 'valkey-8.1' ? ['redis-7.0', 'redis-8.0'] : []) otherEngine(stage, older);
}

function fullVolume(stage: Stage): void {
  if (process.getuid?.() !== 0) {
    notRun('a full volume: a small file system can be mounted only by root');
    return;
  }

  stage.fresh(
    "#34 the master's volume is full: writes fail with MISCONF until the sentinels elect another, and nothing is lost",
    async (release) => {
      for (const member of release.members) smallVolume(release, member);
      try {
        const master = await release.boot();
        await release.put('before', 100);
        const load = await release.startLoad();
        load.mark('volume full');
        const giveBack = fill(master);
        await until('a write fails', 30, () => load.ledger.errorKinds.MISCONF > 0);
        load.mark('MISCONF');
        expect(await master.probe('redis', 'live')).toMatchObject({ code: 0, output: '' });
        expect(await master.probe('redis', 'ready')).toMatchObject({ code: 1, output: expect.stringContaining('MISCONF') });
        // PING is refused as well then, which Sentinel takes for no answer.
        await until('another master', 30, async () => (await release.masters()).some((member) => member !== master));
        await load.steady();
        load.mark('old master stopped');
        await master.stop();
        await load.steady();
        load.mark('volume emptied, master started');
        giveBack();
        master.start();
        expect(await release.settled()).not.toBe(master);
        const report = await load.finish();
        stage.report("master's volume full, then stopped", report);
        expectNothingLost(report);
        expect(report.longestStallMs).toBeLessThan(12_000); // down-after 5 s, a failover, and time for a slow machine
        await release.expectEverywhere('before', 100);
      } finally {
        await Promise.all(release.members.map((member) => member.crash()));
        for (const member of release.members) execFileSync(needed('umount'), ['-l', member.dataDirectory]);
      }
    },
  );
}

/** What a server of another engine makes of the volumes. Redis from 8.0 on writes a format that Valkey does not read, and says so. */
function otherEngine(stage: Stage, older: string): void {
  const engine = installedEngine(older);
  if (engine === undefined) {
    notRun(`${older}'s data read by ${stage.engine.name}: ${older} is not here`);
    return;
  }
  const readable = older === 'redis-7.0';

  stage.fresh(
    readable
      ? `#43 the volumes of ${older} under ${stage.engine.name}: the data is there`
      : `#43 the volumes of ${older} under ${stage.engine.name}: refused with a reason, and nothing is harmed`,
    async (release) => {
      const before = await LocalRelease.create({ engine, shell: 'dash' });
      try {
        const master = await before.boot();
        await before.put('before', 500);
        // Whoever was master when the volumes were last in use is it again.
        const ordinal = before.members.indexOf(master);
        await Promise.all(before.members.map((member) => member.crash()));
        takeVolumes(before, release);
        release.start();
        if (readable) {
          expect(await release.settled()).toBe(release.members[ordinal]);
          await release.expectEverywhere('before', 500);
          await release.put('after', 50);
          return;
        }
        const said = await until('the server says why', 30, () =>
          release.members.map((member) => /.*(?:RDB format version|Fatal error loading).*/i.exec(member.redis.log())?.[0]).find(Boolean),
        );
        stage.figure(`${older}'s data on ${stage.engine.name}: ${said}`);
        expect(await release.masters()).toEqual([]);
        await Promise.all(release.members.map((member) => member.crash()));
        takeVolumes(release, before);
        await before.boot();
        await before.expectEverywhere('before', 500);
      } finally {
        await before.close();
      }
    },
  );
}
