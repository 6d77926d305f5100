import { everything } from '../../faults/recorder';
import type { Load, LoadOptions } from '../../load';
import { noGo, openGoRedis } from '../../load/clients/go';
import { noJava, openJava } from '../../load/clients/java';
import { openNodeRedis } from '../../load/clients/node-redis';
import { noRedisPy, openRedisPy } from '../../load/clients/redis-py';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';
import { notRun, type Stage } from '../stage';
import { expectNothingLost } from './crash';

/**
 * The sentinel with the highest ordinal first. The hook asks the lowest sentinel for the failover, and `SENTINEL MASTER` of this sentinel is the last to
 * name the new master: it names the old one until all replicas follow. These clients use only that command (ioredis uses
 * `GET-MASTER-ADDR-BY-NAME`), and they ask the first sentinel in their list that answers.
 */
const lastFirst = (release: LocalRelease) => [...release.connection.sentinels].reverse();

export type Client = readonly [name: string, connect: LoadOptions['connect']];

/** A planned hand-over under the writes of clients. Nothing is lost, and each of them finds the new master. */
export async function handedOver(
  stage: Stage,
  release: LocalRelease,
  master: Member,
  loads: readonly (readonly [name: string, load: Load])[],
  where: string,
): Promise<void> {
  for (const [, load] of loads) {
    await load.steady();
    load.mark('master stopped');
  }
  await master.stop();
  for (const [, load] of loads) load.mark('master started');
  master.start();
  expect(await release.settled()).not.toBe(master);
  for (const [name, load] of loads) {
    await load.steady();
    const report = await load.finish({ replicas: 2 });
    stage.report(`master stopped, ${name}, ${where}`, report);
    expectNothingLost(report);
    expect(report.longestWriterStallMs).toBeLessThan(8000);
  }
}

/** A planned hand-over under the writes of a client, and of ioredis for comparison. */
function handOver(stage: Stage, [client, connect]: Client): void {
  stage.healthy(`#46 ${client} during a planned hand-over, beside ioredis: nothing is lost`, async (release: LocalRelease) => {
    const master = await release.settled();
    const loads: readonly (readonly [name: string, load: Load])[] = [
      ['ioredis', await release.startLoad({ writers: 2 })],
      [client, await release.startLoad({ writers: 2, connect, sentinels: lastFirst(release) })],
    ];
    await handedOver(stage, release, master, loads, 'by Sentinel');
  });
}

/** Other common clients, by name; redis-py is reported as missing where it is not installed. */
export function availableClients(): readonly (readonly [name: string, connect: NonNullable<LoadOptions['connect']>])[] {
  const why = noRedisPy();
  if (why !== undefined) notRun(`redis-py: ${why}`);
  return [['node-redis', openNodeRedis], ...(why === undefined ? [['redis-py', openRedisPy] as const] : [])];
}

/** Clients that need a compiler; with `npm run faults`, they are reported as missing where they are not there. */
function compiledClients(): Client[] {
  if (!everything) return [];
  const found: Client[] = [];
  const [java, go] = [noJava(), noGo()];
  if (java !== undefined) notRun(`clients of Java: ${java}`);
  else for (const name of ['jedis', 'lettuce'] as const) found.push([name, (options) => openJava(name, options)]);
  if (go !== undefined) notRun(`go-redis: ${go}`);
  else found.push(['go-redis', openGoRedis]);
  return found;
}

/** All clients, beginning with ioredis. */
export function allClients(): Client[] {
  return [['ioredis', undefined], ...availableClients(), ...compiledClients()];
}

/** A hand-over with each client and its documented settings. */
export function otherClients(stage: Stage): void {
  for (const client of [...availableClients(), ...compiledClients()]) handOver(stage, client);
}
