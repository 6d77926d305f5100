import { flag, instanceOf, listOf, required, struct, text } from '../shapes';
import { AclAccess } from './access';

/**
 * The users of the applications, and the Secret of the release's own users. Every part of the release has a user with
 * only the rights that it needs.
 */
export interface AclProps {
  /**
   * The name of the Secret with the passwords.
   *
   * @default - the name of the release
   */
  readonly secret?: string;

  /**
   * The key of the Secret with a random value from which the pods derive the passwords of the release's own users
   * (replication, sentinel, sentinel-peer, operations, probe, rotation). Applications do not need it. Generate the
   * value by `openssl rand -hex 32`.
   *
   * @default 'internal-password'
   */
  readonly internalKey?: string;

  /**
   * The users of the applications. `connection` returns the first one by default. In Python, they are AclUserProps and
   * not dicts, because jsii drops the snake_case keys of a dict in a list.
   *
   * @default - one user `app` with the key `redis-password`, which may read and write all keys
   * @constraint every name once, none of the release's own users
   */
  readonly users?: AclUserProps[];

  /**
   * Whether clients without a password may ask the sentinels for the addresses of the master, the replicas and the
   * sentinels, and subscribe to events, and do nothing else. For applications that cannot send a password to Sentinel.
   *
   * @default false
   */
  readonly passwordlessDiscovery?: boolean;
}

/**
 * A user of an application. In redis it has the rights below. In Sentinel it has the rights that a client needs to find
 * the master.
 */
export interface AclUserProps {
  /**
   * The name of the user, as clients send it.
   *
   * @constraint lower-case letters, digits and dashes, not `default` or a user of the release
   */
  readonly name: string;

  /**
   * The name of the Secret with the password of the user.
   *
   * @default - the Secret of the release's own users
   */
  readonly secret?: string;

  /**
   * The key of the Secret. If the Secret has a key `<key>-other`, its value is a second valid password.
   *
   * @default - the name of the user and `-password`
   * @constraint in the same Secret, not the `internalKey`, and not the `-other` key of another user
   */
  readonly key?: string;

  /**
   * The commands that the user may send.
   *
   * @default AclAccess.readWrite()
   * @see https://valkey.io/topics/acl/
   */
  readonly access?: AclAccess;

  /**
   * The keys that the user may read and write, as glob patterns.
   *
   * @default - all keys; with `readableKeys`, none
   * @constraint no white space, no prefix like `~`; not with AclAccess.everything() or AclAccess.sentinelOnly()
   * @see https://valkey.io/topics/acl/
   */
  readonly keys?: string[];

  /**
   * The keys that the user may only read, as glob patterns.
   *
   * @default - none
   * @constraint no white space, no prefix like `%R~`; not with AclAccess.everything() or AclAccess.sentinelOnly()
   * @see https://valkey.io/topics/acl/
   */
  readonly readableKeys?: string[];

  /**
   * The channels that the user may publish and subscribe to, as glob patterns. PSUBSCRIBE accepts only patterns that
   * are in this list literally.
   *
   * @default - all channels that do not begin with an underscore, and the keyspace notifications: `[^_]*` and `__key*`
   * @constraint no white space, no prefix like `&`, no pattern that matches `__sentinel__:hello`;
   * not with AclAccess.everything() or AclAccess.sentinelOnly()
   * @see https://valkey.io/topics/acl/
   */
  readonly channels?: string[];
}

const USER = struct<AclUserProps>({
  name: required(text),
  secret: text,
  key: text,
  access: instanceOf(
    'AclAccess',
    AclAccess,
    'AclAccess.readWrite()',
    'AclAccess.readOnly()',
    'AclAccess.commands()',
    'AclAccess.sentinelOnly()',
    'AclAccess.everything()',
  ),
  keys: listOf(text),
  readableKeys: listOf(text),
  channels: listOf(text),
});

export const ACL = struct<AclProps>({ secret: text, internalKey: text, users: listOf(USER), passwordlessDiscovery: flag });
