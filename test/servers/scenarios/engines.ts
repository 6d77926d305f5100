import { cpSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type InstalledEngine, installedEngine } from '../engines';
import { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';
import { notRun, type Stage } from '../stage';

/** init.sh, before the server says it in its own words. */
const sayings = (member: Member) => [...member.redis.log().matchAll(/init: .* does not read the data on this disk, .*/g)].map(String);

/** Redis from 7.4 on writes a format that no Valkey reads, Valkey from 9.0 on one that nobody else does. */
export function otherEngines(stage: Stage): void {
  if (stage.engine.name !== 'valkey-8.1') return;
  play(stage, 'redis-7.0', volumesAreRead, ...(stage.everything ? [rollingChange] : []));
  play(stage, 'redis-8.0', volumesAreRefused, rollingChangeStops);
  if (stage.everything) play(stage, 'valkey-9.1', volumesAreRefused, rollingChangeStops);
}

function play(stage: Stage, name: string, ...scenarios: readonly ((stage: Stage, older: InstalledEngine) => void)[]): void {
  const older = installedEngine(name);
  if (older === undefined) notRun(`${name}'s data read by ${stage.engine.name}: ${name} is not here`);
  else for (const scenario of scenarios) scenario(stage, older);
}

/** The same volumes under another release, and so under other addresses. */
function takeVolumes(from: LocalRelease, to: LocalRelease): void {
  for (const [ordinal, member] of to.members.entries()) {
    member.loseData();
    cpSync(from.members[ordinal].dataDirectory, member.dataDirectory, { recursive: true, preserveTimestamps: true });
  }
}

/** A release of the older engine, its data and its last master, with all members down. */
async function usedBefore(engine: InstalledEngine, play: (before: LocalRelease, ordinal: number) => Promise<void>): Promise<void> {
  const before = await LocalRelease.create({ engine, shell: 'dash' });
  try {
    const master = await before.boot();
    await before.put('before', 500);
    await Promise.all(before.members.map((member) => member.crash()));
    await play(before, before.members.indexOf(master));
  } finally {
    await before.close();
  }
}

function volumesAreRead(stage: Stage, older: InstalledEngine): void {
  stage.fresh(`#43 the volumes of ${older.name} under ${stage.engine.name}: the data is there`, (release) =>
    usedBefore(older, async (before, ordinal) => {
      takeVolumes(before, release);
      release.start();
      // Whoever was master when the volumes were last in use is it again.
      expect(await release.settled()).toBe(release.members[ordinal]);
      await release.expectEverywhere('before', 500);
      await release.put('after', 50);
      expect(release.members.flatMap(sayings)).toEqual([]);
    }),
  );
}

function volumesAreRefused(stage: Stage, older: InstalledEngine): void {
  stage.fresh(`#43 the volumes of ${older.name} under ${stage.engine.name}: refused with a reason, and nothing is harmed`, (release) =>
    usedBefore(older, async (before) => {
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
      await before.expectEverywhere('before', 500);
    }),
  );
}

/** The end of the server's own log, such as it is. */
function lastWords(member: Member): string {
  const words = member.redis.log().split('\n');
  return words.filter((line) => /^\d+:[A-Z] .* # /.test(line)).at(-1) ?? '';
}

/** Kubernetes neither ends them nor keeps clients from them, whatever has been applied. */
async function expectAlive(members: readonly Member[]): Promise<void> {
  const questions = (['redis', 'sentinel'] as const).flatMap((container) =>
    (['live', 'ready'] as const).map((question) => ({ container, question })),
  );
  for (const member of members) {
    for (const { container, question } of questions) {
      const { code, output } = await member.probe(container, question);
      expect({ member, container, question, code, output }).toMatchObject({ code: 0 });
    }
  }
}

function rollingChange(stage: Stage, older: InstalledEngine): void {
  stage.fresh(
    `#43 a rolling change from ${older.name} to ${stage.engine.name} under load: nothing is lost`,
    async (release) => {
      await release.boot();
      await release.makeMaster(release.members[1]);
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
      await release.expectEverywhere('before', 100);
      expect(report.longestStallMs).toBeLessThan(4800);
      expect(release.members.flatMap(sayings)).toEqual([]);
    },
    { engine: older },
  );
}

/** As far as a StatefulSet goes: it replaces the highest ordinal first, and waits until that one is ready. */
function rollingChangeStops(stage: Stage, older: InstalledEngine): void {
  stage.fresh(
    `#43 a rolling change from ${older.name} to ${stage.engine.name} under load: the first member says why it does not come up, ` +
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
