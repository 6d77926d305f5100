import { setTimeout as sleep } from 'node:timers/promises';
import { Kubectl } from '../kubectl';

/** The containers of a member that the promise is about; the exporter is another program. */
export const MEMBER = ['redis', 'sentinel'];
/** The containers of a proxy. */
export const PROXY = ['haproxy', 'passwords'];

/** What one pod costs at rest: both containers together, the exec probes of the kubelet included. */
export interface Cost {
  /** CPU in thousandths of a core, as the kubelet accounts it. */
  readonly millicores: number;
  /** Processes and threads started a second, by the last process number of the container. */
  readonly processesPerSecond: number;
  /** Memory of all processes that are not a server, shared pages by their share (Pss), in MiB. */
  readonly helperMebibytes: number;
}

interface Sample {
  readonly nanoseconds: number;
  readonly at: number;
  readonly lastProcess: number;
}

interface Summary {
  readonly pods: readonly {
    readonly podRef: { readonly name: string; readonly namespace: string };
    readonly containers: readonly {
      readonly name: string;
      readonly cpu: { readonly time: string; readonly usageCoreNanoSeconds: number };
    }[];
  }[];
}

/** Measures pods for some seconds, in which nothing else happens to them. The kubelet looks at a container every ten to twenty seconds. */
export async function costAtRest(
  kubectl: Kubectl,
  pods: readonly string[],
  seconds: number,
  containers: readonly string[] = MEMBER,
): Promise<Map<string, Cost>> {
  const before = await samples(kubectl, pods, containers);
  await sleep(seconds * 1000);
  const after = await samples(kubectl, pods, containers);
  const costs = pods.map(async (pod): Promise<[string, Cost]> => {
    const memory = await Promise.all(containers.map((container) => helperBytes(kubectl, pod, container)));
    const rate = (of: (before: Sample, after: Sample) => number) =>
      containers.reduce((sum, container) => sum + of(must(before, pod, container), must(after, pod, container)), 0);
    return [
      pod,
      {
        millicores: rate((one, two) => (1000 * (two.nanoseconds - one.nanoseconds)) / 1e6 / (two.at - one.at)),
        processesPerSecond: rate((one, two) => two.lastProcess - one.lastProcess) / seconds,
        helperMebibytes: memory.reduce((sum, bytes) => sum + bytes, 0) / 2 ** 20,
      },
    ];
  });
  return new Map(await Promise.all(costs));
}

const key = (pod: string, container: string) => `${pod}/${container}`;

function must(samples: ReadonlyMap<string, Sample>, pod: string, container: string): Sample {
  const sample = samples.get(key(pod, container));
  if (sample === undefined) throw new Error(`there is no figure of ${key(pod, container)}`);
  return sample;
}

async function samples(kubectl: Kubectl, pods: readonly string[], containers: readonly string[]): Promise<Map<string, Sample>> {
  const nodes = await kubectl.run(['get', 'pods', '-o', 'jsonpath={range .items[*]}{.spec.nodeName}{"\\n"}{end}']);
  const processor = new Map<string, { nanoseconds: number; at: number }>();
  for (const node of new Set(nodes.split('\n').filter((name) => name !== ''))) {
    const { pods: seen } = JSON.parse(await new Kubectl().run(['get', '--raw', `/api/v1/nodes/${node}/proxy/stats/summary`])) as Summary;
    for (const pod of seen) {
      if (pod.podRef.namespace !== kubectl.namespace) continue;
      for (const { name, cpu } of pod.containers)
        processor.set(key(pod.podRef.name, name), { nanoseconds: cpu.usageCoreNanoSeconds, at: Date.parse(cpu.time) });
    }
  }
  const result = new Map<string, Sample>();
  await Promise.all(
    pods.flatMap((pod) =>
      containers.map(async (container) => {
        const load = await kubectl.run(['exec', pod, '-c', container, '--', 'cat', '/proc/loadavg']);
        const used = processor.get(key(pod, container));
        if (used === undefined) throw new Error(`the kubelet has no figure of ${key(pod, container)}`);
        result.set(key(pod, container), { ...used, lastProcess: Number(load.trim().split(' ').at(-1)) });
      }),
    ),
  );
  return result;
}

/** CPU that the kubelets of all nodes took for some seconds, in thousandths of a core. A container runtime takes about as much for a probe again, and has no such figure. */
export async function kubeletMillicores(seconds: number): Promise<number> {
  const kubectl = new Kubectl();
  const nodes = (await kubectl.run(['get', 'nodes', '-o', 'jsonpath={.items[*].metadata.name}'])).split(' ');
  const used = async () => {
    const metrics = await Promise.all(nodes.map((node) => kubectl.run(['get', '--raw', `/api/v1/nodes/${node}/proxy/metrics`])));
    return metrics.reduce((sum, text) => sum + Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]), 0);
  };
  const before = await used();
  await sleep(seconds * 1000);
  return (1000 * ((await used()) - before)) / seconds;
}

/** The shares of all processes of a container but the server, and but the one that asks. */
async function helperBytes(kubectl: Kubectl, pod: string, container: string): Promise<number> {
  const script = `for process in /proc/[0-9]*; do
    { read -r name < $process/comm; } 2> /dev/null || continue
    case $name in *-server | *-sentinel | haproxy) continue ;; esac
    [ "\${process#/proc/}" = $$ ] || cat $process/smaps_rollup 2> /dev/null | while read -r field amount unit; do
      [ "$field" != Pss: ] || echo "$amount"
    done
  done; true`;
  const shares = await kubectl.run(['exec', pod, '-c', container, '--', 'sh', '-c', script]);
  return shares.split('\n').reduce((sum, kibibytes) => sum + Number(kibibytes) * 1024, 0);
}
