import { setTimeout as sleep } from 'node:timers/promises';
import { openBullMq } from '../../load/clients/bullmq';
import { noCelery, openCelery } from '../../load/clients/celery';
import type { Jobs } from '../../load/clients/jobs';
import { openLists } from '../../load/clients/lists';
import type { LocalRelease } from '../local-release';
import { until } from '../poll';
import { notRun, type Stage } from '../stage';
import { handOvers } from './stop';

/** Queues jobs one after the other, while another function runs. */
async function asking(jobs: Jobs, from: number, during: () => Promise<void>): Promise<number> {
  let over = false;
  let next = from;
  const asks = (async () => {
    while (!over) {
      await jobs.add(next).then(
        () => {
          next += 1;
        },
        () => undefined,
      );
      await sleep(20);
    }
  })();
  try {
    await during();
  } finally {
    over = true;
    await asks;
  }
  return next;
}

async function done(jobs: Jobs, count: number): Promise<void> {
  const missing = () => Array.from({ length: count }, (_, number) => number).filter((number) => !jobs.done().has(number));
  await until(
    'all jobs are done',
    60,
    () => missing().length === 0,
    async () => `missing: ${missing().join(', ')}; ${jobs.errors().join('\n')}`,
  );
}

/** Two hand-overs under jobs. Returns the number of jobs. */
async function handOverTwice(release: LocalRelease, jobs: Jobs): Promise<number> {
  let count = await asking(jobs, 0, () => until('the first job is done', 60, () => jobs.done().size > 0).then(() => undefined));
  const before = handOvers(release);
  for (let round = 0; round < 2; round++) {
    const master = await release.settled();
    count = await asking(jobs, count, async () => {
      await master.stop();
      master.start();
      await release.settled();
    });
    await done(jobs, count);
  }
  expect(handOvers(release) - before).toBe(2);
  expect(jobs.errors()).toEqual([]);
  return count;
}

/** Two hand-overs under jobs, and then a crash while the workers wait for more. */
async function play(stage: Stage, name: string, release: LocalRelease, jobs: Jobs): Promise<void> {
  try {
    let count = await handOverTwice(release, jobs);
    (await release.settled()).redis.crash();
    await release.settled();
    count = await asking(jobs, count, () => sleep(500));
    await done(jobs, count);
    expect(jobs.ended()).toEqual([]);
    stage.figure(`${name}: ${count} jobs over two hand-overs and a crash, all done`);
  } finally {
    await jobs.close();
  }
}

/** Frameworks whose workers wait for jobs in a command of redis. */
export function queues(stage: Stage): void {
  stage.healthy('#64 BullMQ: its workers outlive two hand-overs and a crash, and do all jobs', (release) =>
    play(stage, 'BullMQ', release, openBullMq(release.connection)),
  );
  // No crash: a job that was taken from a list is nowhere else while the answer to BRPOP is under way.
  stage.healthy('#64 lists and BRPOP, as in Sidekiq and Resque: two hand-overs lose no job', async (release) => {
    const jobs = openLists(release.connection);
    try {
      const count = await handOverTwice(release, jobs);
      stage.figure(`lists and BRPOP: ${count} jobs over two hand-overs, all done`);
    } finally {
      await jobs.close();
    }
  });
  const why = noCelery();
  if (why !== undefined) {
    notRun(`Celery: ${why}`);
    return;
  }
  stage.healthy('#64 Celery: its workers outlive two hand-overs and a crash, and do all jobs', (release) =>
    play(stage, 'Celery', release, openCelery(release.connection, release.folder)),
  );
}
