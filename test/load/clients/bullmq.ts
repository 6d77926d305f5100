import { Queue, Worker } from 'bullmq';
import { type ConnectionOptions, frameworkSettings } from '../connection';
import type { Jobs } from './jobs';

/** Workers of BullMQ, and a producer of jobs, with the settings that an application should have. */
export function openBullMq(options: ConnectionOptions): Jobs {
  // Without a limit, as BullMQ requires: a worker waits as long as necessary.
  const connection = { ...frameworkSettings(options), maxRetriesPerRequest: null };
  const done = new Set<number>();
  const errors: string[] = [];
  const ended: string[] = [];
  const queue = new Queue<number>('jobs', { connection });
  queue.on('error', () => undefined);
  const workers = [0, 1].map((number) => {
    const worker = new Worker<number>('jobs', (job) => Promise.resolve(done.add(job.data)).then(() => undefined), { connection });
    worker.on('error', ({ message }) => {
      if (/^[A-Z]{3,} |ReplyError/.test(message)) errors.push(message);
    });
    worker.on('closed', () => ended.push(`worker ${number} closed`));
    return worker;
  });
  return {
    add: (number) => queue.add('job', number, { jobId: `job-${number}` }).then(() => undefined),
    done: () => done,
    ended: () => ended.slice(),
    errors: () => errors,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close(true).catch(() => undefined)));
      await queue.close().catch(() => undefined);
    },
  };
}
