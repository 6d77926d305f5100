import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { type ConnectionOptions, frameworkSettings } from '../connection';
import type { Jobs } from './jobs';

/** Queues by priority, and the seconds for which a worker waits for a job, as in Sidekiq. */
const queues = ['queue:critical', 'queue:default'];
const waitSeconds = 2;

/**
 * The pattern of Sidekiq and Resque: a queue is a list, `LPUSH` queues a job, and each worker waits with `BRPOP` over its queues. A worker
 * whose command fails tries again after a pause.
 */
export function openLists(options: ConnectionOptions): Jobs {
  const done = new Set<number>();
  const errors: string[] = [];
  const clients: Redis[] = [];
  const open = () => {
    const client = new Redis({ ...frameworkSettings(options), maxRetriesPerRequest: 0, autoResendUnfulfilledCommands: false });
    client.on('error', () => undefined);
    clients.push(client);
    return client;
  };
  let closing = false;
  const work = async (client: Redis) => {
    while (!closing) {
      try {
        const job = await client.brpop(queues, waitSeconds);
        if (job !== null) done.add(Number(job[1]));
      } catch (error) {
        if (/^[A-Z]{3,} /.test((error as Error).message)) errors.push((error as Error).message);
        await sleep(50);
      }
    }
  };
  const asks = open();
  const workers = [open(), open()].map(work);
  return {
    add: (number) => asks.lpush(queues[number % queues.length], number).then(() => undefined),
    done: () => done,
    ended: () => [],
    errors: () => errors,
    close: async () => {
      closing = true;
      for (const client of clients) client.disconnect();
      await Promise.all(workers);
    },
  };
}
