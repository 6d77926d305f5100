import { type k8s, objectName, secretKey } from '../kubernetes';
import type { PodPart } from '../pods';
import type { Release } from '../release';
import { flag, fromFactory, instanceOf, struct, text } from '../shapes';
import { type ApplicationUser, applicationUsers } from './acl';
import { ACL, type AclProps } from './acl-props';
import { type OtherUsers, redisUsers, sentinelUsers } from './rules';
import type { SecretReference } from './secret-reference';
import { type PasswordFile, passwordVolume } from './volume';

/** Who may ask Sentinel. */
export interface AuthProps {
  /**
   * Whether clients without a password may ask the sentinels for the addresses of the master, the replicas and the
   * sentinels, and subscribe to events, and do nothing else. For applications that cannot send a password to Sentinel.
   * Redis asks for the password as before. Such a client must not send a password to Sentinel, which would refuse it, so
   * `connection.env()` has none for Sentinel.
   *
   * @default false
   */
  readonly passwordlessDiscovery?: boolean;
}

const AUTH_PROPS = struct<AuthProps>({ passwordlessDiscovery: flag });

/**
 * The authentication of redis and Sentinel: one password, users with separate rights, or none. Passwords come from
 * Secrets that you create.
 */
export class Auth {
  /**
   * One password for redis and Sentinel, from a Secret in the namespace of the release. A client with the password may
   * send all commands.
   *
   * The library does not create the Secret: the pods wait until it exists. The password is valid with and without line
   * breaks at its end. If the Secret has a key `<key>-other`, its value is a second valid password, for the rotation of
   * the password.
   *
   * @param name the name of the Secret, by default the name of the release
   * @param key the key of the Secret
   * @param props who may ask Sentinel
   * @throws if the name or the key is invalid
   * @see https://kubernetes.io/docs/concepts/configuration/secret/
   * @example
   * new Redis(chart, 'redis', { auth: Auth.fromSecret('redis', 'redis-password') });
   */
  public static fromSecret(name?: string, key: string = 'redis-password', props: AuthProps = {}): Auth {
    if (name !== undefined) {
      text.check('auth.name', name);
      objectName('auth.name', name);
    }
    text.check('auth.key', key);
    AUTH_PROPS.check('auth', props);
    return fromFactory(new Auth('password', name, secretKey('auth.key', key), undefined, props.passwordlessDiscovery));
  }

  /**
   * A user for each part of the release and for each application, with only the rights that it needs. The user
   * `default` is disabled: clients send a user name and a password to redis and to Sentinel.
   *
   * @throws if the name of a Secret, a key, a user name or a pattern is invalid, or two users conflict
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/
   * @example
   * new Redis(chart, 'redis', {
   *   auth: Auth.acl({
   *     users: [
   *       { name: 'shop', keys: ['order:*'] },
   *       { name: 'reports', access: AclAccess.readOnly() },
   *     ],
   *   }),
   * });
   */
  public static acl(props: AclProps = {}): Auth {
    ACL.check('auth', props);
    if (props.secret !== undefined) objectName('auth.secret', props.secret);
    const key = secretKey('auth.internalKey', props.internalKey ?? 'internal-password');
    // The empty name stands for the name of the release, which is still unknown.
    applicationUsers(props, { name: props.secret ?? '', key });
    return fromFactory(new Auth('acl', props.secret, key, props, props.passwordlessDiscovery));
  }

  /**
   * No password: every client that reaches the ports may send all commands.
   *
   * @example
   * new Redis(chart, 'redis', { auth: Auth.none() });
   */
  public static none(): Auth {
    return fromFactory(new Auth('none'));
  }

  private constructor(
    private readonly mode: string,
    private readonly name?: string,
    private readonly key?: string,
    private readonly acl?: AclProps,
    private readonly discovery?: boolean,
  ) {}

  /**
   * The passwords and users for a release.
   *
   * @param others what besides members and applications logs in
   * @internal
   */
  public _credentials(release: Release, others: OtherUsers = {}): Credentials {
    const { mode } = this;
    if (this.key === undefined) return { mode, users: [], discovery: false, part: {} };
    const secret = { name: this.name ?? release.name, key: this.key };
    const users = this.acl && applicationUsers(this.acl, secret);
    const files = {
      'redis-users.acl': redisUsers(release, users, others),
      'sentinel-users.acl': sentinelUsers(release, users, { ...others, discovery: this.discovery }),
    };
    const passwords = users
      ? [{ secret, file: 'internal' }, ...users.map((user) => ({ secret: user.secret, file: `user-${user.name}` }))]
      : [{ secret, file: 'password' }];
    return {
      mode,
      users: users ?? [],
      discovery: this.discovery ?? false,
      secret: users ? undefined : secret,
      part: { volumes: [passwordVolume(passwords)], memberMounts: [PASSWORD_MOUNT], files },
      proxy: others.proxy ? proxyAccess(passwords[0]) : undefined,
    };
  }
}

/** The passwords of a release, resolved from the prop `auth`. */
export interface Credentials {
  /** `none`, `password` or `acl`, which the scripts read as AUTH. */
  readonly mode: string;
  /** The users of applications; empty unless the mode is `acl`. */
  readonly users: ApplicationUser[];
  /** Whether clients without a password may ask Sentinel. */
  readonly discovery: boolean;
  /** The key with the one password; undefined unless the mode is `password`. */
  readonly secret?: SecretReference;
  /** The volume with the passwords, its mount in both containers, and the ACL files. */
  readonly part: PodPart;
  /** How the proxy gets the password of its user; undefined without a proxy or without passwords. */
  readonly proxy?: ProxyAccess;
}

/** The password from which the proxy derives the password of its user. */
export interface ProxyAccess {
  readonly volume: k8s.Volume;
  readonly mount: k8s.VolumeMount;
  /** The files with the password and with the second one that is valid. */
  readonly files: string[];
}

function proxyAccess(password: PasswordFile): ProxyAccess {
  const { mountPath } = PASSWORD_MOUNT;
  const files = [`${mountPath}/${password.file}`, `${mountPath}/other/${password.file}`];
  return { volume: passwordVolume([password]), mount: PASSWORD_MOUNT, files };
}

/**
 * Resolves the prop `auth`.
 *
 * @param others what besides members and applications logs in
 */
export function resolveCredentials(release: Release, auth: Auth = Auth.fromSecret(), others: OtherUsers = {}): Credentials {
  return auth._credentials(release, others);
}

// Files, because `kubectl describe`, /proc and crash reports show environment variables.
const PASSWORD_MOUNT: k8s.VolumeMount = { name: 'auth', mountPath: '/run/secrets/redis', readOnly: true };

export const AUTH = instanceOf('Auth', Auth, 'Auth.fromSecret()', 'Auth.acl()', 'Auth.none()');
