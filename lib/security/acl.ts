import { objectName, secretKey } from '../kubernetes';
import { refuse } from '../refusal';
import { instanceOf, listOf, required, struct, text } from '../shapes';
import { AclAccess, type AclRights } from './access';
import { globMatches } from './glob';
import type { SecretReference } from './secret-reference';

/** Who may do what: a user for each part of the release, with no more rights than it needs, and users of your applications. */
export interface AclProps {
  /**
   * The Secret that holds the passwords.
   *
   * @default - the release's name
   */
  readonly secret?: string;

  /**
   * The key in the Secret from which the pods derive the passwords of the release's own users (replication, sentinel, sentinel-peer,
   * operations, probe, rotation). Nobody else needs it. It should be as long as random: `openssl rand -hex 32`.
   *
   * @default 'internal-password'
   */
  readonly internalKey?: string;

  /**
   * The users of your applications. The first one is what `connection` hands out unless it is told another.
   *
   * @default - one user `app` with the key `redis-password`, which reads and writes everything
   * @constraint every name once, none of the release's own users
   */
  readonly users?: AclUserProps[];
}

/** A user of an application: on redis with the rights below, on Sentinel with what a client needs to find the master. */
export interface AclUserProps {
  /**
   * The user's name, as clients send it.
   *
   * @constraint lower-case letters, digits and dashes, not `default` or a user of the release
   */
  readonly name: string;

  /**
   * The Secret that holds the user's password.
   *
   * @default - the Secret of the release's own users
   */
  readonly secret?: string;

  /**
   * The key in the Secret. Its neighbour `<key>-other`, where it exists, is a second password that is accepted too.
   *
   * @default - the user's name and `-password`
   * @constraint in one Secret not the `internalKey`, and none that is another's `-other`
   */
  readonly key?: string;

  /**
   * Which commands the user may send.
   *
   * @default AclAccess.readWrite()
   */
  readonly access?: AclAccess;

  /**
   * The keys that the user may read and write, as glob patterns.
   *
   * @default - all keys; none if there are `readableKeys`
   * @constraint no white space
   */
  readonly keys?: string[];

  /**
   * The keys that the user may only read, as glob patterns.
   *
   * @default - none
   * @constraint no white space
   */
  readonly readableKeys?: string[];

  /**
   * The channels that the user may publish to and subscribe to, as glob patterns. PSUBSCRIBE takes only a pattern that stands here letter by
   * letter.
   *
   * @default - all that don't begin with an underscore, and the keyspace notifications: `[^_]*` and `__key*`
   * @constraint no white space, none that matches `__sentinel__:hello` or `__sentinel__:farewell`
   */
  readonly channels?: string[];
}

const USER = struct<AclUserProps>({
  name: required(text),
  secret: text,
  key: text,
  access: instanceOf(AclAccess, 'AclAccess.readWrite()', 'AclAccess.readOnly()', 'AclAccess.commands()', 'AclAccess.sentinelOnly()'),
  keys: listOf(text),
  readableKeys: listOf(text),
  channels: listOf(text),
});

export const ACL = struct<AclProps>({ secret: text, internalKey: text, users: listOf(USER) });

/** An application user after it was checked. */
export interface ApplicationUser {
  readonly name: string;
  readonly secret: SecretReference;
  /** Whether redis knows the user, and not Sentinel alone. */
  readonly onRedis: boolean;
  /** The rules for keys and channels, as the server writes them. */
  readonly reach: string[];
  /** The rules for commands. */
  readonly commands: string[];
}

/** The users that the release has for itself; the scripts know them by these names. */
export const OWN_USERS = ['replication', 'sentinel', 'sentinel-peer', 'operations', 'probe', 'rotation'];

const CHANNELS = ['[^_]*', '__key*'];

/**
 * Checks the application users and fills in the defaults.
 *
 * @param own where the passwords of the release's own users come from
 * @throws if a name is taken or none, a Secret or key cannot have its name or is another's, or a pattern would do something else than it says
 */
export function applicationUsers(props: AclProps, own: SecretReference): ApplicationUser[] {
  const users = props.users ?? [{ name: 'app', key: 'redis-password' }];
  const taken = new Set(['default', 'exporter', ...OWN_USERS]);
  const resolved = users.map((user, index) => {
    const path = `auth.users[${index}]`;
    checkName(`${path}.name`, user.name, taken);
    taken.add(user.name);
    const rights = (user.access ?? AclAccess.readWrite())._rights();
    return {
      name: user.name,
      secret: {
        name: user.secret === undefined ? own.name : objectName(`${path}.secret`, user.secret),
        key: secretKey(`${path}.key`, user.key ?? `${user.name}-password`),
      },
      onRedis: rights.onRedis,
      reach: reach(path, user, rights),
      commands: writesAllKeys(user) ? rights.rules : [...rights.rules, ...rights.rulesForSomeKeys],
    };
  });
  checkKeys(
    own,
    resolved.map(({ secret }) => secret),
  );
  return resolved;
}

