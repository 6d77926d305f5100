import { type k8s, objectName, secretKey } from '../kubernetes';
import type { PodPart } from '../pods';
import type { Release } from '../release';
import { fromFactory, instanceOf, text } from '../shapes';
import { type ApplicationUser, applicationUsers } from './acl';
import { ACL, type AclProps } from './acl-props';
import { redisUsers, sentinelUsers } from './rules';
import type { SecretReference } from './secret-reference';
import { passwordVolume } from './volume';

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
   * @throws if the name or the key is invalid
   * @see https://kubernetes.io/docs/concepts/configuration/secret/
   * @example
   * new Redis(chart, 'redis', { auth: Auth.fromSecret('redis', 'redis-password') });
   */
  public static fromSecret(name?: string, key: string = 'redis-password'): Auth {
    if (name !== undefined) {
      text.check('auth.name', name);
      objectName('auth.name', name);
    }
    text.check('auth.key', key);
    return fromFactory(new Auth('password', name, secretKey('auth.key', key)));
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
    return fromFactory(new Auth('acl', props.secret, key, props));
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
  ) {}

  /**
   * The passwords and users for a release.
   *
   * @param exporterKeys the keys that the exporter may read; undefined if there is no exporter
   * @internal
   */
  public _credentials(release: Release, exporterKeys?: string[]): Credentials {
    const { mode } = this;
    if (this.key === undefined) return { mode, users: [], part: {} };
    const secret = { name: this.name ?? release.name, key: this.key };
    const users = this.acl && applicationUsers(this.acl, secret);
    const files = { 'redis-users.acl': redisUsers(release, users, exporterKeys), 'sentinel-users.acl': sentinelUsers(release, users) };
    const passwords = users
      ? [{ secret, file: 'internal' }, ...users.map((user) => ({ secret: user.secret, file: `user-${user.name}` }))]
      : [{ secret, file: 'password' }];
    return {
      mode,
      users: users ?? [],
      secret: users ? undefined : secret,
      part: { volumes: [passwordVolume(passwords)], memberMounts: [PASSWORD_MOUNT], files },
    };
  }
}

/** The passwords of a release, resolved from the prop `auth`. */
export interface Credentials {
  /** `none`, `password` or `acl`, which the scripts read as AUTH. */
  readonly mode: string;
  /** The users of applications; empty unless the mode is `acl`. */
  readonly users: ApplicationUser[];
  /** The key with the one password; undefined unless the mode is `password`. */
  readonly secret?: SecretReference;
  /** The volume with the passwords, its mount in both containers, and the ACL files. */
  readonly part: PodPart;
}

/**
 * Resolves the prop `auth`.
 *
 * @param exporterKeys the keys that the exporter may read; undefined if there is no exporter
 */
export function resolveCredentials(release: Release, auth: Auth = Auth.fromSecret(), exporterKeys?: string[]): Credentials {
  return auth._credentials(release, exporterKeys);
}

// Files, because `kubectl describe`, /proc and crash reports show environment variables.
const PASSWORD_MOUNT: k8s.VolumeMount = { name: 'auth', mountPath: '/run/secrets/redis', readOnly: true };

export const AUTH = instanceOf('Auth', Auth, 'Auth.fromSecret()', 'Auth.acl()', 'Auth.none()');
