import { refuse } from '../refusal';
import type { Release } from '../release';
import type { SecurityFacts } from '../security';
import { checkOnce, type Directive, directive, parseDirective, type UserDirectives, written } from './directives';
import { listen } from './listen';
import { refuseOwnedBySentinel } from './owned';
import { conf } from './text';

/** The user's directives of Sentinel: about the process, and about the master. */
export interface SentinelDirectives {
  readonly process: Directive[];
  readonly master: Directive[];
}

/**
 * The text of `sentinel.conf`. The lines from `sentinel monitor` on are about the master, and a script leaves them out
 * while the master is unknown. The script replaces `@MASTER@` with the address of the master, and
 * `@DOWN_AFTER_MILLISECONDS@` with the value of the member.
 */
export function sentinelConf(release: Release, user: SentinelDirectives, security: SecurityFacts): string {
  const ofMaster = (name: string, ...args: (string | number)[]) => directive('sentinel', name, release.masterName, ...args);
  const owned = [ofMaster('parallel-syncs', Math.max(1, release.members - 1))].filter(
    (own) => !user.master.some((given) => own.text.startsWith(`${given.name} `)),
  );
  return conf(
    [
      'What every sentinel has in common. The script adds its directory, its id, its address, its passwords and',
      'certificates, and what it knew in its last life.',
    ],
    [
      {
        title: ['Addresses only: a name that does not resolve would stop a failover.'],
        directives: [
          ...listen(release.sentinelPort, security),
          directive('protected-mode', 'no'),
          directive('sentinel', 'resolve-hostnames', 'no'),
          directive('sentinel', 'announce-hostnames', 'no'),
          // a client with the password cannot make Sentinel run a program
          directive('sentinel', 'deny-scripts-reconfig', 'yes'),
        ],
      },
      { title: ['Added by the prop sentinelConfig.'], directives: user.process },
      {
        title: [
          'The master, from here on. Each member waits a little longer than the one before, so that no two stand for election at once.',
        ],
        directives: [
          ofMaster('monitor', '@MASTER@', release.redisPort, release.quorum),
          ofMaster('down-after-milliseconds', '@DOWN_AFTER_MILLISECONDS@'),
          ofMaster('failover-timeout', release.failoverTimeoutMilliseconds),
          // all replicas may follow a new master at once, because they serve their old data meanwhile
          ...owned,
          ...user.master.map((given) => ({ name: 'sentinel', text: `${given.name} ${release.masterName} ${given.text}` })),
        ],
      },
    ],
  );
}

/**
 * Parses the directives of the prop `sentinelConfig`. A key that begins with `sentinel` is about the master, and the
 * release adds its name.
 *
 * @throws if a directive is invalid, the release sets it, or it occurs twice in two spellings
 */
export function userSentinelDirectives(props: UserDirectives): SentinelDirectives {
  const found = Object.entries(props).map(([key, given]) => {
    const value = written(given);
    const ofMaster = /^\s*sentinel\s/i.test(key);
    checkKey(key, value);
    const { directive: parsed } = parseDirective('sentinelConfig', ofMaster ? key.trim().slice('sentinel'.length) : key, value);
    refuseOwnedBySentinel(key, value, { name: parsed.name, ofMaster });
    return { key, value, directive: parsed, ofMaster, setting: `${ofMaster ? 'sentinel ' : ''}${parsed.name}` };
  });
  checkOnce('sentinelConfig', found);
  return {
    process: found.filter(({ ofMaster }) => !ofMaster).map((each) => each.directive),
    master: found.filter(({ ofMaster }) => ofMaster).map((each) => each.directive),
  };
}

/** Refuses a key with arguments, which could set what the release sets. */
function checkKey(key: string, value: string): void {
  const words = key.trim().split(/\s+/);
  if (words[0]?.toLowerCase() === 'sentinel' ? words.length === 2 : words.length === 1) return;
  refuse({
    prop: `sentinelConfig['${key}']`,
    problem: 'the key must be the name of a directive alone, because the release adds the name of the master',
    got: value,
    allowed: "'<directive>', or 'sentinel <directive>' for a directive about the master",
    cure: "write it like { loglevel: 'verbose' } or { 'sentinel master-reboot-down-after-period': '0' }",
  });
}
