import { Load, type LoadReport, openMember, openPlainWriter } from '../load';
import { demand, eventually } from './eventually';
import { bounds, deletePod, killRedis, nothingLost, oneLostPerConnection } from './faults';
import { admitThisMachine, loadClientPolicy } from './load-address';
import type { Release } from './release';
import type { Stage } from './stage';
import type { StageTest } from './suite';
import { type Fault, underLoad } from './under-load';
import type { OutsideAddresses } from './variants';

/** In ms: what a client outside may wait longer than one inside. A busy machine adds to a single run. */
const longerFromOutside = 1000;

function addressesOf({ variant }: Stage): OutsideAddresses {
  if (variant.outside === undefined) throw new Error(`${variant.name} has no addresses outside`);
  return variant.outside;
}

/** Clients that know nothing but the addresses outside: one kind speaks Sentinel, the other does not. */
async function outsideLoads(stage: Stage): Promise<[who: string, load: Load][]> {
  const { sentinel, master } = addressesOf(stage);
  const options = { ...(await stage.release.loadConnection()), sentinels: [sentinel], writers: 2, pauseMilliseconds: 5 };
  return [
    ['Sentinel clients outside', await Load.start(options)],
    ['plain clients outside', await Load.start({ ...options, connect: (each) => openPlainWriter(master, each) })],
  ];
}

async function compared(stage: Stage, scenario: string, play: (fault: Fault) => Promise<void>, check: (report: LoadReport) => void) {
  await stage.release.healthy();
  const loads = await outsideLoads(stage);
  try {
    for (const [, load] of loads) await load.steady({ acknowledgements: 50, quietMilliseconds: 500 });
    const inside = await underLoad(stage.release, scenario, async (fault) => {
      for (const [, load] of loads) load.mark(scenario);
      await play(fault);
    });
    stage.figures.note(`${scenario}, Sentinel clients inside`, inside.report, inside.seconds);
    for (const [who, load] of loads) {
      await load.steady();
      const report = await load.finish({ replicas: 2 });
      stage.note(`${scenario}, ${who}`, { ...inside, report, more: {} });
      check(report);
      expect(report.longestStallMs - inside.report.longestStallMs).toBeLessThan(longerFromOutside);
    }
    check(inside.report);
  } finally {
    for (const [, load] of loads) await load.stop().catch(() => undefined);
  }
}

/** How a connection to an address ends: the answer to PING, or that there is none. */
async function pinged(release: Release, host: string, port: number): Promise<string> {
  const client = openMember({ host, port }, { password: release.password, ...release.access });
  return client
    .ping()
    .catch((error: Error) => error.message)
    .finally(() => client.disconnect());
}

/** Clients on the network of the nodes, by ports of the nodes. */
export function outsideTests(test: StageTest): void {
  test('#84 the master pod is deleted, then the master process is killed: clients outside of the cluster follow', async (stage) => {
    await compared(
      stage,
      'master pod deleted',
      ({ before: { master } }) => deletePod(stage, master),
      (report) => {
        nothingLost(report);
        expect(report.longestStallMs).toBeLessThan(bounds.planned);
      },
    );
    const { master } = await stage.release.healthy();
    await stage.nodeShell((await stage.release.member(master)).node);
    await compared(
      stage,
      'master process killed',
      () => killRedis(stage, master),
      (report) => {
        oneLostPerConnection(report);
        expect(report.longestStallMs).toBeLessThan(bounds.crash);
      },
    );
    await stage.renewIfRepeated(master);
  });

  test('the NetworkPolicy lets clients outside reach the ports of external, and no other port', async (stage) => {
    const { release, namespace } = stage;
    const { sentinel, members, master } = addressesOf(stage);
    const [inside, replicas] = [await release.address('redis-0'), await release.address('redis-replicas')];
    await namespace.kubectl.run(['delete', 'networkpolicy', loadClientPolicy]);
    try {
      await eventually('the ports that no prop opens are closed', 30_000, async () => {
        for (const [host, port] of [
          [inside, 26379],
          [replicas, 6379],
        ] as const)
          demand((await pinged(release, host, port)) !== 'PONG', `${host}:${port} answers`);
      });
      for (const { host, port } of [sentinel, master, ...members])
        expect([port, await pinged(release, host, port)]).toEqual([port, 'PONG']);
    } finally {
      await admitThisMachine(namespace.kubectl);
    }
  });
}
