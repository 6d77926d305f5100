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
 * The addresses, variables and Secrets with which an application connects to a release.
 *
 * The addresses contain the namespace if the chart has one, so they work in other namespaces too. An application in
 * another namespace needs a copy of the Secret in its own namespace.
 */
export class Connection implements IConnection {
  /** The name of the Service for clients, for example `redis`. */
  public readonly serviceName: string;
  /** The address of the Service for clients, for example `redis.shop.svc`. */
  public readonly address: string;
  /** The port of redis, 6379. */
  public readonly port: number;
  /** The port of Sentinel, 26379. */
  public readonly sentinelPort: number;
  /** The addresses of all sentinels in ordinal order as `host:port`, for example `redis-0.shop.svc:26379`. */
  public readonly sentinels: string[];
  /** The name of the master in Sentinel. */
  public readonly masterName: string;
  /**
   * The user name for redis and Sentinel: the first user of `Auth.acl()`; undefined if clients send only a password.
   */
  public readonly username?: string;
  /** The Secret with the password for redis and Sentinel; undefined without a password. */
  public readonly passwordSecret?: SecretReference;
  /**
   * The Secret with the certificate of the authority, by which clients verify redis and Sentinel; undefined without
   * TLS.
   */
  public readonly authoritySecret?: SecretReference;
  /**
   * The name that clients verify in the certificate of every member: the address of the client Service. Sentinel
   * returns IP addresses, which are not in the certificate. Undefined without TLS.
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
   * Environment variables for an application that passes them to its client:
   * - `REDIS_SENTINELS` (`host:port,host:port`) and `REDIS_SENTINEL_MASTER`;
   * - `REDIS_SENTINEL_HOST` and `REDIS_SENTINEL_PORT` for clients that take one address;
   * - with a password, `REDIS_PASSWORD` and `REDIS_SENTINEL_PASSWORD` from the Secret;
   * - with users, `REDIS_USERNAME` and `REDIS_SENTINEL_USERNAME`;
   * - with TLS, `REDIS_TLS` (`true`), `REDIS_TLS_SERVERNAME`, and `REDIS_TLS_CA`, the certificate of the authority as
   *   text.
   *
   * @param user a user of `Auth.acl()`, by default the first one
   * @throws if the release has no such user
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
   * The variables of `env` by name, as containers of cdk8s-plus take them: `envVariables:
   * redis.connection.envVariables()`, or with other variables, `{ ...redis.connection.envVariables(), PORT:
   * EnvValue.fromValue('80') }`.
   *
   * @param user a user of `Auth.acl()`, by default the first one
   * @throws if the release has no such user
   */
  public envVariables(user?: string): { [name: string]: EnvVariable } {
    return Object.fromEntries(this.env(user).map(({ name, value, valueFrom }) => [name, { value, valueFrom }]));
  }

  /**
   * Environment variables that Spring Boot 3 reads: `SPRING_DATA_REDIS_SENTINEL_MASTER` and `..._NODES`, with a
   * password both passwords, with users both user names, and with TLS `SPRING_DATA_REDIS_SSL_ENABLED`. The application
   * adds the certificate of the authority to an SSL bundle.
   *
   * @param user a user of `Auth.acl()`, by default the first one
   * @throws if the release has no such user
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
   * An init container `wait-for-<name>` for the pods of an application. It ends when a sentinel returns a master, and
   * the master answers. It uses the image of the server and passes Pod Security `restricted`.
   *
   * @throws if the release has no such user, or requires a certificate and the container has none
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
   * Adds the init container of `waitForMaster` to the pods of a workload, before its other init containers. The
   * workload is a construct of `k8s` or of any version of cdk8s-plus, or an ApiObject.
   *
   * @throws if the construct has no pods, the release has no such user, or requires a certificate and the container has
   * none
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
    return prefixes.flatMap((prefix) => [
      ...(username === undefined ? [] : [{ name: `${prefix}USERNAME`, value: username }]),
      ...(secret ? [envFromSecret(`${prefix}PASSWORD`, secret.name, secret.key)] : []),
    ]);
  }
}
