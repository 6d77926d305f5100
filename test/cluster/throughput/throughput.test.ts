// `npm run bench -- --proxy`: throughput and latency of a client beside the release, direct and through the proxy, in turns.
import { Engine, Storage } from '../../../lib';
import { eventually } from '../eventually';
import { say } from '../figures';
import { preflight } from '../preflight';
import { Stage } from '../stage';
import { released } from '../variants';

const runs = Number(process.env.THROUGHPUT_RUNS ?? 5);
const image = process.env.THROUGHPUT_IMAGE ?? 'valkey/valkey:9.1';
const requests = 40_000;

/** One run of one command by the server's own benchmark. */
interface Figures {
  readonly requestsPerSecond: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
}

/** The lines of the benchmark's CSV, by the command. */
function parse(csv: string): Map<string, Figures> {
  const [header, ...lines] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  const column = (name: string) => header.indexOf(name);
  return new Map(
    lines.map((cells) => [
      cells[0],
      {
        requestsPerSecond: Number(cells[column('rps')]),
        p50Milliseconds: Number(cells[column('p50_latency_ms')]),
        p99Milliseconds: Number(cells[column('p99_latency_ms')]),
      },
    ]),
  );
}

let stage: Stage | undefined;
afterAll(async () => stage?.close(), 300_000);

test('a client through the proxy, beside a direct one', async () => {
  await preflight();
  const engine = image.startsWith('valkey') ? Engine.valkey(image.split(':')[1]) : Engine.redis(image.split(':')[1]);
  const open = await Stage.open(released('with a proxy', image, { engine, storage: Storage.emptyDir({}), proxy: {} }, false));
  stage = open;
  await open.ensureApplied();
  const { master } = await open.release.healthy();
  const pod = await open.client();
  const benchmark = image.startsWith('valkey') ? 'valkey-benchmark' : 'redis-benchmark';
  const ways = { direct: await open.release.address(master), 'through the proxy': await open.release.address('redis-master') };
  const measure = async (host: string, clients: number) => {
    const words = ['-h', host, '-p', '6379', '-t', 'set,get', '-n', `${requests}`, '-c', `${clients}`, '--csv'];
    return parse(await pod.run(benchmark, ...words));
  };
  await eventually('the proxy takes writes', 60_000, async () => void (await measure(ways['through the proxy'], 1)));
  for (const clients of [1, 50]) {
    const found = new Map<string, Figures[]>();
    for (let run = 0; run < runs; run++)
      for (const [way, host] of Object.entries(ways))
        for (const [command, figures] of await measure(host, clients)) {
          const key = `${command}, ${clients} connection${clients > 1 ? 's' : ''}, ${way}`;
          found.set(key, [...(found.get(key) ?? []), figures]);
        }
    say(table(found));
    for (const all of found.values()) expect(all).toHaveLength(runs);
  }
}, 1_800_000);

function table(found: ReadonlyMap<string, readonly Figures[]>): string {
  const spread = (all: readonly number[]) => {
    const sorted = [...all].sort((one, other) => one - other);
    return [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted[sorted.length - 1]].join(' / ');
  };
  const rows = [...found].map(([key, all]) => {
    const cells = [
      all.map(({ requestsPerSecond }) => Math.round(requestsPerSecond)),
      all.map(({ p50Milliseconds }) => p50Milliseconds),
      all.map(({ p99Milliseconds }) => p99Milliseconds),
    ];
    return `| ${key} | ${cells.map(spread).join(' | ')} |`;
  });
  return [
    `${image}: min / median / max of ${runs} runs of ${requests} requests`,
    '| | requests/s | p50, ms | p99, ms |',
    '|---|--:|--:|--:|',
    ...rows,
  ].join('\n');
}
