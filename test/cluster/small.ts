import { randomBytes } from 'node:crypto';
import { dataStored, planMemory } from '../../lib/configuration/memory';
import { parseBytes } from '../../lib/kubernetes';
import { openMember } from '../load';
import { field } from '../load/topology';
import { say } from './figures';
import type { StageTest } from './suite';
import { smallMemory } from './variants';

const valueBytes = 20_000;
/** The memory of the server for a value of this size and its key. */
const storedBytes = 20_600;

/** A small release with all the data that it can store. */
export function smallTests(test: StageTest): void {
  test(`#69 a release with ${smallMemory} of memory is full and overwritten while a replica comes back empty: no write is refused, no container is killed`, async (stage) => {
    const { release } = stage;
    const { master, replicas } = await release.healthy();
    const before = new Map((await release.members()).map(({ name, restarts }) => [name, restarts.redis]));
    const redis = openMember({ host: await release.address(master), port: 6379 }, { password: release.password, ...release.access });
    try {
      await redis.flushall();
      const bytes = dataStored(planMemory({ limit: parseBytes('memoryLimit', smallMemory) }));
      const keys = Math.floor((0.97 * bytes) / storedBytes);
      const random = randomBytes(valueBytes + keys);
      const write = async (key: number) => redis.set(`key:${key}`, random.subarray(key, key + valueBytes));
      for (let key = 0; key < keys; key++) await write(key);

      let back = false;
      let written = 0;
      const overwrite = async () => {
        while (!back) {
          await write(Math.floor(Math.random() * keys));
          written += 1;
        }
      };
      const comesBack = async () => {
        await stage.namespace.kubectl.run(['delete', 'pod', replicas[0], '--wait=true', '--timeout=90s']);
        await release.healthy();
        back = true;
      };
      const began = Date.now();
      await Promise.all([comesBack().finally(() => (back = true)), ...Array.from({ length: 4 }, overwrite)]);
      const rate = (written * valueBytes) / 2 ** 20 / ((Date.now() - began) / 1000);
      const dataset = Number(field(await redis.info('memory'), 'used_memory_dataset')) / 2 ** 20;
      say(
        `${stage.variant.name}: ${dataset.toFixed(1)} MiB stored and overwritten at ${rate.toFixed(1)} MiB/s while ${replicas[0]} copied it`,
      );
      expect(await redis.dbsize()).toBe(keys);
      for (const member of await release.members()) {
        expect(member.lastEnd.redis).not.toBe('OOMKilled');
        if (member.name !== replicas[0]) expect(member.restarts.redis).toBe(before.get(member.name));
      }
    } finally {
      await redis.flushall().catch(() => undefined);
      redis.disconnect();
    }
  });
}
