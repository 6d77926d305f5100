import type { Release } from '../release';

/** The file `release.env`: what the scripts need to know of the release, read by the shell. `auth` says where a password comes from. */
export function releaseEnv(release: Release, auth: string): string {
  const facts: [name: string, value: string | number][] = [
    ['RELEASE', release.name],
    ['MASTER_NAME', release.masterName],
    ['MEMBERS', release.memberNames.join(' ')],
    ['QUORUM', release.quorum],
    ['DOWN_AFTER_MILLISECONDS', release.downAfterMilliseconds],
    ['DOWN_AFTER_STAGGER_MILLISECONDS', release.staggerMilliseconds],
    ['FAILOVER_WHEN_REFUSED', release.failoverWhenRefused ? 'yes' : 'no'],
    ['FAILOVER_TIMEOUT_MILLISECONDS', release.failoverTimeoutMilliseconds],
    ['HANDOVER_BUDGET_SECONDS', release.handoverBudgetSeconds],
    ['SHUTDOWN_TIMEOUT_SECONDS', release.shutdownTimeoutSeconds],
    ['LAST_RESORT_SECONDS', release.lastResortSeconds],
    ['REDIS_PORT', release.redisPort],
    ['SENTINEL_PORT', release.sentinelPort],
    ['SERVER', release.engine.server],
    ['CLI', release.engine.cli],
    ['AUTH', auth],
  ];
  return facts.map(([name, value]) => `${name}=${shellWord(String(value))}\n`).join('');
}

/** One word for the shell: plain if it can be, else in single quotes. */
export function shellWord(text: string): string {
  return /^[a-zA-Z0-9._-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
