import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import type { Redis } from 'ioredis';
import { Storage } from '../../../lib';
import { dataStored, planMemory } from '../../../lib/configuration/memory';
import { defaultRewrites, volumeNeeded } from '../../../lib/configuration/volume';
import { MEBIBYTE, parseBytes } from '../../../lib/kubernetes';
import { field } from '../../load/topology';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';
import { noSmallVolumes, usedOn } from '../small-volume';
import { notRun, type Stage } from '../stage';

/** Large enough that the server's overhead of a value is small, and that all values differ. */
const valueBytes = 20_000;

/** The promises of the memory and volume plans: on the smallest release, and on the smallest volume. */
export function capacity(stage: Stage): void {
  const smallest = planMemory({ limit: parseBytes('limit', '64Mi') });
  stage.fresh(
    '#69 a release with 64Mi of memory stores the data of its plan, also when all data is overwritten while a replica comes back empty',
    (release) => storesWhatIsPromised(stage, release, dataStored(smallest)),
    { redis: { resources: { redis: { memoryLimit: '64Mi' } } } },
  );

  const why = noSmallVolumes();
  if (why !== undefined) {
    notRun(`a volume of the smallest size: ${why}`);
    return;
  }
  const maxmemory = stage.everything ? '256Mi' : '64Mi';
  const plan = planMemory({ limit: 2048 * MEBIBYTE, maxmemory });
  const volume = volumeNeeded(plan, defaultRewrites(plan));
  stage.fresh(
    `#70 the smallest volume for a maxmemory of ${maxmemory}, and all data is overwritten again and again while a replica comes back empty`,
    (release) => fitsOnTheVolume(stage, release, dataStored(plan), volume),
    {
      redis: {
        maxmemory,
        resources: { redis: { memoryLimit: '2Gi' } },
        storage: Storage.persistentVolumeClaim({ size: String(volume) }),
      },
      volumeBytes: volume,
    },
    600,
  );
}

async function storesWhatIsPromised(stage: Stage, release: LocalRelease, bytes: number): Promise<void> {
  const master = await release.boot();
  const [replica] = release.members.filter((member) => member !== master);
  await writing(master, async (redis) => {
    const data = new Data(redis, bytes);
    await data.write();
    for (let round = 0; round < 2; round++) await data.write(); // the backlog is full now
    await comesBackEmpty(
      replica,
      () => data.write(),
      () => replica.loseData(),
    );
    expect(await release.settled()).toBe(master);
    const { used, dataset } = await memoryOf(redis);
    stage.figure(`64Mi: ${inMebibytes(dataset)} MiB of ${inMebibytes(bytes)} stored, ${inMebibytes(used)} used, nothing refused`);
    expect(await redis.dbsize()).toBe(data.keys);

    // A cache keeps as much data, for any amount of writes.
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const more = new Data(redis, 4 * bytes);
    await more.write();
    const kept = (await memoryOf(redis)).dataset;
    stage.figure(`64Mi with allkeys-lru: ${inMebibytes(kept)} MiB kept`);
    expect(kept).toBeGreaterThan(0.9 * bytes);
  });
  expect(await release.settled()).toBe(master);
}

async function fitsOnTheVolume(stage: Stage, release: LocalRelease, bytes: number, volume: number): Promise<void> {
  const peaks = new Map<Member, number>();
  const look = setInterval(() => {
    for (const member of release.members) peaks.set(member, Math.max(peaks.get(member) ?? 0, usedOn(member.dataDirectory)));
  }, 20);
  try {
    const master = await release.boot();
    const [replica] = release.members.filter((member) => member !== master);
    await writing(master, async (redis) => {
      const data = new Data(redis, bytes);
      await data.write();
      const started = Date.now();
      let rounds = 0;
      for (const seconds of stage.everything ? [30, 30, 30] : [4]) {
        await comesBackEmpty(
          replica,
          async () => {
            await data.write();
            rounds += 1;
          },
          () => replica.loseData(),
        );
        for (const end = Date.now() + seconds * 1000; Date.now() < end; rounds++) await data.write();
      }
      const rate = (rounds * bytes) / MEBIBYTE / ((Date.now() - started) / 1000);
      const parts = release.members.map((member) => ((peaks.get(member) ?? 0) / volume).toFixed(2));
      stage.figure(`volumes of ${inMebibytes(volume)} MiB, overwritten ${rounds} times, ${rate.toFixed(0)} MiB/s: at most ${parts} full`);
      expect(await redis.dbsize()).toBe(data.keys);
    });
    expect(await release.settled()).toBe(master);
    expect(await until('no copy from the master is left', 20, () => !readdirSync(replica.dataDirectory).includes('dump.rdb'))).toBe(true);
  } finally {
    clearInterval(look);
  }
}

/** Keys whose values are written in turn, each command after the answer to the previous one. The server refuses no write. */
class Data {
  readonly keys: number;

  constructor(
    private readonly redis: Redis,
    bytes: number,
  ) {
    // The memory of the server for a value of this size and its key.
    this.keys = Math.floor((0.97 * bytes) / 20_600);
  }

  async write(): Promise<void> {
    const random = randomBytes(valueBytes + this.keys);
    for (let key = 0; key < this.keys; key++) await this.redis.set(`key:${key}`, random.subarray(key, key + valueBytes));
  }
}

/** The member loses its pod and its volume, and becomes a replica in sync again; meanwhile all data is overwritten repeatedly. */
async function comesBackEmpty(member: Member, write: () => Promise<void>, lose: () => void): Promise<void> {
  let done = false;
  const back = async () => {
    await member.crash();
    lose();
    member.start();
    await until(`${member.name} is in sync`, 60, async () => (await member.role()).linkUp);
    done = true;
  };
  const writes = async () => {
    while (!done) await write();
  };
  await Promise.all([back(), writes()]);
}

async function writing(master: Member, play: (redis: Redis) => Promise<void>): Promise<void> {
  const redis = master.connect();
  try {
    await play(redis);
  } finally {
    redis.disconnect();
  }
}

async function memoryOf(redis: Redis): Promise<{ used: number; dataset: number }> {
  const info = await redis.info('memory');
  return { used: Number(field(info, 'used_memory')), dataset: Number(field(info, 'used_memory_dataset')) };
}

function inMebibytes(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(1);
}
