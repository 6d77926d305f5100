import type { IConstruct } from 'constructs';
import type { k8s } from '../kubernetes';
import type { SecretReference } from '../security';
import { k8sStruct, struct, text } from '../shapes';

/** The value of an environment variable, with the fields of `EnvValue` of cdk8s-plus. */
export interface EnvVariable {
  /**
   * The value.
   *
   * @default - `valueFrom`
   */
  readonly value?: string;
  /**
   * The source of the value.
   *
   * @default - `value`
   */
  readonly valueFrom?: k8s.EnvVarSource;
}

/** The user and the certificate of the container that waits for the master. */
export interface WaitForMasterProps {
  /**
   * A user of `Auth.acl()`.
   *
   * @default - the first user
   */
  readonly user?: string;

  /**
   * The mount of a volume with a client certificate, as the files `tls.crt` and `tls.key`.
   *
   * @default - none
   * @constraint required with ClientAuthentication.REQUIRED
   */
  readonly certificate?: k8s.VolumeMount;
}

export const WAIT_FOR_MASTER = struct<WaitForMasterProps>({ user: text, certificate: k8sStruct('VolumeMount') });

/**
 * The addresses, variables and Secrets with which an application connects to a release: the connection of `Redis` and
 * `Redis.fromRelease()`. A unit test may implement it with other values.
 *
 * The addresses contain the namespace if the chart has one, so they work in other namespaces too. An application in
 * another namespace needs a copy of the Secret in its own namespace.
 */
export interface IConnection {
  /** The name of the Service for clients, for example `redis`. */
  readonly serviceName: string;
  /** The address of the Service for clients, for example `redis.shop.svc`. */
  readonly address: string;
  /** The port of redis, 6379. */
  readonly port: number;
  /** The port of Sentinel, 26379. */
  readonly sentinelPort: number;
  /** The addresses of all sentinels in ordinal order as `host:port`, for example `redis-0.shop.svc:26379`. */
  readonly sentinels: string[];
  /** The name of the master in Sentinel. */
  readonly masterName: string;
  /**
   * The user name for redis and Sentinel: the first user of `Auth.acl()`; undefined if clients send only a password.
   */
  readonly username?: string;
  /** The Secret with the password for redis and Sentinel; undefined without a password. */
  readonly passwordSecret?: SecretReference;
  /**
   * The Secret with the certificate of the authority, by which clients verify redis and Sentinel; undefined without
   * TLS.
   */
  readonly authoritySecret?: SecretReference;
  /**
   * The name that clients verify in the certificate of every member: the address of the client Service. Sentinel
   * returns IP addresses, which are not in the certificate. Undefined without TLS.
   */
  readonly tlsServerName?: string;
  /**
   * The address for writes without Sentinel, on the port `port`: the Service `<name>-master`, for example
   * `redis-master.shop.svc`. Undefined without a proxy.
   */
  readonly masterAddress?: string;
  /**
   * The address for reads without Sentinel, on the port `port`: the Service `<name>-replicas`, for example
   * `redis-replicas.shop.svc`. Undefined without a proxy.
   */
  readonly replicasAddress?: string;
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
  env(user?: string): k8s.EnvVar[];
  /**
   * Environment variables for an application whose client does not speak Sentinel:
   * - `REDIS_HOST` and `REDIS_PORT` for writes, `REDIS_REPLICAS_HOST` and `REDIS_REPLICAS_PORT` for reads;
   * - with a password, `REDIS_PASSWORD` from the Secret; with users, `REDIS_USERNAME`;
   * - with TLS that the proxy passes through, the variables `REDIS_TLS...` of `env`.
   *
   * @param user a user of `Auth.acl()`, by default the first one
   * @throws if the release has no proxy or no such user
   */
  proxyEnv(user?: string): k8s.EnvVar[];
  /**
   * The variables of `env` by name, as containers of cdk8s-plus take them: `envVariables:
   * redis.connection.envVariables()`, or with other variables, `{ ...redis.connection.envVariables(), PORT:
   * EnvValue.fromValue('80') }`. Only in TypeScript and JavaScript: docs/how-to/connect-an-app.md shows Python.
   *
   * @param user a user of `Auth.acl()`, by default the first one
   * @throws if the release has no such user
   */
  envVariables(user?: string): { [name: string]: EnvVariable };
  /**
   * Environment variables that Spring Boot 3 reads: `SPRING_DATA_REDIS_SENTINEL_MASTER` and `..._NODES`, with a
   * password both passwords, with users both user names, and with TLS `SPRING_DATA_REDIS_SSL_ENABLED`. The application
   * adds the certificate of the authority to an SSL bundle.
   *
   * @param user a user of `Auth.acl()`, by default the first one
   * @throws if the release has no such user
   */
  springEnv(user?: string): k8s.EnvVar[];
  /**
   * An init container `wait-for-<name>` for the pods of an application. It ends when a sentinel returns a master, and
   * the master answers. It uses the image of the server and passes Pod Security `restricted`.
   *
   * @throws if the release has no such user, or requires a certificate and the container has none
   */
  waitForMaster(props?: WaitForMasterProps): k8s.Container;
  /**
   * Adds the init container of `waitForMaster` to the pods of a workload, before its other init containers. The
   * workload is a construct of `k8s` or of any version of cdk8s-plus, or an ApiObject.
   *
   * @throws if the construct has no pods, waits for this release already, or is the release itself; if the release has
   * no such user, or requires a certificate and the container has none
   */
  addWaitForMaster(workload: IConstruct, props?: WaitForMasterProps): void;
}
