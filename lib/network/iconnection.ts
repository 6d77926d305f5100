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

/** The connection of `Redis` and `Redis.fromRelease()`. A unit test may implement it with other values. */
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
  /** The name that clients verify in the certificate; undefined without TLS. */
  readonly tlsServerName?: string;
  /** Environment variables for an application that passes them to its client. */
  env(user?: string): k8s.EnvVar[];
  /** The same variables by name, as containers of cdk8s-plus take them. */
  envVariables(user?: string): { [name: string]: EnvVariable };
  /** Environment variables that Spring Boot 3 reads. */
  springEnv(user?: string): k8s.EnvVar[];
  /** An init container that ends when the release has a master. */
  waitForMaster(props?: WaitForMasterProps): k8s.Container;
  /** Adds the init container of `waitForMaster` to the pods of a workload. */
  addWaitForMaster(workload: IConstruct, props?: WaitForMasterProps): void;
}
