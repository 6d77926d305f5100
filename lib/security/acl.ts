import { objectName, secretKey } from '../kubernetes';
import { firstRepeated, refuse } from '../refusal';
import { AclAccess, type AclRights } from './access';
import type { AclProps, AclUserProps } from './acl-props';
import { globMatches } from './glob';
import type { SecretReference } from './secret-reference';

/** A checked application user. */
export interface ApplicationUser {
  readonly name: string;
  readonly secret: SecretReference;
  /** Whether the user exists in redis too, and not only in Sentinel. */
  readonly onRedis: boolean;
  /** The rules for keys and channels, in the syntax of the server. */
  readonly reach: string[];
  /** The rules for commands. */
  readonly commands: string[];
}

/** The release's own users. The scripts contain these names. */
export const OWN_USERS = ['replication', 'sentinel', 'sentinel-peer', 'operations', 'probe', 'rotation'];

const TAKEN = ['default', 'exporter', 'proxy', ...OWN_USERS];

const CHANNELS = ['[^_]*', '__key*'];

/**
 * Resolves the application users.
 *
 * @param own the key from which the passwords of the release's own users are derived
 * @throws if a name is invalid or exists already, the name of a Secret or a key is invalid, or a key or a pattern is
 * unsafe
 */
export function applicationUsers(props: AclProps, own: SecretReference): ApplicationUser[] {
  const users = props.users ?? [{ name: 'app', key: 'redis-password' }];
  checkRepeated(users.map(({ name }) => name));
  const resolved = users.map((user, index) => {
    const path = `auth.users[${index}]`;
    checkName(`${path}.name`, user.name);
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

// An application that knows the internal key knows the passwords of all own users. The value of `<key>-other` is a
// password for the user of `<key>`, so it must not be the password of another user. Two users may have the same key:
// they are two names for one application.
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
  const second = users.findIndex((user) => users.some((each) => isIn(other(each), user)));
  if (second < 0) return;
  refuse({
    prop: `auth.users[${second}].key`,
    problem: 'this is the key of the second password of another user, so one password would be valid for both users',
    got: users[second].key,
    allowed: 'in the same Secret, every key but the -other key of another user',
    cure: "give the user a key of its own, like '<name>-password', or a Secret of its own",
  });
}

function checkName(prop: string, name: string): void {
  const isName = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name);
  if (isName && !TAKEN.includes(name)) return;
  refuse({
    prop,
    problem: isName
      ? 'the release already has a user of this name'
      : 'not a valid user name: it is written unquoted into ACL files and scripts',
    got: name,
    allowed: isName
      ? `every name but ${TAKEN.join(', ')}`
      : '1 to 63 lower-case letters, digits and dashes, beginning and ending with a letter or digit',
    cure: "use the name of the application, like 'shop'",
  });
}

function checkRepeated(names: string[]): void {
  const repeated = firstRepeated(names);
  if (repeated < 0) return;
  refuse({
    prop: `auth.users[${repeated}].name`,
    problem: 'another user of the list has this name',
    got: names[repeated],
    allowed: 'every name once',
    cure: 'rename or remove one of them',
  });
}

function writableKeys(user: AclUserProps): string[] {
  return user.keys ?? (user.readableKeys === undefined ? ['*'] : []);
}

function writesAllKeys(user: AclUserProps): boolean {
  return writableKeys(user).some((pattern) => /^\*+$/.test(pattern));
}

function reach(path: string, user: AclUserProps, rights: AclRights): string[] {
  if (rights.unlimited || !rights.onRedis) {
    refuseReach(path, user, rights);
    return rights.unlimited ? ['~*', '&*'] : [];
  }
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

/** The props for keys and channels would have no effect: the user has all of them, or none. */
function refuseReach(path: string, user: AclUserProps, { unlimited }: AclRights): void {
  const given = (['keys', 'readableKeys', 'channels'] as const).find((name) => user[name] !== undefined);
  if (given === undefined) return;
  refuse({
    prop: `${path}.${given}`,
    problem: unlimited
      ? 'the user has AclAccess.everything(): all keys and channels'
      : 'the user has AclAccess.sentinelOnly(): no access to redis',
    got: user[given],
    allowed: `${given} with AclAccess.readWrite(), AclAccess.readOnly() or AclAccess.commands()`,
    cure: `leave ${given} out, or give the user another access`,
  });
}

const PLACEHOLDER = '@PASSWORDS@';
/** The prefixes of patterns in ACL files. */
const PREFIX = /^(?:[~&]|%(?:R|W|RW|WR)~)/i;

/**
 * Checks patterns of keys or channels.
 *
 * @throws if a pattern is not a single word of an ACL file, or begins like a rule of an ACL file
 */
export function checkPatterns(prop: string, patterns: string[]): string[] {
  const rule = patterns.findIndex((pattern) => PREFIX.test(pattern));
  if (rule >= 0) {
    const [prefix] = PREFIX.exec(patterns[rule]) ?? [''];
    refuse({
      prop: `${prop}[${rule}]`,
      problem: `begins with ${prefix} like a rule of an ACL file, and the release adds this prefix itself`,
      got: patterns[rule],
      allowed: 'patterns that do not begin with ~, &, %R~, %W~ or %RW~',
      cure: `write the pattern alone: '${patterns[rule].slice(prefix.length) || '*'}'`,
    });
  }
  const wrong = patterns.findIndex((pattern) => !/^[!-~]+$/.test(pattern) || pattern.includes(PLACEHOLDER));
  if (wrong < 0) return patterns;
  return refuse({
    prop: `${prop}[${wrong}]`,
    problem: patterns[wrong].includes(PLACEHOLDER)
      ? `the scripts replace ${PLACEHOLDER} in ACL files`
      : 'not a valid pattern: it must be a single word of an ACL file',
    got: patterns[wrong],
    allowed: `one or more printable ASCII characters, without blanks and without ${PLACEHOLDER}`,
    cure: 'write a question mark in place of such a character',
  });
}

/** The channel of redis on which the sentinels tell each other the master. */
const HELLO = '__sentinel__:hello';

function checkChannel(prop: string, pattern: string): void {
  if (!globMatches(pattern, HELLO)) return;
  refuse({
    prop,
    problem: `the pattern matches ${HELLO}, and a client that publishes there can make any address the master`,
    got: pattern,
    allowed: `patterns that do not match ${HELLO}`,
    cure: "list the channels of the application, like 'orders:*', or leave it out",
  });
}
