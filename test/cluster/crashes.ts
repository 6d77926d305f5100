import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { everything } from '../faults/recorder';
import { demand, eventually } from './eventually';
import { bounds, oneLostPerConnection } from './faults';
import type { Release } from './release';
import type { Stage } from './stage';
import type { StageTest } from './suite';

/** Crashes of the master's processes, other than a kill of redis alone. */
export function crashTests(test: StageTest): void {
  test('#40 both containers of the master are killed at once: the others do not wait for down-after', async (stage) => {
    await bothKilled(stage, 'both containers of the master killed', bounds.planned);
  });

  if (!everything) return;

  test('#32 the kernel kills the master for its memory use: as a crash', async (stage) => {
    const { report, before, after } = await stage.underLoad('master killed by the kernel', async ({ before: { master } }) => {
      const { restarts } = await stage.release.member(master);
      const reader = slowReader(await stage.release.address(master), stage.release);
      await eventually(`a restart of ${master}`, 120_000, async () => {
        const now = await stage.release.member(master);
        demand(now.restarts.redis > restarts.redis, 'not restarted');
        demand(now.lastEnd.redis === 'OOMKilled', `ended as ${now.lastEnd.redis}`);
      });
      reader.destroy();
    });
    await stage.release.ask(after.master, 6379, 'DEL', 'large');
    expect(after.master).not.toBe(before.master);
    oneLostPerConnection(report);
    expect(report.longestStallMs).toBeLessThan(bounds.crash);
    await stage.renewIfRepeated(before.master);
  });
}

async function bothKilled(stage: Stage, scenario: string, boundMs: number): Promise<void> {
  await shellsOnAllNodes(stage);
  const { report, before, after } = await stage.underLoad(scenario, async ({ before: { master } }) => {
    const { restarts } = await stage.release.member(master);
    await killBoth(stage, master);
    await eventually(`a restart of both containers of ${master}`, 120_000, async () => {
      const now = (await stage.release.member(master)).restarts;
      demand(now.redis > restarts.redis && now.sentinel > restarts.sentinel, 'not both restarted');
    });
  });
  expect(after.master).not.toBe(before.master);
  oneLostPerConnection(report);
  expect(report.longestStallMs).toBeLessThan(boundMs);
  await stage.renewIfRepeated(before.master);
}

/** Starts the shells before the fault, because their start takes time. */
async function shellsOnAllNodes(stage: Stage): Promise<void> {
  await Promise.all((await stage.release.members()).map(({ node }) => stage.nodeShell(node)));
}

async function killBoth(stage: Stage, name: string): Promise<void> {
  const { node, containerIds } = await stage.release.member(name);
  await (await stage.nodeShell(node)).signalServers('KILL', [containerIds.redis, containerIds.sentinel]);
}

/**
 * A client that requests 4 GiB and reads nothing: the answers collect in the memory of the master alone, beside `maxmemory`, while the
 * master serves other clients until the kernel kills it.
 */
function slowReader(host: string, { password, access: { username, tls } }: Release): Socket {
  const socket = tls === undefined ? connect({ host, port: 6379 }) : connectTls({ ...tls, host, port: 6379 });
  socket.on('error', () => undefined);
  const words = (...command: string[]) =>
    `*${command.length}\r\n${command.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
  socket.write(words('AUTH', ...(username === undefined ? [] : [username]), password));
  socket.write(words('SET', 'large', 'x'.repeat(1 << 20)));
  socket.write(words('GET', 'large').repeat(4096));
  return socket.pause();
}
