// `npm run bench -- --rest`: what a release costs while nothing happens, beside bare servers on the same cluster in the same minutes.
import { setTimeout as sleep } from 'node:timers/promises';
import { Engine, type RedisProps, Storage } from '../../../lib';
import { eventually } from '../eventually';
import { say } from '../figures';
import { Namespace } from '../namespace';
import { preflight } from '../preflight';
import { Stage } from '../stage';
import { released } from '../variants';
import { bareManifest } from './bare';
import { type Cost, costAtRest, kubeletMillicores, MEMBER, PROXY } from './cost';

const runs = Number(process.env.REST_RUNS ?? 5);
const seconds = Number(process.env.REST_SECONDS ?? 60);
/** Whether the kubelets are measured too, which takes three minutes more for each contender. */
const withKubelets = process.env.REST_KUBELETS !== undefined;
const image = process.env.REST_IMAGE ?? 'valkey/valkey:9.1';
const [server, cli] = image.startsWith('valkey') ? ['valkey-server', 'valkey-cli'] : ['redis-server', 'redis-cli'];

/** What a pod shall cost at most. A target that is missed is said, and fails nothing: a test of the cluster tier guards what was reached. */
const targets: Record<string, Cost> = {
  'release, defaults': { millicores: 16, processesPerSecond: 4, helperMebibytes: 8 },
  'release, users and TLS': { millicores: 22, processesPerSecond: 5, helperMebibytes: 8 },
};

/** After a start the scripts look closer for a minute, and the kubelet asks a pod's volumes and images. */
const settleMilliseconds = 90_000;

interface Contender {
  readonly name: string;
  readonly namespace: Namespace;
  readonly pods: readonly string[];
  readonly containers: readonly string[];
  close(): Promise<void>;
}

async function bare(name: string, probed: boolean): Promise<Contender> {
  const namespace = await Namespace.create('redis-sentinel-test', 'restricted');
  await namespace.kubectl.run(['apply', '-f', '-'], { input: bareManifest('bare', image, server, cli, probed) });
  await namespace.kubectl.run(['rollout', 'status', 'statefulset/bare', '--timeout=180s'], { timeoutMilliseconds: 190_000 });
  return { name, namespace, pods: [0, 1, 2].map((ordinal) => `bare-${ordinal}`), containers: MEMBER, close: () => namespace.remove() };
}

async function release(name: string, guarded: boolean, more: RedisProps = {}): Promise<Contender> {
  const engine = image.startsWith('valkey') ? Engine.valkey(image.split(':')[1]) : Engine.redis(image.split(':')[1]);
  const stage = await Stage.open(released(name, image, { engine, storage: Storage.emptyDir({}), ...more }, guarded));
  await stage.ensureApplied();
  return { name, namespace: stage.namespace, pods: stage.release.memberNames, containers: MEMBER, close: () => stage.close() };
}

/** The proxies of a release that is a contender itself. */
async function proxiesOf({ name, namespace }: Contender): Promise<Contender> {
  const selector = ['get', 'pods', '-l', 'app.kubernetes.io/component=proxy', '-o', 'jsonpath={.items[*].metadata.name}'];
  const pods = (await namespace.kubectl.run(selector)).trim().split(' ');
  return { name: `${name}: its proxies`, namespace, pods, containers: PROXY, close: async () => undefined };
}

const contenders: Contender[] = [];

afterAll(async () => {
  await Promise.all(contenders.map((each) => each.close()));
}, 300_000);

test(
  'a release at rest costs little more than its servers',
  async () => {
    await preflight();
    const open = [
      () => bare('bare servers', false),
      () => bare('bare servers, four PING probes', true),
      () => release('release, defaults', false),
      () => release('release, users and TLS', true),
      () => release('release with a proxy', false, { proxy: {} }),
      () => proxiesOf(contenders[contenders.length - 1]),
    ];
    // One after the other: what a kubelet takes for the probes of one contender is what it takes more than before.
    let before = withKubelets ? await kubeletMillicores(seconds) : 0;
    for (const each of open) {
      const contender = await each();
      contenders.push(contender);
      if (!withKubelets) continue;
      await sleep(settleMilliseconds);
      const kubelets = await kubeletMillicores(seconds);
      say(
        `${contender.name}: the kubelets take ${((kubelets - before) / contender.pods.length).toFixed(1)} thousandths of a core for each pod`,
      );
      before = kubelets;
    }
    if (!withKubelets) await sleep(settleMilliseconds);
    await eventually(
      'figures of every container',
      120_000,
      async () => {
        for (const { namespace, pods, containers } of contenders) await costAtRest(namespace.kubectl, pods, 0, containers);
      },
      5000,
    );
    const costs = new Map<string, Cost[]>(contenders.map(({ name }) => [name, []]));
    for (let run = 0; run < runs; run++) {
      const measured = contenders.map(async ({ name, namespace, pods, containers }) => {
        costs.get(name)?.push(...(await costAtRest(namespace.kubectl, pods, seconds, containers)).values());
      });
      await Promise.all(measured);
    }
    say(table(costs));
    for (const [name, target] of Object.entries(targets)) say(`${name}: ${verdict(median(costs.get(name) ?? []), target)}`);
    for (const { name, pods } of contenders) expect(costs.get(name)).toHaveLength(pods.length * runs);
  },
  1_500_000 + runs * seconds * 2000,
);

const kinds = ['millicores', 'processesPerSecond', 'helperMebibytes'] as const;

function spread(costs: readonly Cost[], kind: (typeof kinds)[number]): [number, number, number] {
  const sorted = costs.map((cost) => cost[kind]).sort((one, other) => one - other);
  return [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted[sorted.length - 1]];
}

function median(costs: readonly Cost[]): Cost {
  const [millicores, processesPerSecond, helperMebibytes] = kinds.map((kind) => spread(costs, kind)[1]);
  return { millicores, processesPerSecond, helperMebibytes };
}

function verdict(measured: Cost, target: Cost): string {
  return kinds
    .map(
      (kind) => `${kind} ${measured[kind] <= target[kind] ? 'reached' : 'MISSED'} (${measured[kind].toFixed(1)}, target ${target[kind]})`,
    )
    .join(', ');
}

function table(costs: ReadonlyMap<string, readonly Cost[]>): string {
  const titles = ['CPU, thousandths of a core', 'processes started a second', 'memory of helpers, MiB'];
  const rows = [...costs].map(([name, all]) => {
    const cells = kinds.map((kind) =>
      spread(all, kind)
        .map((figure) => figure.toFixed(1))
        .join(' / '),
    );
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  return [
    `a pod at rest, ${image}: min / median / max of ${runs} runs of ${seconds} s with all pods of each, probes included`,
    `| | ${titles.join(' | ')} |`,
    '|---|--:|--:|--:|',
    ...rows,
  ].join('\n');
}
