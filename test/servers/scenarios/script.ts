import { setTimeout as sleep } from 'node:timers/promises';
import { Elections } from '../evidence';
import type { LocalRelease, LocalReleaseProps } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';
import { expectNothingLost } from './crash';

/** A script or a function that keeps a server busy, with or without a write before. */
export interface LongScript {
  readonly as: 'script' | 'function';
  readonly writes: boolean;
  /** Infinity never ends. */
  readonly seconds: number;
}

/** Starts the script, and does not wait for its end. It writes a key like those of a load, which is removed with them. */
export async function startScript(member: Member, { as, writes, seconds }: LongScript): Promise<void> {
  const loop = seconds === Number.POSITIVE_INFINITY ? 'while true do end' : `while os.clock() - start < ${seconds} do end`;
  const body = `${writes ? "redis.call('SET', KEYS[1], 1) " : ''}local start = os.clock() ${loop}`;
  await member.askRedis(async (redis) => {
    const library = `#!lua name=busy\nredis.register_function('busy', function(KEYS) ${body} end)`;
    if (as === 'function') await redis.call('FUNCTION', 'LOAD', 'REPLACE', library);
    // The connection is closed after the command, without waiting for the answer.
    const sent = as === 'function' ? redis.call('FCALL', 'busy', 1, 'load:busy') : redis.eval(body, 1, 'load:busy');
    sent.catch(() => undefined);
    await sleep(50);
  });
}

const described = ({ as, writes, seconds }: LongScript) =>
  `a ${as} that ${writes ? 'wrote' : 'did not write'} ${seconds === Number.POSITIVE_INFINITY ? 'and never ends' : `and takes ${seconds} s`}`;

/** A script on the master, while eight clients write with `WAIT 1`. */
async function busyUnderLoad(stage: Stage, release: LocalRelease, script: LongScript, what = ''): Promise<void> {
  const master = await release.settled();
  const elections = new Elections(release);
  const load = await release.startLoad({ writers: 8, pauseMilliseconds: 1, wait: { replicas: 1, timeoutMilliseconds: 1000 } });
  await sleep(2000); // for sentinel-watch.sh to open its connection
  const from = master.sentinel.log().length;
  load.mark('script');
  await startScript(master, script);
  await until('another one is master', 60, async () => (await release.masters()).some((member) => member !== master));
  const next = await release.settled(90);
  await load.steady();
  const report = await load.finish();
  stage.report(`${described(script)}${what}, with WAIT 1`, report);
  const said = [
    ...master.sentinel
      .log()
      .slice(from)
      .matchAll(/ sentinel-watch: (.*)/g),
  ].map(([, words]) => words);
  stage.figure(`sentinel-watch: ${said.join('; ')}`);
  expect(next).not.toBe(master);
  expectNothingLost(report);
  // Which of the two happens depends on the speed of this machine.
  expect(said.join()).toMatch(/redis goes on: it takes no writes|giving it again until the script is over/);
  elections.expectOneAtATime();
}

/** Short times until BUSY and until the member is given up, which would otherwise be minutes. */
const impatient: Partial<LocalReleaseProps> = {
  redis: { redisConfig: { 'busy-reply-threshold': '5000' } },
  change: (files) => {
    const patience = 'BUSY_SECONDS=60';
    expect(files['hang.sh']).toContain(patience);
    return Object.assign(files, { 'hang.sh': files['hang.sh'].replace(patience, 'BUSY_SECONDS=8') });
  },
};

/** A script that wrote and never ends cannot be killed. The test stops its member, and then leaves a second such member to its scripts. */
async function endless(stage: Stage, release: LocalRelease): Promise<void> {
  const master = await release.boot();
  await release.put('before', 100);
  const forEver = { writes: true, seconds: Number.POSITIVE_INFINITY } as const;
  const saysBusy = (member: Member) => async () =>
    member
      .askRedis((redis) => redis.get('before:0'))
      .then(
        () => false,
        (error: Error) => error.message.startsWith('BUSY'),
      );

  await startScript(master, { as: 'script', ...forEver });
  await until('it answers BUSY', 20, saysBusy(master));
  expect(await master.probe('redis', 'live')).toMatchObject({ code: 0 });
  const others = release.members.filter((member) => member !== master);
  const next = await release.settled(30, others);
  const began = Date.now();
  await master.stop();
  const took = Date.now() - began;
  expect(master.redis.log()).toContain('pre-stop: a script keeps redis busy');
  expect(master.redis.log()).not.toContain('SIGKILL at the end of the grace period');
  master.start();
  expect(await release.settled()).toBe(next);

  const restarts = next.redis.restarts;
  await startScript(next, { as: 'function', ...forEver });
  await until('it answers BUSY', 20, saysBusy(next));
  const busy = Date.now();
  await until('the container is started again', 60, () => next.redis.restarts > restarts);
  const givenUp = Date.now() - busy;
  expect(next.sentinel.log()).toContain('sentinel-watch: a script keeps redis busy');
  expect(givenUp).toBeGreaterThan(6000);
  const last = await release.settled();
  expect(last).not.toBe(next);
  await release.expectEverywhere('before', 100);
  stage.figure(`a script that never ends: its member was stopped in ${took} ms, the next one started again ${givenUp} ms after BUSY`);
}

/** A script or a function that keeps a server busy for longer than down-after. */
export function longScripts(stage: Stage): void {
  const many: LongScript[] = [
    { as: 'script', writes: false, seconds: 5.3 },
    { as: 'function', writes: false, seconds: 5.8 },
    { as: 'function', writes: true, seconds: 6.4 },
    { as: 'script', writes: true, seconds: 8 },
    { as: 'script', writes: false, seconds: 9 },
  ];
  const one: LongScript = { as: 'script', writes: false, seconds: 6.1 };
  const scripts = [one, ...(stage.everything ? many : [])];
  for (const script of scripts) {
    stage.healthy(`#59 ${described(script)}, on the master: nothing confirmed by a replica is lost`, (release) =>
      busyUnderLoad(stage, release, script),
    );
  }
  if (!stage.everything) return;
  stage.fresh(
    '#60 a script that wrote and never ends: its member can be stopped, and restarts by itself',
    (release) => endless(stage, release),
    impatient,
  );

  // The order not to write comes when the server already answers BUSY.
  const early: Partial<LocalReleaseProps> = { redis: { redisConfig: { 'lua-time-limit': '1000' } } };
  for (const writes of [false, true]) {
    const script: LongScript = { as: 'script', writes, seconds: 6.1 };
    stage.fresh(
      `#59 ${described(script)}, on a master that answers BUSY after a second`,
      async (release) => {
        await release.boot();
        await busyUnderLoad(stage, release, script, ', BUSY after 1 s');
      },
      early,
    );
  }
}
