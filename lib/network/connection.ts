import type { IConstruct } from 'constructs';
import { envFromSecret, k8s } from '../kubernetes';
import { applicationSecurityContext, type Hardening } from '../pods/hardening';
import { refuse } from '../refusal';
import type { Release } from '../release';
import { script } from '../scripts';
import { ClientAuthentication, type SecretReference, type Security } from '../security';
import { type EnvVariable, type IConnection, WAIT_FOR_MASTER, type WaitForMasterProps } from './iconnection';
import { addInitContainer } from './workload';

/** What clients need to know of a proxy. */
export interface ClientProxy {
  /** Whether clients send plain text, and the proxy encrypts. */
  readonly originatesTls: boolean;
}

/** The connection to a release whose facts are known. */
export class Connection implements IConnection {
  public readonly serviceName: string;
  public readonly address: string;
  public readonly port: number;
  public readonly sentinelPort: number;
  public readonly sentinels: string[];
  public readonly masterName: string;
  public readonly username?: string;
  public readonly passwordSecret?: SecretReference;
  public readonly authoritySecret?: SecretReference;
  public readonly tlsServerName?: string;
  public readonly masterAddress?: string;
  public readonly replicasAddress?: string;

  /** @param proxy the proxy of the release; undefined if it has none */
  public constructor(
    private readonly release: Release,
    private readonly security: Security,
    private readonly hardening: Hardening,
    private readonly proxy?: ClientProxy,
  ) {
    this.serviceName = release.name;
    this.address = release.hostName(release.name);
    this.port = release.redisPort;
    this.sentinelPort = release.sentinelPort;
    this.sentinels = release.memberNames.map((member) => `${release.hostName(member)}:${release.sentinelPort}`);
    this.masterName = release.masterName;
    const account = this.account();
    this.username = account.username;
    this.passwordSecret = account.secret;
    this.authoritySecret = security.encryption.authority;
    this.tlsServerName = this.authoritySecret && this.address;
    this.masterAddress = proxy && release.hostName(release.masterServiceName);
    this.replicasAddress = proxy && release.hostName(release.replicasServiceName);
  }

  public env(user?: string): k8s.EnvVar[] {
    return [
      { name: 'REDIS_SENTINELS', value: this.sentinels.join(',') },
      { name: 'REDIS_SENTINEL_MASTER', value: this.masterName },
      { name: 'REDIS_SENTINEL_HOST', value: this.address },
      { name: 'REDIS_SENTINEL_PORT', value: String(this.sentinelPort) },
      ...this.accountEnv(user, 'REDIS_', 'REDIS_SENTINEL_'),
      ...this.tlsEnv(),
    ];
  }

  public proxyEnv(user?: string): k8s.EnvVar[] {
    if (this.proxy === undefined) {
      refuse({
        prop: 'connection.proxyEnv',
        problem: 'the release has no proxy, so there is no address for clients that do not speak Sentinel',
        got: undefined,
        allowed: 'a release with the prop proxy',
        cure: 'set proxy: {} on the release, or use connection.env() with a client that speaks Sentinel',
      });
    }
    return [
      { name: 'REDIS_HOST', value: this.masterAddress },
      { name: 'REDIS_PORT', value: String(this.port) },
      { name: 'REDIS_REPLICAS_HOST', value: this.replicasAddress },
      { name: 'REDIS_REPLICAS_PORT', value: String(this.port) },
      ...this.accountEnv(user, 'REDIS_'),
      ...(this.proxy.originatesTls ? [] : this.tlsEnv()),
    ];
  }

  public envVariables(user?: string): { [name: string]: EnvVariable } {
    return Object.fromEntries(this.env(user).map(({ name, value, valueFrom }) => [name, { value, valueFrom }]));
  }

  public springEnv(user?: string): k8s.EnvVar[] {
    return [
      { name: 'SPRING_DATA_REDIS_SENTINEL_MASTER', value: this.masterName },
      { name: 'SPRING_DATA_REDIS_SENTINEL_NODES', value: this.sentinels.join(',') },
      ...this.accountEnv(user, 'SPRING_DATA_REDIS_', 'SPRING_DATA_REDIS_SENTINEL_'),
      ...(this.authoritySecret ? [{ name: 'SPRING_DATA_REDIS_SSL_ENABLED', value: 'true' }] : []),
    ];
  }

  public waitForMaster(props: WaitForMasterProps = {}): k8s.Container {
    WAIT_FOR_MASTER.check('waitForMaster', props);
    const { user, certificate } = props;
    const required = this.security.encryption.clientAuthentication === ClientAuthentication.REQUIRED;
    if (required && certificate === undefined) {
      refuse({
        prop: 'waitForMaster.certificate',
        problem: 'the release requires a certificate of every client, and without one this container would wait forever',
        got: certificate,
        allowed: 'the mount of a volume with the files tls.crt and tls.key',
        cure: "give the pod a certificate, and pass its mount: waitForMaster({ certificate: { name: 'tls', mountPath: '/tls' } })",
      });
    }
    const directory = certificate && { name: 'REDIS_TLS_DIR', value: certificate.mountPath };
    return {
      name: `wait-for-${this.release.name}`,
      image: this.release.image,
      command: ['sh', '-c', script('wait-for-master.sh')],
      env: [...this.env(user), ...(directory ? [directory] : [])],
      volumeMounts: certificate && [certificate],
      resources: {
        requests: { cpu: k8s.Quantity.fromString('10m'), memory: k8s.Quantity.fromString('16Mi') },
        limits: { memory: k8s.Quantity.fromString('32Mi') },
      },
      securityContext: applicationSecurityContext(this.hardening),
    };
  }

  public addWaitForMaster(workload: IConstruct, props: WaitForMasterProps = {}): void {
    addInitContainer(workload, this.release, this.waitForMaster(props));
  }

  private tlsEnv(): k8s.EnvVar[] {
    const { authoritySecret: authority, tlsServerName } = this;
    if (!authority) return [];
    return [
      { name: 'REDIS_TLS', value: 'true' },
      { name: 'REDIS_TLS_SERVERNAME', value: tlsServerName },
      envFromSecret('REDIS_TLS_CA', authority.name, authority.key),
    ];
  }

  /** The name and the password of a user, by default of the first one. */
  private account(wanted?: string): { username?: string; secret?: SecretReference } {
    const { users, secret } = this.security.credentials;
    if (wanted === undefined && users.length === 0) return { secret };
    const user = wanted === undefined ? users[0] : users.find(({ name }) => name === wanted);
    if (user) return { username: user.name, secret: user.secret };
    return refuse({
      prop: 'connection.user',
      problem: 'the release has no user of this name',
      got: wanted,
      allowed: users.map(({ name }) => name).join(', ') || 'none: without Auth.acl() there are no users',
      cure: 'name a user of auth, or leave it out',
    });
  }

  private accountEnv(user: string | undefined, ...prefixes: string[]): k8s.EnvVar[] {
    const { username, secret } = this.account(user);
    const { mode, discovery } = this.security.credentials;
    // Sentinel refuses a password where it asks for none.
    const asked = mode === 'password' && discovery ? prefixes.filter((prefix) => !prefix.endsWith('SENTINEL_')) : prefixes;
    return asked.flatMap((prefix) => [
      ...(username === undefined ? [] : [{ name: `${prefix}USERNAME`, value: username }]),
      ...(secret ? [envFromSecret(`${prefix}PASSWORD`, secret.name, secret.key)] : []),
    ]);
  }
}
