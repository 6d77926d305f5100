import { Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import type { Engine } from './engine';
import { namespaceName } from './kubernetes';
import { Connection, type IConnection } from './network';
import { HARDENING, type HardeningProps, resolveHardening } from './pods';
import { Release } from './release';
import { RELEASE_FIELDS } from './release-props';
import { type Auth, authShape, resolveCredentials, resolveEncryption, type Tls, tlsShape } from './security';
import { required, struct, text } from './shapes';

/** A release, of this app or of another one. */
export interface IRedis extends IConstruct {
  /** How applications connect. */
  readonly connection: IConnection;
}

/** What an application must know of a release that another app has made: the props with which that was done, as far as clients notice them. */
export interface ExistingReleaseProps {
  /** The name of the release. */
  readonly name: string;

  /**
   * The namespace of the release. Its Secret does not travel: the application needs a copy of it in its own.
   *
   * @default - that of the chart
   */
  readonly namespace?: string;

  /**
   * How many members the release has.
   *
   * @default 3
   * @constraint 1, 3, 5, 7 or 9
   */
  readonly members?: number;

  /**
   * The name under which the sentinels know the master.
   *
   * @default - the release's name
   */
  readonly masterName?: string;

  /**
   * The server: its image is that of the container which waits for the master.
   *
   * @default Engine.redis('8.6')
   */
  readonly engine?: Engine;

  /**
   * The mirror of Docker Hub that the image comes from.
   *
   * @default - none: docker.io
   */
  readonly imageRegistry?: string;

  /**
   * Who may do what, and where the passwords come from.
   *
   * @default - Auth.fromSecret(): the key `redis-password` of the Secret named like the release
   */
  readonly auth?: Auth;

  /**
   * Whether connections are encrypted.
   *
   * @default Tls.none()
   */
  readonly tls?: Tls;

  /**
   * The ids that the container which waits for the master runs under.
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
  auth: authShape,
  tls: tlsShape,
  hardening: HARDENING,
});

/** A release that another app has made: its connection, and no objects. */
export class ExistingRelease extends Construct implements IRedis {
  public readonly connection: IConnection;

  public constructor(scope: Construct, id: string, props: ExistingReleaseProps) {
    super(scope, id);
    EXISTING_RELEASE.check('', props);
    const { name, members, masterName, engine, imageRegistry } = props;
    const namespace = props.namespace === undefined ? Chart.of(this).namespace : namespaceName('namespace', props.namespace);
    const release = new Release(id, namespace, { name, members, masterName, engine, imageRegistry });
    const security = { credentials: resolveCredentials(release, props.auth), encryption: resolveEncryption(release, props.tls) };
    this.connection = Connection._to(release, security, resolveHardening(props.hardening));
  }
}