// Whoever is handed the internal key knows the passwords of all own users. And what is put under a key's neighbour for the time of a change is
// accepted of that key's user, whoever else it was meant for. Two users with one key are two names for one application: allowed.
function checkKeys(own: SecretReference, users: SecretReference[]): void {
  const isIn = (taken: SecretReference, { name, key }: SecretReference) => name === taken.name && key === taken.key;
  const other = ({ name, key }: SecretReference) => ({ name, key: `${key}-other` });
  const internal = users.findIndex((user) => [own, other(own)].some((taken) => isIn(taken, user)) || isIn(other(user), own));
  if (internal >= 0) {
    refuse({
      prop: `auth.users[${internal}].key`,
      problem:
        'the release derives the passwords of its own users from the value of this key or of its -other key, so the application could log in as any of them',
      got: users[internal].key,
      allowed: `in the same Secret, every key but ${own.key}, ${own.key}-other, and a key with ${own.key} as its -other key`,
      cure: "give the user a key of its own, like '<name>-password', or a Secret of its own",
    });
  }
  const neighbour = users.findIndex((user) => users.some((each) => isIn(other(each), user)));
  if (neighbour < 0) return;
  refuse({
    prop: `auth.users[${neighbour}].key`,
    problem: 'this is the key of the second password of another user, so one password would be valid for both users',
    got: users[neighbour].key,
    allowed: 'in the same Secret, every key but the -other key of another user',
    cure: "give the user a key of its own, like '<name>-password', or a Secret of its own",
  });
}

function checkName(prop: string, name: string, taken: Set<string>): void {
  const isName = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name);
  if (isName && !taken.has(name)) return;
  refuse({
    prop,
    problem: isName
      ? 'the release has a user of this name already'
      : 'not a valid user name: it is written unquoted into ACL files and scripts',
    got: name,
    allowed: isName
      ? `every name but ${[...taken].join(', ')}`
      : '1 to 63 lower-case letters, digits and dashes, first and last a letter or digit',
    cure: "use the application's name, like 'shop'",
  });
}

function writableKeys(user: AclUserProps): string[] {
  return user.keys ?? (user.readableKeys === undefined ? ['*'] : []);
}

function writesAllKeys(user: AclUserProps): boolean {
  return writableKeys(user).some((pattern) => /^\*+$/.test(pattern));
}

function reach(path: string, user: AclUserProps, rights: AclRights): string[] {
  if (rights.unlimited) return ['~*', '&*'];
  const keys = checkPatterns(`${path}.keys`, writableKeys(user));
  const readable = checkPatterns(`${path}.readableKeys`, user.readableKeys ?? []);
  const channels = checkPatterns(`${path}.channels`, user.channels ?? CHANNELS);
  channels.forEach((channel, index) => void checkChannel(`${path}.channels[${index}]`, channel));
  return [
    ...keys.map((pattern) => (rights.readsOnly ? `%R~${pattern}` : `~${pattern}`)),
    ...readable.map((pattern) => `%R~${pattern}`),
    ...channels.map((pattern) => `&${pattern}`),
  ];
}

const PLACEHOLDER = '@PASSWORDS@';

/**
 * Checks patterns of keys or channels.
 *
 * @throws if one would not be a single word of an ACL file
 */
export function checkPatterns(prop: string, patterns: string[]): string[] {
  const wrong = patterns.findIndex((pattern) => !/^[!-~]+$/.test(pattern) || pattern.includes(PLACEHOLDER));
  if (wrong < 0) return patterns;
  return refuse({
    prop: `${prop}[${wrong}]`,
    problem: patterns[wrong].includes(PLACEHOLDER)
      ? `the scripts replace ${PLACEHOLDER} in ACL files`
      : 'not a valid pattern, because an ACL file separates patterns by blanks',
    got: patterns[wrong],
    allowed: `one or more printable ASCII characters, without blanks and without ${PLACEHOLDER}`,
    cure: 'write a question mark in place of such a character',
  });
}

/** Channels of redis on which the members speak, and what they believe. */
const RESERVED = {
  '__sentinel__:hello': 'make any address the master',
  '__sentinel__:farewell': 'let a replica take over from the master', // lib/scripts/farewell.sh
};

function checkChannel(prop: string, pattern: string): void {
  for (const [channel, power] of Object.entries(RESERVED)) {
    if (!globMatches(pattern, channel)) continue;
    refuse({
      prop,
      problem: `the pattern matches ${channel}, and a client that publishes there can ${power}`,
      got: pattern,
      allowed: `patterns that match neither ${Object.keys(RESERVED).join(' nor ')}`,
      cure: "list the channels of the application, like 'orders:*', or leave it out",
    });
  }
}
