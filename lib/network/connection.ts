import type { IConstruct } from 'constructs';
import { envFromSecret, k8s } from '../kubernetes';
import { applicationSecurityContext, type Hardening } from '../pods/hardening';
import { refuse } from '../refusal';
import type { Release } from '../release';
import { script } from '../scripts';
import { ClientAuthentication, type SecretReference, type Security } from '../security';
import { type EnvVariable, type IConnection, WAIT_FOR_MASTER, type WaitForMasterProps } from './iconnection';
import { addInitContainer } from './workload';

/**
 * What an application needs to know to connect: it asks the construct, not the documentation.
 *
 * Addresses carry the namespace if the chart has one, so that they hold in other namespaces too. The Secret does not travel: an application
 * in another namespace needs a copy of it there.
 */
export class Connection implements IConnection {
  /** The Service for clients, for example `redis`. */
  public readonly serviceName: string;
  /** Its address, for example `redis.shop.svc`. */
  public readonly address: string;
  /** Where redis listens: 6379. */
  public readonly port: number;
  /** Where the sentinels listen: 26379. */
  public readonly sentinelPort: number;
  /** All sentinels in ordinal order as `host:port`, for example `redis-0.shop.svc:26379`. */
  public readonly sentinels: string[];
  /** The name under which the sentinels know the master. */
  public readonly masterName: string;
  /** The user's name that clients send, to redis and Sentinel alike: the first of `Auth.acl()`; undefined where a password is enough. */
  public readonly username?: string;
  /** Where the password is, for redis and Sentinel alike; undefined without one. */
  public readonly passwordSecret?: SecretReference;
  /** Where the authority's certificate is, by which clients check redis and Sentinel; undefined without TLS. */
  public readonly authoritySecret?: SecretReference;
  /**
   * The name that clients check for in the certificate, whichever member they connect to: that of the client Service. Sentinel tells addresses, and
   * those are in no certificate. Undefined without TLS.
   */
  public readonly tlsServerName?: string;

  /**
   * The connection to a release.
   *
   * @internal
   */
  public static _to(release: Release, security: Security, hardening: Hardening): Connection {
    return new Connection(release, security, hardening);
  }

  private constructor(
    private readonly release: Release,
    private readonly security: Security,
    private readonly hardening: Hardening,
  ) {
    this.serviceName = release.name;
    this.address = this.inNamespace(release.name);
    this.port = release.redisPort;
    this.sentinelPort = release.sentinelPort;
    this.sentinels = release.memberNames.map((member) => `${this.inNamespace(member)}:${release.sentinelPort}`);
    this.masterName = release.masterName;
    const account = this.account();
    this.username = account.username;
    this.passwordSecret = account.secret;
    this.authoritySecret = security.encryption.authority;
    this.tlsServerName = this.authoritySecret && this.address;
  }

  /**
   * Variables for an application that passes them to its client: `REDIS_SENTINELS` (`host:port,host:port`), `REDIS_SENTINEL_MASTER`,
   * `REDIS_SENTINEL_HOST` and `REDIS_SENTINEL_PORT` for clients that take one address, with a password `REDIS_PASSWORD` and
   * `REDIS_SENTINEL_PASSWORD` from the Secret, and with users `REDIS_USERNAME` and `REDIS_SENTINEL_USERNAME`. With TLS also `REDIS_TLS` (`true`),
   * `REDIS_TLS_SERVERNAME`, and `REDIS_TLS_CA`, the text of the authority's certificate.
   *
   * @param user a user of `Auth.acl()`; by default the first
   * @throws if there is no such user
   */
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

  /**
   * The variables of `env` by name, as the containers of cdk8s-plus take them: `envVariables: redis.connection.envVariables()`, also among others,
   * `{ ...redis.connection.envVariables(), PORT: EnvValue.fromValue('80') }`.
   *
   * @param user a user of `Auth.acl()`; by default the first
   * @throws if there is no such user
   */
  public envVariables(user?: string): { [name: string]: EnvVariable } {
    return Object.fromEntries(this.env(user).map(({ name, value, valueFrom }) => [name, { value, valueFrom }]));
  }

  /**
   * Variables that Spring Boot 3 reads by itself: `SPRING_DATA_REDIS_SENTINEL_MASTER`, `..._NODES`, with a password both passwords, with users
   * both names, and with TLS `SPRING_DATA_REDIS_SSL_ENABLED`; the authority's certificate goes into an SSL bundle of yours.
   *
   * @param user a user of `Auth.acl()`; by default the first
   * @throws if there is no such user
   */
  public springEnv(user?: string): k8s.EnvVar[] {
    return [
      { name: 'SPRING_DATA_REDIS_SENTINEL_MASTER', value: this.masterName },
      { name: 'SPRING_DATA_REDIS_SENTINEL_NODES', value: this.sentinels.join(',') },
      ...this.accountEnv(user, 'SPRING_DATA_REDIS_', 'SPRING_DATA_REDIS_SENTINEL_'),
      ...(this.authoritySecret ? [{ name: 'SPRING_DATA_REDIS_SSL_ENABLED', value: 'true' }] : []),
    ];
  }

  /**
   * An init container `wait-for-<name>` for an application's pod: it ends when a sentinel names a master that answers. It has the server's
   * image and passes Pod Security `restricted`.
   *
   * @throws if there is no such user, or a certificate is needed
   */
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

  /**
   * Adds the init container of `waitForMaster` to the pods of a workload, before the init containers that it has. The workload may be of `k8s`, of
   * any cdk8s-plus, or an ApiObject.
   *
   * @throws if the construct has no pods, there is no such user, or a certificate is needed
   */
  public addWaitForMaster(workload: IConstruct, props: WaitForMasterProps = {}): void {
    addInitContainer(workload, this.waitForMaster(props));
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

  private inNamespace(service: string): string {
    return this.release.namespace === undefined ? service : `${service}.${this.release.namespace}.svc`;
  }

  /** Name and password of a user; the first by default. */
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
    return prefixes.flatMap((prefix) => [
      ...(username === undefined ? [] : [{ name: `${prefix}USERNAME`, value: username }]),
      ...(secret ? [envFromSecret(`${prefix}PASSWORD`, secret.name, secret.key)] : []),
    ]);
  }
}
