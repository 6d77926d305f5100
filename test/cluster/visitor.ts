import type { Kubectl } from './kubectl';
import { restricted, startPod } from './pods';
import type { Variant } from './variants';

/** A pod that only tries whether it gets through. */
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
   * Whether somebody answers there within three seconds. It speaks redis to whatever listens; whoever does not understand it has been reached
   * too. What is not allowed is dropped by most network plugins, and refused by some.
   */
  async reaches(host: string, port: number): Promise<boolean> {
    const command = ['timeout', '3', this.cli, '-h', host, '-p', String(port), 'PING'];
    const { code, stdout, stderr } = await this.kubectl.try(['exec', this.name, '-c', this.container, '--', ...command]);
    const said = `${stdout}${stderr}`;
    if (/^(PONG|NOAUTH)|Protocol error|closed the connection|reset by peer/im.test(said)) return true;
    // How `timeout` of coreutils and that of busybox say that it was over.
    if (code === 124 || code === 143 || /refused|no route|unreachable|prohibited|timed out/i.test(said)) return false;
    throw new Error(`${this.name} to ${host}:${port} ended with ${code}: ${said}`);
  }

  async remove(): Promise<void> {
    await this.kubectl.run(['delete', 'pod', this.name, '--ignore-not-found']);
  }
}
