import type { IConstruct } from 'constructs';
import type { k8s } from '../kubernetes';
import type { SecretReference } from '../security';
import { k8sStruct, struct, text } from '../shapes';

/** A variable as cdk8s-plus takes it by name: its `EnvValue` has these fields. */
export interface EnvVariable {
  /**
   * The value itself.
   *
   * @default - `valueFrom`
   */
  readonly value?: string;
  /**
   * Where the value comes from.
   *
   * @default - `value`
   */
  readonly valueFrom?: k8s.EnvVarSource;
}

/** As whom an application waits for the master. */
export interface WaitForMasterProps {
  /**
   * A user of `Auth.acl()`.
   *
   * @default - the first
   */
  readonly user?: string;

  /**
   * Where the pod mounts a certificate of its own, as the files `tls.crt` and `tls.key`.
   *
   * @default - none
   * @constraint needed with ClientAuthentication.REQUIRED
   */
  readonly certificate?: k8s.VolumeMount;
}

export const WAIT_FOR_MASTER = struct<WaitForMasterProps>({ user: text, certificate: k8sStruct('VolumeMount') });

/** How applications connect to a release: what `Redis` and `Redis.fromRelease()` have, and what a test may put in its place. */
export interface IConnection {
  /** The Service for clients, for example `redis`. */
  readonly serviceName: string;
  /** Its address, for example `redis.shop.svc`. */
  readonly address: string;
  /** Where redis listens: 6379. */
  readonly port: number;
  /** Where the sentinels listen: 26379. */
  readonly sentinelPort: number;
  /** All sentinels in ordinal order as `host:port`, for example `redis-0.shop.svc:26379`. */
  readonly sentinels: string[];
  /** The name under which the sentinels know the master. */
  readonly masterName: string;
  /** The user's name that clients send, to redis and Sentinel alike: the first of `Auth.acl()`; undefined where a password is enough. */
  readonly username?: string;
  /** Where the password is, for redis and Sentinel alike; undefined without one. */
  readonly passwordSecret?: SecretReference;
  /** Where the authority's certificate is, by which clients check redis and Sentinel; undefined without TLS. */
  readonly authoritySecret?: SecretReference;
  /** The name that clients check for in the certificate; undefined without TLS. */
  readonly tlsServerName?: string;
  /** Variables for an application that passes them to its client. */
  env(user?: string): k8s.EnvVar[];
  /** The same variables by name, as the containers of cdk8s-plus take them. */
  envVariables(user?: string): { [name: string]: EnvVariable };
  /** Variables that Spring Boot 3 reads by itself. */
  springEnv(user?: string): k8s.EnvVar[];
  /** An init container that ends when there is a master. */
  waitForMaster(props?: WaitForMasterProps): k8s.Container;
  /** Adds that init container to the pods of a workload. */
  addWaitForMaster(workload: IConstruct, props?: WaitForMasterProps): void;
}
