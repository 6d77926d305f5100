import { type k8s, objectName, secretKey } from '../kubernetes';
import type { PodPart } from '../pods';
import type { Release } from '../release';

/** One key of a Secret in the release's namespace. */
export interface SecretReference {
  /** The name of the Secret. */
  readonly name: string;
  /** The key in it. */
  readonly key: string;
}

/** How redis and Sentinel are protected: by a password from a Secret, which the user creates, or not at all. */
export class Auth {
  /**
   * The password from a Secret in the release's namespace, for redis and Sentinel alike. The Secret is referenced, never made: pods wait
   * until it exists. A trailing newline in it does not count.
   *
   * @param name the Secret's name; by default the release's name
   * @param key the key in the Secret
   * @throws if name or key cannot be those of a Secret
   */
  public static fromSecret(name?: string, key: string = 'redis-password'): Auth {
    if (name !== undefined) objectName('auth.name', name);
    return new Auth(true, name, secretKey('auth.key', key));
  }

  /** No password: whoever reaches the ports may read and write everything. */
  public static none(): Auth {
    return new Auth(false);
  }

  private constructor(
    private readonly enabled: boolean,
    private readonly name?: string,
    private readonly key?: string,
  ) {}

  /**
   * What this means for a release.
   *
   * @internal
   */
  public credentials(release: Release): Credentials {
    if (!this.enabled || this.key === undefined) return { mode: 'none', part: {} };
    const secret = { name: this.name ?? release.name, key: this.key };
    return { mode: 'password', secret, part: passwordPart(secret), mount: PASSWORD_MOUNT };
  }
}

/**
 * How the pods get their password. Rooms get this, not the prop.
 */
export interface Credentials {
  /** The fact AUTH of the scripts. */
  readonly mode: string;
  /** Where the password is; undefined without one. */
  readonly secret?: SecretReference;
  /** The volume, and its mount in both containers. */
  readonly part: PodPart;
  /** The mount for a further container that needs the password; undefined without one. */
  readonly mount?: k8s.VolumeMount;
}

// A file, not a variable: variables show in `kubectl describe`, in /proc and in crash reports.
const PASSWORD_MOUNT: k8s.VolumeMount = { name: 'auth', mountPath: '/run/secrets/redis', readOnly: true };

function passwordPart(secret: SecretReference): PodPart {
  return {
    volumes: [
      // Readable by the pod's group only; the key has a fixed file name, so that scripts need not know it.
      { name: 'auth', secret: { secretName: secret.name, items: [{ key: secret.key, path: 'password' }], defaultMode: 0o440 } },
    ],
    memberMounts: [PASSWORD_MOUNT],
  };
}
