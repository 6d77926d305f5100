import { randomBytes } from 'node:crypto';
import { demand, eventually } from './eventually';
import type { Kubectl } from './kubectl';
import { restricted, startPod } from './pods';
import type { Variant } from './variants';

export interface PinnedWrite {
  readonly key: string;
  /** The time of the acknowledgement, by the clock of this process. */
  readonly time: number;
}

const script = `REDISCLI_AUTH=$(cat /run/secrets/redis/redis-password) && export REDISCLI_AUTH
i=0
while i=$((i + 1)); do
  [ "$(timeout 3 "$PROGRAM" -h "$HOST" -p 6379 SET "$PREFIX:$i" "$PREFIX:$i" 2>&1)" = OK ] && echo "$i $(date +%s%3N)"
done`;

/** The lead of the pod's clock in ms, known to half the time of a request; so the fastest of several requests counts. */
async function clockAhead(kubectl: Kubectl): Promise<number> {
  const answers: { ahead: number; took: number }[] = [];
  while (answers.length < 5) {
    const before = Date.now();
    const theirs = Number(await kubectl.run(['exec', 'writer', '--', 'date', '+%s%3N']));
    const after = Date.now();
    answers.push({ ahead: theirs - (before + after) / 2, took: after - before });
  }
  return answers.sort((one, other) => one.took - other.took)[0].ahead;
}

/**
 * A client in a pod on one node, which writes to one member, master or not, and records the time of each acknowledgement. The test reads the
 * record afterwards, because the pod can't be reached while its node is unplugged.
 */
export class PinnedWriter {
  static async start(kubectl: Kubectl, variant: Variant, node: string, host: string): Promise<PinnedWriter> {
    const prefix = `pinned:${randomBytes(6).toString('hex')}`;
    const env = Object.entries({ PROGRAM: variant.cli, HOST: host, PREFIX: prefix }).map(([name, value]) => ({ name, value }));
    await startPod(kubectl, 'writer', {
      nodeName: node,
      // The pod stays on its node, even when Kubernetes gives the node up.
      tolerations: [{ operator: 'Exists' }],
      containers: [
        {
          name: 'writer',
          image: variant.image,
          imagePullPolicy: 'IfNotPresent',
          command: ['sh', '-c', script],
          env,
          securityContext: restricted,
          resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
          volumeMounts: [{ name: 'secret', mountPath: '/run/secrets/redis', readOnly: true }],
        },
      ],
      volumes: [{ name: 'secret', secret: { secretName: 'redis' } }],
    });
    const writer = new PinnedWriter(kubectl, prefix, await clockAhead(kubectl));
    await eventually('writes of the pinned client', 30_000, async () => demand((await writer.writes()).length >= 20, 'less than 20'));
    return writer;
  }

  private constructor(
    private readonly kubectl: Kubectl,
    private readonly prefix: string,
    private readonly clockAhead: number,
  ) {}

  /** Every acknowledged write so far. */
  async writes(): Promise<PinnedWrite[]> {
    const lines = (await this.kubectl.run(['logs', 'writer'])).split('\n').filter((line) => /^\d+ \d+$/.test(line));
    return lines.map((line) => {
      const [sequence, time] = line.split(' ').map(Number);
      return { key: `${this.prefix}:${sequence}`, time: time - this.clockAhead };
    });
  }

  async remove(): Promise<void> {
    await this.kubectl.run(['delete', 'pod', 'writer', '--wait=true', '--timeout=90s']);
  }
}
