import type { Container } from '../container';
import type { LocalRelease } from '../local-release';
import { noPidNamespace } from '../pid-namespace';
import { until } from '../poll';
import { limitProcesses, noProcessLimit } from '../process-limit';
import { argumentsOf, sendSignal } from '../processes';
import { notRun, type Stage } from '../stage';
import { handOvers } from './stop';

const containersOf = (release: LocalRelease) => release.members.flatMap((member) => [member.redis, member.sentinel]);

/** The helpers beside a server: the name of each script and its process, `redis-watch 71`. */
export function helpersOf({ helpers }: Container): string[] {
  const names = helpers.map((pid) => [/(\w+-watch)\.sh/.exec(argumentsOf(pid))?.[1], pid]);
  return names.filter(([name]) => name !== undefined).map((words) => words.join(' '));
}

const namesOf = (container: Container) =>
  helpersOf(container)
    .map((each) => each.split(' ')[0])
    .sort();

/** A member that lost its data copies everything, and then the master hands over. */
async function copiesAndHandsOver(release: LocalRelease): Promise<void> {
  const master = await release.settled();
  const replica = release.members.filter((member) => member !== master)[0];
  await release.put('helpers', 100);
  await replica.stop();
  replica.loseData();
  replica.start();
  expect(await release.settled(90)).toBe(master);
  const before = handOvers(release);
  await master.stop();
  master.start();
  expect(await release.settled(90)).not.toBe(master);
  expect(handOvers(release)).toBe(before + 1);
  await release.expectEverywhere('helpers', 100);
}

export function firstProcesses(stage: Stage): void {
  // With busybox, which ends at a lack of processes and leaves zombies behind; supervise.test.ts has all shells.
  if (!stage.everything && stage.engine.name !== 'valkey-9.1') return;

  stage.healthy('#66 every helper is killed: each is started again, and the server does not notice', async (release) => {
    await release.settled();
    const containers = containersOf(release);
    const restarts = containers.map((container) => container.restarts);
    const servers = containers.map((container) => container.server);
    expect(servers).not.toContain(undefined);
    for (const member of release.members) {
      expect(namesOf(member.redis)).toEqual(['redis-watch']);
      expect(namesOf(member.sentinel)).toEqual(['crash-watch', 'promotion-watch', 'secret-watch', 'sentinel-watch'].sort());
    }
    const names = containers.map(namesOf);
    const killed = containers.flatMap(helpersOf);
    const began = Date.now();
    for (const each of killed) sendSignal(Number(each.split(' ')[1]), 'SIGKILL');
    // Each helper once: processes of the killed helper must not listen beside the new one.
    await until(
      'all helpers are back, in other processes',
      20,
      () => `${containers.map(namesOf)}` === `${names}` && containers.flatMap(helpersOf).every((each) => !killed.includes(each)),
      () => containers.flatMap(helpersOf).join(', '),
    );
    stage.figure(`helpers killed, back after ${Date.now() - began} ms`);
    for (const [index, container] of containers.entries())
      for (const name of names[index]) expect(container.log()).toContain(`: ${name} ended with 137: starting it again`);
    expect(containers.map((container) => container.restarts)).toEqual(restarts);
    expect(containers.map((container) => container.server)).toEqual(servers);
    await copiesAndHandsOver(release);
  });

  const unlimited = noProcessLimit();
  if (unlimited !== undefined) notRun(unlimited);
  else {
    stage.healthy('#67 no process can be started for a while: the servers go on, and the helpers come back', async (release) => {
      const master = await release.settled();
      const containers = [master.redis, master.sentinel];
      const restarts = containers.map((container) => container.restarts);
      const servers = containers.map((container) => container.server);
      const wanted = containers.map(namesOf);
      const running = containers.flatMap(helpersOf).filter((each) => /^(redis|sentinel)-watch /.test(each));
      expect(running).toHaveLength(2);
      const enough = containers.map(({ pid }) => limitProcesses(Number(pid), release.watchdog));
      try {
        // At rest no helper starts a process. One whose connection breaks has to, and ends where it cannot; others only listen.
        await master.askRedis((redis) => redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'));
        await master.askSentinel((sentinel) => sentinel.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'));
        const left = () => containers.flatMap(helpersOf).filter((each) => running.includes(each));
        await until(
          'helpers have ended',
          20,
          () => left().length === 0,
          () => left().join(', '),
        );
        for (const name of ['redis', 'sentinel'] as const) await master.probe(name, 'live');
      } finally {
        for (const end of enough) end();
      }
      expect(containers.map((container) => container.server)).toEqual(servers);
      for (const name of ['redis', 'sentinel'] as const) await master.probe(name, 'live');
      await until('all helpers are back', 20, () => containers.every((container, index) => `${namesOf(container)}` === `${wanted[index]}`));
      expect(containers.map((container) => container.server)).toEqual(servers);
      expect(containers.map((container) => container.restarts)).toEqual(restarts);
      expect(await release.settled()).toBe(master);
    });
  }

  const shared = noPidNamespace();
  if (shared !== undefined) notRun(shared);
  else {
    stage.healthy('no zombie is left beside the servers, and Sentinel logs no unknown child', async (release) => {
      await release.settled();
      const containers = containersOf(release);
      for (let round = 0; round < 5; round++) {
        for (const member of release.members)
          await Promise.all([member.probe('redis', 'ready'), member.probe('sentinel', 'live'), member.probe('redis', 'live')]);
      }
      // The first process waits soon for a process that has just ended; real zombies stay.
      await until('no process is left that has ended', 3, () => containers.every((container) => container.ended.length === 0));
      for (const { sentinel } of release.members) expect(sentinel.log()).not.toMatch(/waitpid\(\) returned|^Terminated$/m);
    });
  }
}
