import { randomBytes } from 'node:crypto';
import { everything } from '../faults/recorder';
import { Kubectl } from './kubectl';

export type PodSecurity = 'restricted' | 'privileged';

/** A namespace of one test run. Its name ends with a random seed; its deletion deletes everything in it. */
export class Namespace {
  /** The label of all test namespaces, to find those of a run that was stopped. */
  static readonly label = 'redis-sentinel-test';

  static async create(name: string, podSecurity: PodSecurity): Promise<Namespace> {
    const namespace = new Namespace(`${name}-${randomBytes(3).toString('hex')}`);
    const labels = { enforce: podSecurity, warn: podSecurity };
    await new Kubectl().run(['create', '-f', '-'], {
      input: JSON.stringify({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: namespace.name,
          labels: {
            [Namespace.label]: 'yes',
            ...Object.fromEntries(Object.entries(labels).map(([mode, level]) => [`pod-security.kubernetes.io/${mode}`, level])),
          },
        },
      }),
    });
    return namespace;
  }

  readonly kubectl: Kubectl;

  private constructor(readonly name: string) {
    this.kubectl = new Kubectl(name);
  }

  /** Like a password from a text file: with a newline at its end. */
  async setPassword(secret: string, password: string): Promise<void> {
    await this.setSecret(secret, { 'redis-password': `${password}\n` });
  }

  /** Replaces a Secret by one with exactly these keys, even if a test has changed it meanwhile. */
  async setSecret(name: string, texts: Readonly<Record<string, string>>): Promise<void> {
    const data = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, Buffer.from(text).toString('base64')]));
    await this.kubectl.run(['apply', '--server-side', '--force-conflicts', '-f', '-'], {
      input: JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, data }),
    });
  }

  /**
   * The end of a namespace takes 20 s, and no test needs it: the next file installs its release meanwhile, and tools/test.js waits for all of
   * them. Figures of `npm run faults` are not taken beside pods that end.
   */
  async remove(): Promise<void> {
    const wait = everything ? ['--timeout=150s'] : ['--wait=false'];
    await new Kubectl().run(['delete', 'namespace', this.name, '--ignore-not-found', ...wait], { timeoutMilliseconds: 160_000 });
  }

  /** The first things to look at after a failure in this namespace. */
  async diagnostics(): Promise<string> {
    const section = async (title: string, args: readonly string[]) => {
      const answer = await this.kubectl.try(args).catch((error: Error) => ({ stdout: '', stderr: error.message }));
      return `--- ${title}\n${answer.stdout}${answer.stderr}`;
    };
    const sections = await Promise.all([
      section('objects', ['get', 'pods,statefulsets,services,persistentvolumeclaims,endpointslices', '-o', 'wide']),
      section('pods', ['describe', 'pods']),
      section('events', ['get', 'events', '--sort-by=.lastTimestamp']),
    ]);
    return [`=== namespace ${this.name}`, ...sections, `=== end of ${this.name}`].join('\n');
  }
}
