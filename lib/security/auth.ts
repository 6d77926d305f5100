import { type k8s, objectName, secretKey } from '../kubernetes';
import type { PodPart } from '../pods';
import type { Release } from '../release';
import { instanceOf, text } from '../shapes';
import { ACL, type AclProps, type ApplicationUser, applicationUsers } from './acl';
import { redisUsers, sentinelUsers } from './rules';
import type { SecretReference } from './secret-reference';
import { passwordVolume } from './volume';

/**
 * How redis and Sentinel are protected: by one password, by users with rights of their own, or not at all. Passwords come from Secrets, which
 * the user creates.
 */
export class Auth {
  /**
   * One password from a Secret in the release's namespace, for redis and Sentinel alike: whoever has it may do everything. The Secret is
   * referenced, never made: pods wait until it exists. Line breaks at its end do not count: it is accepted with them, as a variable holds it,
   * and without. Its neighbour `<key>-other`, where it exists, is
   * a second password that is accepted too, for the time of a change.
   *
   * @param name the Secret's name; by default the release's name
   * @param key the key in the Secret
   * @throws if name or key cannot be those of a Secret
   */
  public static fromSecret(name?: string, key: string = 'redis-password'): Auth {
    if (name !== undefined) {
      text.check('auth.name', name);
      objectName('auth.name', name);
    }
    text.check('auth.key', key);
    return new Auth('password', name, secretKey('auth.key', key));
  }

  /**
   * A user for each part of the release and each application, with no more rights than it needs; the user `default` is off. Clients have to send
   * a name with their password, to redis and to Sentinel.
   *
   * @throws if a Secret or key cannot have its name, a user's name or key is taken, or a rule is none
   */
  public static acl(props: AclProps = {}): Auth {
    ACL.check('auth', props);
    if (props.secret !== undefined) objectName('auth.secret', props.secret);
    const key = secretKey('auth.internalKey', props.internalKey ?? 'internal-password');
    // No Secret has an empty name: it stands for that of the release, which is not known yet.
    applicationUsers(props, { name: props.secret ?? '', key });
    return new Auth('acl', props.secret, key, props);
  }

  /** No password: whoever reaches the ports may read and write everything. */
  public static none(): Auth {
    return new Auth('none');
  }

  private constructor(
    private readonly mode: string,
    private readonly name?: string,
    private readonly key?: string,
    private readonly acl?: AclProps,
  ) {}

  /**
   * What this means for a release.
   *
   * @param exporterKeys the keys that the exporter may read; undefined if there is none
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
  /** The fact AUTH of the scripts: `none`, `password` or `acl`. */
  readonly mode: string;
  /** The users of applications; none unless the mode is `acl`. */
  readonly users: ApplicationUser[];
  /** Where the one password is; undefined unless the mode is `password`. */
  readonly secret?: SecretReference;
  /** The volume with the passwords, its mount in both containers, and the files with the users' rights. */
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

// A file, not a variable: variables show in `kubectl describe`, in /proc and in crash reports.
const PASSWORD_MOUNT: k8s.VolumeMount = { name: 'auth', mountPath: '/run/secrets/redis', readOnly: true };

export const authShape = instanceOf(Auth, 'Auth.fromSecret()', 'Auth.acl()', 'Auth.none()');
