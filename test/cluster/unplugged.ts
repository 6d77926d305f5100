import { spawn } from 'node:child_process';
import { everything } from '../faults/recorder';
import { openMember } from '../load';
import { notRun } from '../not-run';
import { demand, eventually } from './eventually';
import { bounds, oneLostPerConnection } from './faults';
import { type PinnedWrite, PinnedWriter } from './pinned-writer';
import type { Stage } from './stage';
import type { StageTest } from './suite';

/** Kubernetes can't unplug a node: these commands do it on the tested cluster, with the node's name as last argument. */
const cut = process.env.CLUSTER_CUT_NODE;
const join = process.env.CLUSTER_JOIN_NODE;

/** A node that can't be reached any more, with a master that runs on, and a client on the same node. */
export function unpluggedTests(stageTest: StageTest): void {
  if (cut === undefined || join === undefined) {
    notRun("a node unplugged: set CLUSTER_CUT_NODE and CLUSTER_JOIN_NODE to commands that take the node's name as last argument");
    return;
  }
  const commands = { cut, join };
  stageTest("#45 the master's node is unplugged: a client beside it writes in vain only for a moment", (stage) =>
    unplugged(stage, commands, 'node unplugged', 15),
  );
  if (!everything) return;
  stageTest("#45 the master's node is unplugged until Kubernetes gives it up", async (stage) =>
    unplugged(stage, commands, 'node unplugged until given up'),
  );
}

/** Without seconds, the node stays away until Kubernetes calls it not ready. */
async function unplugged(
  stage: Stage,
  commands: { readonly cut: string; readonly join: string },
  scenario: string,
  seconds?: number,
): Promise<void> {
  const { release } = stage;
  const { kubectl } = stage.namespace;
  const { master } = await release.healthy();
  const { node } = await release.member(master);
  const writer = await PinnedWriter.start(kubectl, stage.variant, node, await release.address(master));
  try {
    const settings = (await release.ask(master, 6379, 'CONFIG', 'GET', 'min-replicas-max-lag')) as string[];
    const maxLagMilliseconds = Number(settings[1]) * 1000;
    let began = 0;
    let done = 0;
    const { report, before, after, more } = await stage.underLoad(
      scenario,
      async ({ load }) => {
        try {
          began = Date.now();
          await shell(commands.cut, node);
          done = Date.now();
          await load.steady();
          if (seconds === undefined)
            await kubectl.run(['wait', '--for=condition=Ready=unknown', `node/${node}`, '--timeout=180s'], {
              timeoutMilliseconds: 190_000,
            });
          else await eventually('the end of the cut', seconds * 2000, async () => demand(Date.now() - done > seconds * 1000, 'too early'));
        } finally {
          await shell(commands.join, node);
        }
        await kubectl.run(['wait', '--for=condition=Ready', `node/${node}`, '--timeout=120s']);
      },
      async () => {
        const writes = await writer.writes();
        const late = writes.filter(({ time }) => time > done);
        const lost = await missing(stage, writes);
        return {
          cutSideAcknowledged: writes.length,
          cutSideLastSeconds: (Math.max(...writes.map(({ time }) => time)) - done) / 1000,
          cutSideAfterTheCut: late.length,
          cutSideLost: lost.length,
          cutSideLostBefore: lost.filter(({ time }) => time < began - clockSlack).length,
        };
      },
    );
    expect(before.master).toBe(master);
    expect(after.master).not.toBe(master);
    // Clients outside the node lost at most the write under way, and waited for down-after and a failover.
    oneLostPerConnection(report);
    expect(report.longestStallMs).toBeLessThan(bounds.unplugged);
    // The client on the node of the old master wrote in vain, but only while the master counted its replicas as connected. The master counts their lag
    // in whole seconds and checks once a second, so up to a second is added for each.
    expect(more.cutSideAfterTheCut).toBeGreaterThan(0);
    expect(more.cutSideLastSeconds * 1000).toBeLessThanOrEqual(maxLagMilliseconds + 2000);
    expect(more.cutSideLostBefore).toBe(0);
  } finally {
    await writer.remove();
  }
}

/** The error in the time of a write on another machine. */
const clockSlack = 200;

async function missing({ release }: Stage, writes: readonly PinnedWrite[]): Promise<PinnedWrite[]> {
  const master = openMember(
    { host: await release.address(await release.masterPod()), port: 6379 },
    { password: release.password, ...release.access },
  );
  try {
    const values = writes.length === 0 ? [] : await master.mget(writes.map(({ key }) => key));
    return writes.filter(({ key }, index) => values[index] !== key);
  } finally {
    master.disconnect();
  }
}

function shell(command: string, node: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `${command} "$0"`, node], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ${node} ended with ${code}`))));
  });
}
