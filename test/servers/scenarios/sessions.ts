import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { now } from '../../load/ledger';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';
import { handOvers } from './stop';

/** The repeated commands of a client, on one connection. */
type Use = (redis: Redis) => Promise<unknown>;

const group = 'workers';

/** Clients of the master, by their current activity. */
const uses: Readonly<Record<string, Use>> = {
  BLPOP: (redis) => redis.blpop('sessions:none', 0),
  BLMOVE: (redis) => redis.blmove('sessions:none', 'sessions:other', 'LEFT', 'RIGHT', 0),
  XREADGROUP: async (redis) => {
    await redis.xgroup('CREATE', 'sessions:stream', group, '$', 'MKSTREAM').catch(ignoreThat(/BUSYGROUP/));
    await redis.xreadgroup('GROUP', group, 'one', 'BLOCK', 0, 'STREAMS', 'sessions:stream', '>');
  },
  XREAD: (redis) => redis.xread('BLOCK', 0, 'STREAMS', 'sessions:stream', '$'),
  WAIT: (redis) => redis.wait(100, 0),
  SUBSCRIBE: async (redis) => {
    await redis.subscribe('sessions');
    await new Promise((_, reject) => redis.once('close', () => reject(new Error('Connection is closed.'))));
  },
  'an open MULTI': async (redis) => {
    // Sent as single commands, because ioredis' own multi() sends all at once.
    await redis.call('MULTI');
    await redis.call('SET', 'sessions:transaction', 'x');
    await sleep(50);
    await redis.call('EXEC');
  },
  'a pipeline': async (redis) => {
    const pipeline = redis.pipeline();
    for (let index = 0; index < 50; index++) pipeline.set(`sessions:${index}`, 'x');
    for (const [error] of (await pipeline.exec()) ?? []) if (error !== null) throw error;
  },
  SET: (redis) => redis.set('sessions:plain', 'x'),
};

/** Clients whose current command ends with their connection; then they ask for the master again. */
class Sessions {
  readonly errors: { readonly time: number; readonly client: string; readonly message: string }[] = [];
  private readonly clients: Redis[] = [];
  private readonly loops: Promise<void>[] = [];
  private running = true;

  constructor(private readonly release: LocalRelease) {
    for (const [name, use] of Object.entries(uses)) this.open(name, use);
  }

  /** Error answers of the server. The end of a connection is not one. */
  refusals(since = 0): string[] {
    return this.errors
      .filter(({ time, message }) => time >= since && /^[A-Z]{3,} /.test(message))
      .map(({ client, message }) => `${client}: ${message}`);
  }

  /** The clients that lost a connection since then. */
  broken(since: number): Set<string> {
    return new Set(this.errors.filter(({ time }) => time >= since).map(({ client }) => client));
  }

  async close(): Promise<void> {
    this.running = false;
    for (const client of this.clients) client.disconnect();
    await Promise.all(this.loops);
  }

  private open(name: string, use: Use): void {
    const { username, password, tls, sentinels, masterName, sentinelUsername, sentinelPassword } = this.release.connection;
    const client = new Redis({
      sentinels: [...sentinels],
      name: masterName,
      sentinelUsername,
      sentinelPassword,
      username,
      password,
      tls,
      connectTimeout: 500,
      sentinelCommandTimeout: 1000,
      retryStrategy: (attempt) => Math.min(attempt * 20, 100),
      sentinelRetryStrategy: (attempt) => Math.min(attempt * 20, 100),
      autoResendUnfulfilledCommands: false,
      autoResubscribe: false,
      maxRetriesPerRequest: 0,
    });
    client.on('error', () => undefined);
    this.clients.push(client);
    this.loops.push(this.loop(name, client, use));
  }

  private async loop(name: string, client: Redis, use: Use): Promise<void> {
    while (this.running) {
      await use(client).then(
        () => sleep(2),
        async (error: Error) => {
          if (this.running) this.errors.push({ time: now(), client: name, message: error.message });
          await sleep(5);
        },
      );
    }
  }
}

function ignoreThat(pattern: RegExp): (error: Error) => void {
  return (error) => {
    if (!pattern.test(error.message)) throw error;
  };
}

const waiting = ['BLPOP', 'BLMOVE', 'XREADGROUP', 'XREAD', 'WAIT', 'SUBSCRIBE'];

/** Waits until all clients are in the middle of their commands. */
async function busy(master: Member): Promise<void> {
  await until('all that wait are waiting', 10, async () => {
    const clients = await master.askRedis((redis) => redis.client('LIST'));
    return ['blpop', 'blmove', 'xreadgroup', 'wait', 'subscribe'].every((command) => String(clients).includes(`cmd=${command} `));
  });
}

async function handOver(stage: Stage, release: LocalRelease, rounds: number): Promise<void> {
  const before = handOvers(release);
  const sessions = new Sessions(release);
  try {
    for (let round = 0; round < rounds; round++) {
      const master = await release.settled();
      await busy(master);
      const since = now();
      await master.stop();
      const next = await release.settled(
        60,
        release.members.filter((member) => member !== master),
      );
      await busy(next);
      expect([...sessions.broken(since)]).toEqual(expect.arrayContaining(waiting));
      master.start();
      await release.settled();
    }
    stage.figure(`${rounds} hand-overs, errors that clients saw: ${sessions.refusals().join('; ') || 'none'}`);
    expect(sessions.refusals()).toEqual([]);
    expect(handOvers(release) - before).toBe(rounds);
  } finally {
    await sessions.close();
  }
}

/** A hand-over ends the connection of each client, during any activity. */
export function sessions(stage: Stage): void {
  const rounds = stage.everything ? 5 : 1;
  stage.healthy('#63 clients in the middle of any command see a hand-over as the end of a connection, never as an error', (release) =>
    handOver(stage, release, rounds),
  );
}
