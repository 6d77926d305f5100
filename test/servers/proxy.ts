import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Address } from '../load';
import { type CertificateFiles, installCertificate } from './certificates';
import { Container } from './container';
import { programFolder } from './engines';
import { configure } from './installation';
import { needed } from './toolbox';

export interface LocalProxyProps {
  readonly name: string;
  /** The address of the pod. */
  readonly address: string;
  /** The command that runs another command in the network of the pod. */
  readonly enter: readonly string[];
  /** The folder of the pod, which does not exist yet. */
  readonly folder: string;
  /** The ConfigMap of the proxy. */
  readonly configuration: Readonly<Record<string, string>>;
  /** The commands of the containers. */
  readonly commands: Readonly<Record<string, readonly string[]>>;
  /** The names of the members' Services, one `address name` a line. */
  readonly hosts: string;
  /** The file that lists every started session. */
  readonly sessions: string;
}

/** HAProxy on this machine; undefined if there is none. */
export const haproxyProgram = process.env.TEST_HAPROXY ?? inPath('haproxy');

/** The reason why no proxy can be played on this machine; undefined if it can. */
export function noProxy(): string | undefined {
  return haproxyProgram === undefined
    ? 'haproxy is not here: put it in PATH, or name the program, TEST_HAPROXY=/folder/haproxy'
    : undefined;
}

function inPath(program: string): string | undefined {
  const folder = programFolder(program);
  return folder === undefined ? undefined : join(folder, program);
}

/** Written over the folders of this machine, in the mount namespace of a container: the files are the rendered ones, with their own paths. */
const mounted = 'mount --bind "$1" /etc && mount --bind "$2" /run && shift 2 && exec "$@"';

/** A pod of the proxy: HAProxy with the rendered haproxy.cfg, and the container that derives the password. */
export class LocalProxy {
  readonly haproxy: Container;
  readonly passwords?: Container;
  private readonly etc: string;
  private readonly run: string;

  constructor(private readonly props: LocalProxyProps) {
    this.etc = join(props.folder, 'etc');
    this.run = join(props.folder, 'run');
    for (const folder of [join(this.etc, 'haproxy'), join(this.run, 'proxy'), this.secrets]) mkdirSync(folder, { recursive: true });
    configure(join(this.etc, 'haproxy'), props.configuration);
    for (const file of ['passwd', 'group']) copyFileSync(join('/etc', file), join(this.etc, file));
    writeFileSync(join(this.etc, 'nsswitch.conf'), 'hosts: files\n');
    writeFileSync(join(this.etc, 'hosts'), readFileSync(props.hosts));
    const programs = join(props.folder, 'bin');
    mkdirSync(programs);
    for (const program of ['sleep', 'cat', 'sha256sum', 'cut', 'mv', 'mount', 'sed']) symlinkSync(needed(program), join(programs, program));
    symlinkSync(needed('dash'), join(programs, 'sh'));
    if (haproxyProgram !== undefined) symlinkSync(haproxyProgram, join(programs, 'haproxy'));
    this.haproxy = this.container('haproxy', programs);
    if (props.commands.passwords !== undefined) this.passwords = this.container('passwords', programs);
  }

  /** The addresses for clients that do not speak Sentinel. */
  get master(): Address {
    return { host: this.props.address, port: 6379 };
  }

  get replicas(): Address {
    return { host: this.props.address, port: 6380 };
  }

  /** Sentinel, for clients outside of the cluster. */
  get sentinel(): Address {
    return { host: this.props.address, port: 26379 };
  }

  /** Whether the pod was started and not stopped. */
  get isUp(): boolean {
    return this.haproxy.isWanted;
  }

  start(): void {
    this.passwords?.start();
    this.haproxy.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.haproxy.stop(30), this.passwords?.kill()]);
  }

  async crash(): Promise<void> {
    await Promise.all([this.haproxy.kill(), this.passwords?.kill()]);
  }

  /** Sets the content of a file of the Secret. */
  writeSecret(text: string | undefined, name: string): void {
    const file = join(this.secrets, name);
    mkdirSync(dirname(file), { recursive: true });
    if (text === undefined) rmSync(file, { force: true });
    else writeFileSync(file, text);
  }

  writeCertificate(files: CertificateFiles): void {
    installCertificate(join(this.run, 'tls'), files);
  }

  log(): string {
    return this.haproxy.log() + (this.passwords?.log() ?? '');
  }

  private get secrets(): string {
    return join(this.run, 'secrets', 'redis');
  }

  private container(name: string, programs: string): Container {
    const { props } = this;
    const inside = [join(programs, 'sh'), '-c', mounted, 'sh', this.etc, this.run];
    return new Container({
      name: `${props.name} ${name}`,
      command: [...inside, ...props.commands[name].map((word) => (word === 'sh' ? join(programs, 'sh') : word))],
      preStop: [join(programs, 'sleep'), '1'],
      enter: props.enter,
      workingDirectory: props.folder,
      log: join(props.folder, `${name}.log`),
      sessions: props.sessions,
      environment: { PATH: programs },
    });
  }
}
