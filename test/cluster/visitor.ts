import type { Kubectl } from './kubectl';
import { restricted, startPod } from './pods';
import type { Variant } from './variants';

/** A pod that only tries to connect. */
export class Visitor {
  static async start(kubectl: Kubectl, name: string, variant: Variant, labels: Record<string, string> = {}): Promise<Visitor> {
    const container = {
      name: 'visitor',
      image: variant.image,
      imagePullPolicy: 'IfNotPresent',
      command: ['sleep', '3600'],
      securityContext: restricted,
      resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
    };
    await startPod(kubectl, name, { containers: [container] }, labels);
    return new Visitor(kubectl, name, variant.cli, container.name);
  }

  constructor(
    private readonly kubectl: Kubectl,
    readonly name: string,
    private readonly cli: string,
    private readonly container: string,
  ) {}

  /**
   * Whether a server answers there within three seconds. The visitor sends a redis command to any server; an error answer also proves
   * that the server was reached. Most network plugins drop forbidden connections, and some refuse them.
   */
  async reaches(host: string, port: number): Promise<boolean> {
    const command = ['timeout', '3', this.cli, '-h', host, '-p', String(port), 'PING'];
    const { code, stdout, stderr } = await this.kubectl.try(['exec', this.name, '-c', this.container, '--', ...command]);
    const said = `${stdout}${stderr}`;
    if (/^(PONG|NOAUTH)|Protocol error|closed the connection|reset by peer/im.test(said)) return true;
    // The exit codes of the `timeout` of coreutils and of busybox after a time-out.
    if (code === 124 || code === 143 || /refused|no route|unreachable|prohibited|timed out/i.test(said)) return false;
    throw new Error(`${this.name} to ${host}:${port} ended with ${code}: ${said}`);
  }

  async remove(): Promise<void> {
    await this.kubectl.run(['delete', 'pod', this.name, '--ignore-not-found']);
  }
}
