import { refuse } from '../refusal';
import { listOf, text } from '../shapes';

const RULE = /^[+-](@[a-z]+|[a-z][a-z0-9_.-]*(\|[a-z][a-z0-9_.-]*)?)$/;

/** What changes the code of all users, whatever keys its own user is limited to. */
const SHARED_CODE = ['-function|load', '-function|delete', '-function|flush', '-function|restore', '-script|flush'];

/** What a user may do, as the ACL files need it. */
export interface AclRights {
  /** Rules for commands, as the server writes them. */
  readonly rules: string[];
  /** Whether keys may be read only. */
  readonly readsOnly: boolean;
  /** Whether redis knows the user, and not Sentinel alone. */
  readonly onRedis: boolean;
  /** Whether no key and no channel is left out. */
  readonly unlimited: boolean;
  /** Further rules for a user that may not write all keys. */
  readonly rulesForSomeKeys: string[];
}

/** Which commands an application user may send. Where they may reach, the props of the user say. */
export class AclAccess {
  /**
   * Every command that works on data, pub/sub, transactions and scripts. None that administers the server or is dangerous: no FLUSHALL, KEYS,
   * CONFIG, SHUTDOWN. A user who may not write all keys changes no functions either, and does not flush scripts: all users share those.
   */
  public static readWrite(): AclAccess {
    return new AclAccess({ rules: ['+@all', '-@admin', '-@dangerous'], rulesForSomeKeys: SHARED_CODE });
  }

  /** Commands that read, and to subscribe. All keys of the user are for reading only, whatever a command does. */
  public static readOnly(): AclAccess {
    const rules = ['-@all', '+@read', '+@transaction', '+subscribe', '+psubscribe', '+unsubscribe', '+punsubscribe', '-@dangerous'];
    return new AclAccess({ rules, readsOnly: true });
  }

  /**
   * These commands and no others, besides those with which every client connects (PING, HELLO, SELECT, INFO, ROLE and the like).
   *
   * @param rules as the server writes them, in their order: `+get`, `+@hash`, `-hgetall`, `+script|load`
   * @throws if a rule is none
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
    return new AclAccess({ rules: ['-@all', ...rules] });
  }

  /** Nothing on redis: a user that asks the sentinels who is master, for a monitor or a proxy. */
  public static sentinelOnly(): AclAccess {
    return new AclAccess({ rules: [], onRedis: false });
  }

  /** Everything, on all keys and channels: for people who administer the server. Such a user can do what the release itself does, and undo it. */
  public static everything(): AclAccess {
    return new AclAccess({ rules: ['+@all'], unlimited: true });
  }

  private readonly rights: AclRights;

  private constructor(rights: Partial<AclRights> & Pick<AclRights, 'rules'>) {
    this.rights = { readsOnly: false, onRedis: true, unlimited: false, rulesForSomeKeys: [], ...rights };
  }

  /**
   * The rights as the ACL files need them.
   *
   * @internal
   */
  public _rights(): AclRights {
    return this.rights;
  }
}
