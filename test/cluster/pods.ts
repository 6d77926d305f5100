import { demand, eventually } from './eventually';
import type { Kubectl } from './kubectl';

export const restricted = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  runAsUser: 999,
  seccompProfile: { type: 'RuntimeDefault' },
};

export async function startPod(
  kubectl: Kubectl,
  name: string,
  spec: Record<string, unknown>,
  labels: Record<string, string> = {},
): Promise<void> {
  const manifest = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 1,
      ...spec,
    },
  };
  await kubectl.run(['apply', '--warnings-as-errors', '-f', '-'], { input: JSON.stringify(manifest) });
  await eventually(`pod ${name} ready`, 60_000, async () => {
    const ready = await kubectl.run(['get', 'pod', name, '-o', 'jsonpath={.status.containerStatuses[0].ready}']);
    demand(ready === 'true', 'not ready');
  });
}

/** The access of a client besides the password: options of redis-cli, and the Secret with its certificate. */
export interface ClientProps {
  readonly options?: string;
  readonly certificates?: string;
}

/** A pod of an application: the engine's image under `restricted`, with the release's Secret mounted. For the drills by hand. */
export class ClientPod {
  static async start(kubectl: Kubectl, image: string, program: string, props: ClientProps = {}): Promise<ClientPod> {
    const { certificates, options = '' } = props;
    await startPod(kubectl, 'client', {
      containers: [
        {
          name: 'client',
          image,
          imagePullPolicy: 'IfNotPresent',
          command: ['sleep', '3600'],
          securityContext: restricted,
          resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
          volumeMounts: [
            { name: 'secret', mountPath: '/run/secrets/redis', readOnly: true },
            ...(certificates === undefined ? [] : [{ name: 'tls', mountPath: '/run/tls', readOnly: true }]),
          ],
        },
      ],
      volumes: [
        { name: 'secret', secret: { secretName: 'redis' } },
        ...(certificates === undefined ? [] : [{ name: 'tls', secret: { secretName: certificates } }]),
      ],
    });
    return new ClientPod(kubectl, program, options);
  }

  private constructor(
    private readonly kubectl: Kubectl,
    private readonly program: string,
    private readonly options: string,
  ) {}

  /** redis-cli (or valkey-cli) with the Secret's password. */
  cli(host: string, port: number, ...command: string[]): Promise<string> {
    return this.sh(
      'REDISCLI_AUTH=$(cat /run/secrets/redis/redis-password) exec timeout 10 "$PROGRAM" $OPTIONS -h "$0" -p "$@" 2>&1',
      host,
      String(port),
      ...command,
    );
  }

  /** The same with another password, or with none. */
  cliWith(password: string | undefined, host: string, port: number, ...command: string[]): Promise<string> {
    const auth = password === undefined ? '' : 'REDISCLI_AUTH=$1; export REDISCLI_AUTH; ';
    return this.sh(
      `${auth}shift; exec timeout 10 "$PROGRAM" $OPTIONS -h "$0" -p "$@" 2>&1`,
      host,
      password ?? '',
      String(port),
      ...command,
    );
  }

  /** Another program of the image with the Secret's password, which it takes as an option only: this pod and its password are of this test alone. */
  run(program: string, ...args: string[]): Promise<string> {
    return this.sh('exec "$0" -a "$(cat /run/secrets/redis/redis-password)" "$@" 2> /dev/null', program, ...args);
  }

  /** The same pod with other options of redis-cli. */
  with(options: string): ClientPod {
    return new ClientPod(this.kubectl, this.program, options);
  }

  private async sh(script: string, ...args: string[]): Promise<string> {
    const environment = [`PROGRAM=${this.program}`, `OPTIONS=${this.options}`];
    const answer = await this.kubectl.try(['exec', 'client', '--', 'env', ...environment, 'sh', '-c', script, ...args]);
    demand(answer.code === 0, `in the client pod: ${answer.stdout}${answer.stderr}`);
    return answer.stdout.trim();
  }
}

/**
 * Root among a node's processes, because the first process of a container ignores SIGKILL from inside the container.
 * It needs only `hostPID` and root; its namespace must allow them, and the namespace of the release does not.
 */
export class NodeShell {
  static async start(kubectl: Kubectl, node: string, image: string): Promise<NodeShell> {
    const name = `node-${node.replaceAll('.', '-')}`;
    await startPod(kubectl, name, {
      nodeName: node,
      hostPID: true,
      tolerations: [{ operator: 'Exists' }],
      containers: [
        {
          name: 'shell',
          image,
          imagePullPolicy: 'IfNotPresent',
          command: ['sleep', '3600'],
          // Without that capability not even root may read the environment of another user's process.
          securityContext: { runAsUser: 0, runAsNonRoot: false, capabilities: { add: ['SYS_PTRACE'] } },
        },
      ],
    });
    return new NodeShell(kubectl, name);
  }

  private constructor(
    private readonly kubectl: Kubectl,
    private readonly name: string,
  ) {}

  run(script: string, input?: string): Promise<string> {
    return this.kubectl.run(['exec', ...(input === undefined ? [] : ['-i']), this.name, '--', 'sh', '-c', script], { input });
  }

  /** Sends a signal to the servers (redis-server, valkey-server) in those containers, all in one call; fails when there are none. */
  async signalServers(signal: string, containerIds: readonly string[]): Promise<void> {
    demand(
      containerIds.length > 0 && containerIds.every((id) => /^[0-9a-f]{32,}$/.test(id)),
      `no container ids: ${containerIds.join(', ')}`,
    );
    const script = `pids=
for file in $(grep -lE '${containerIds.join('|')}' /proc/[0-9]*/cgroup 2> /dev/null); do
  process=\${file%/cgroup}
  read -r name < "$process/comm" || continue
  case $name in *-server) pids="$pids \${process#/proc/}" ;; esac
done
[ -n "$pids" ] && kill -${signal} $pids`;
    await this.run(script);
  }
}
