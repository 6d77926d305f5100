import type { LocalRelease, LocalReleaseProps } from '../local-release';
import { until } from '../poll';
import { sendSignal } from '../processes';
import type { Stage } from '../stage';
import { helpersOf } from './first-process';

/** The time after which a value is set back, shorter than the minute of a release. */
const impatient: Partial<LocalReleaseProps> = {
  change: (files) => {
    const watch = files['sentinel-watch.sh'];
    const changed = watch.replace('CHANGED_FOR_SECONDS=25', 'CHANGED_FOR_SECONDS=2').replace('SELDOM=30', 'SELDOM=2');
    expect(changed).toHaveLength(watch.length - 2);
    return Object.assign(files, { 'sentinel-watch.sh': changed });
  },
};

/** Values that scripts change for a moment, left changed as by a script that died; and a Sentinel that a person told to forget its master. */
async function leftOver(release: LocalRelease): Promise<void> {
  const master = await release.boot();
  const [changed, removed] = release.members.filter((member) => member !== master);
  const setting = (name: string) => changed.askRedis(async (redis) => ((await redis.config('GET', name)) as string[])[1]);
  const periods = () =>
    changed.askSentinel(async (sentinel) => {
      const said = ((await sentinel.call('SENTINEL', 'DEBUG')) as string[]).map(String);
      return ['INFO-PERIOD', 'PING-PERIOD'].map((name) => said[said.indexOf(name) + 1]).join();
    });
  const before = {
    periods: await periods(),
    timeout: await setting('repl-timeout'),
    title: await setting('proc-title-template'),
  };
  expect(before.periods).toBe('1000,700');

  await changed.askSentinel(async (sentinel) => {
    await sentinel.call('SENTINEL', 'DEBUG', 'info-period', 100);
  });
  await changed.askRedis(async (redis) => {
    await redis.config('SET', 'repl-timeout', 1);
    await redis.config('SET', 'proc-title-template', `${before.title} last-contact=1`);
  });
  for (const helper of helpersOf(changed.redis)) sendSignal(Number(helper.split(' ')[1]), 'SIGKILL');
  await removed.askSentinel((sentinel) => sentinel.call('SENTINEL', 'REMOVE', release.masterName));
  await release.members
    .find((member) => member === master)
    ?.askSentinel((sentinel) => sentinel.call('SENTINEL', 'RESET', release.masterName));

  await until('repl-timeout is as before', 20, async () => (await setting('repl-timeout')) === before.timeout);
  await until('the title is as before', 20, async () => (await setting('proc-title-template')) === before.title);
  await until('Sentinel asks as often as before', 20, async () => (await periods()) === before.periods);
  expect(await release.settled()).toBe(master);
  expect(removed.sentinel.log()).toContain('bootstrap: monitoring');
  expect((await removed.sentinelMaster()).quorum).toBe('2');
}

export function leftOvers(stage: Stage): void {
  stage.fresh(
    'a value that a script changed for a moment is set back when the script died; a Sentinel that lost its master is told',
    leftOver,
    impatient,
  );
}
