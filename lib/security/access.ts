import { refuse } from '../refusal';
import { fromFactory, listOf, text } from '../shapes';

const RULE = /^[+-](@[a-z]+|[a-z][a-z0-9_.-]*(\|[a-z][a-z0-9_.-]*)?)$/;

/** The commands that change functions and scripts for all users, regardless of the keys of their user. */
const SHARED_CODE = ['-function|load', '-function|delete', '-function|flush', '-function|restore', '-script|flush'];

/** The rights of a user in the ACL files. */
export interface AclRights {
  /** The rules for commands, in the syntax of the server. */
  readonly rules: string[];
  /** Whether the user may only read keys. */
  readonly readsOnly: boolean;
  /** Whether the user exists in redis too, and not only in Sentinel. */
  readonly onRedis: boolean;
  /** Whether the user may use all keys and all channels. */
  readonly unlimited: boolean;
  /** Additional rules for a user that may not write all keys. */
  readonly rulesForSomeKeys: string[];
}

/** The commands that an application user may send. The keys and channels are separate props of the user. */
export class AclAccess {
  /**
   * All commands for data, pub/sub, transactions and scripts. Commands that administer the server and dangerous
   * commands are denied, for example FLUSHALL, KEYS, CONFIG and SHUTDOWN. A user that may not write all keys may not
   * change functions or flush scripts either, because all users share these.
   *
   * @example
   * new Redis(chart, 'redis', { auth: Auth.acl({ users: [{ name: 'shop', access: AclAccess.readWrite() }] }) });
   */
  public static readWrite(): AclAccess {
    return fromFactory(new AclAccess({ rules: ['+@all', '-@admin', '-@dangerous'], rulesForSomeKeys: SHARED_CODE }));
  }

  /**
   * Commands that read data, and subscriptions. The user may only read its keys.
   *
   * @example
   * new Redis(chart, 'redis', { auth: Auth.acl({ users: [{ name: 'reports', access: AclAccess.readOnly() }] }) });
   */
  public static readOnly(): AclAccess {
    const rules = ['-@all', '+@read', '+@transaction', '+subscribe', '+psubscribe', '+unsubscribe', '+punsubscribe', '-@dangerous'];
    return fromFactory(new AclAccess({ rules, readsOnly: true }));
  }

  /**
   * Only these commands, and the commands with which every client connects (PING, HELLO, SELECT, INFO, ROLE and similar
   * ones).
   *
   * @param rules the rules for commands in the syntax of the server, in their order: `+get`, `+@hash`, `-hgetall`,
   * `+script|load`
   * @throws if a rule is not an ACL rule for commands
   * @see https://valkey.io/topics/acl/
   * @example
   * new Redis(chart, 'redis', {
   *   auth: Auth.acl({ users: [{ name: 'queue', access: AclAccess.commands(['+@list', '+del']) }] }),
   * });
   */
  public static commands(rules: string[]): AclAccess {
    listOf(text).check('access.rules', rules);
    const wrong = rules.findIndex((rule) => !RULE.test(rule));
    if (wrong >= 0) {
      refuse({
        prop: `access.rules[${wrong}]`,
        problem: 'not a valid ACL rule for commands, so the server would not start',
        got: rules[wrong],
        allowed: 'plus or minus, then a command, a command|subcommand, or @ and a category, in lower case',
        cure: "write it like '+get', '+@hash' or '+script|load', and keys and channels in the props of the user",
      });
    }
    return fromFactory(new AclAccess({ rules: ['-@all', ...rules] }));
  }

  /**
   * No access to redis: the user may only ask Sentinel for the master. For a monitor or a proxy.
   *
   * @example
   * new Redis(chart, 'redis', { auth: Auth.acl({ users: [{ name: 'proxy', access: AclAccess.sentinelOnly() }] }) });
   */
  public static sentinelOnly(): AclAccess {
    return fromFactory(new AclAccess({ rules: [], onRedis: false }));
  }

  /**
   * All commands on all keys and channels, for administrators. Such a user can also change what the release itself
   * sets.
   *
   * @example
   * new Redis(chart, 'redis', { auth: Auth.acl({ users: [{ name: 'admin', access: AclAccess.everything() }] }) });
   */
  public static everything(): AclAccess {
    return fromFactory(new AclAccess({ rules: ['+@all'], unlimited: true }));
  }

  private readonly rights: AclRights;

  private constructor(rights: Partial<AclRights> & Pick<AclRights, 'rules'>) {
    this.rights = { readsOnly: false, onRedis: true, unlimited: false, rulesForSomeKeys: [], ...rights };
  }

  /**
   * The rights of the user in the ACL files.
   *
   * @internal
   */
  public _rights(): AclRights {
    return this.rights;
  }
}
