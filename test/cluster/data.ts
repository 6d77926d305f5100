import { randomBytes } from 'node:crypto';
import { dataStored, planMemory } from '../../lib/configuration/memory';
import { MEBIBYTE } from '../../lib/kubernetes';
import { openMember } from '../load';
import { timed } from './eventually';
import { say } from './figures';
import type { Release } from './release';

/** The data of each release besides the writes of the tests, in MiB: `npm run faults -- --data`. */
export const dataMebibytes = Number(process.env.FAULT_DATA_MEBIBYTES ?? 0);

const valueBytes = 1024;
/** The memory of the server for a value of this size and its key. */
const storedBytes = 1380;

/** The memory limit of a release that holds the data and the writes of a load; undefined for the limit of the variant. */
export const sizedLimit = dataMebibytes === 0 ? undefined : `${limitFor(1.1 * dataMebibytes + 32)}Mi`;
/** The size of its volumes. */
export const sizedVolume = dataMebibytes === 0 ? undefined : `${Math.max(8192, 8 * dataMebibytes)}Mi`;

function limitFor(mebibytes: number): number {
  let limit = 128;
  while (dataStored(planMemory({ limit: limit * MEBIBYTE })) < mebibytes * MEBIBYTE) limit += 64;
  return limit;
}

/** Writes the data, unless it exists. */
export async function fill(release: Release): Promise<void> {
  const keys = Math.floor((dataMebibytes * MEBIBYTE) / storedBytes);
  if (keys === 0) return;
  const redis = openMember(
    { host: await release.address((await release.healthy()).master), port: 6379 },
    { password: release.password, ...release.access },
  );
  try {
    if ((await redis.dbsize()) >= keys) return;
    const random = randomBytes(valueBytes + MEBIBYTE);
    const { seconds } = await timed(async () => {
      for (let key = 0; key < keys; ) {
        const batch = redis.pipeline();
        for (const end = Math.min(keys, key + 500); key < end; key++) {
          const from = (key * 7919) % MEBIBYTE;
          batch.set(`data:${key}`, random.subarray(from, from + valueBytes));
        }
        for (const [error] of (await batch.exec()) ?? []) if (error) throw error;
      }
    });
    say(`${keys} keys, ${dataMebibytes} MiB, written in ${seconds.toFixed(0)} s`);
  } finally {
    redis.disconnect();
  }
  await release.healthy(300_000);
}
