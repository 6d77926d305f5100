import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalRelease } from '../local-release';
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

export function volumes(stage: Stage): void {
  if (!stage.everything) return;
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
