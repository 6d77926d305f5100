import { Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import type { Engine } from './engine';
import { namespaceName } from './kubernetes';
import { Connection, type IConnection } from './network';
import { HARDENING, type HardeningProps, resolveHardening } from './pods';
import { PROXY, type ProxyProps, resolveProxy } from './proxy';
import { Release } from './release';
import { RELEASE_FIELDS } from './release-props';
import { AUTH, type Auth, resolveCredentials, resolveEncryption, TLS, type Tls } from './security';
import { required, struct, text } from './shapes';

/** A release of this app or of another one. */
export interface IRedis extends IConstruct {
  /** The addresses, variables and Secrets with which an application connects. */
  readonly connection: IConnection;
}

/** A release that another app defines, described by the props of that release that clients depend on. */
export interface ExistingReleaseProps {
  /** The name of the release. */
  readonly name: string;

  /**
   * The namespace of the release. An application in another namespace needs a copy of the release's Secret in its own
   * namespace.
   *
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * The number of members of the release.
   *
   * @default 3
   * @constraint 1, 3, 5, 7 or 9
   */
  readonly members?: number;

  /**
   * The name of the master in Sentinel.
   *
   * @default - the release's name
   */
  readonly masterName?: string;

  /**
   * The server. The container that waits for the master uses its image.
   *
   * @default Engine.redis('8.6')
   */
  readonly engine?: Engine;

  /**
   * The mirror of Docker Hub from which nodes pull the image.
   *
   * @default - none: docker.io
   */
  readonly imageRegistry?: string;

  /**
   * The authentication of the release: the Secrets with the passwords, and the users.
   *
   * @default - Auth.fromSecret(): the key `redis-password` of the Secret named like the release
   */
  readonly auth?: Auth;

  /**
   * The encryption of the release, and its certificates.
   *
   * @default Tls.none()
   */
  readonly tls?: Tls;

  /**
   * The proxy of the release, for clients that do not speak Sentinel.
   *
   * @default - none
   */
  readonly proxy?: ProxyProps;

  /**
   * The user and group ids of the container that waits for the master.
   *
   * @default - user and group 999
   */
  readonly hardening?: HardeningProps;
}

const EXISTING_RELEASE = struct<ExistingReleaseProps>({
  name: required(text),
  namespace: text,
  members: RELEASE_FIELDS.members,
  masterName: RELEASE_FIELDS.masterName,
  engine: RELEASE_FIELDS.engine,
  imageRegistry: RELEASE_FIELDS.imageRegistry,
  auth: AUTH,
  tls: TLS,
  proxy: PROXY,
  hardening: HARDENING,
});

/** A release that another app defines: its connection, without any objects. */
export class ExistingRelease extends Construct implements IRedis {
  public readonly connection: IConnection;

  public constructor(scope: Construct, id: string, props: ExistingReleaseProps) {
    super(scope, id);
    EXISTING_RELEASE.check('', props);
    const { name, members, masterName, engine, imageRegistry } = props;
    const namespace = props.namespace === undefined ? Chart.of(this).namespace : namespaceName('namespace', props.namespace);
    const release = new Release(id, namespace, { name, members, masterName, engine, imageRegistry });
    const security = { credentials: resolveCredentials(release, props.auth), encryption: resolveEncryption(release, props.tls) };
    const proxy = props.proxy && resolveProxy(release, security, props.proxy);
    this.connection = new Connection(release, security, resolveHardening(props.hardening), proxy);
  }
}
