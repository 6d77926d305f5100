import type { Engine } from '../engine';
import type { Release } from '../release';
import type { SecurityFacts } from '../security';

/** The file `release.env`: the facts of the release that the scripts need, as shell variables. */
export function releaseEnv(release: Release, security: SecurityFacts): string {
  const facts: [name: string, value: string | number][] = [
    ['MASTER_NAME', release.masterName],
    ['MEMBERS', release.memberNames.join(' ')],
    ['QUORUM', release.quorum],
    ['DOWN_AFTER_MILLISECONDS', release.downAfterMilliseconds],
    ['DOWN_AFTER_STAGGER_MILLISECONDS', release.staggerMilliseconds],
    ['HANDOVER_BUDGET_SECONDS', release.handoverBudgetSeconds],
    ['SHUTDOWN_TIMEOUT_SECONDS', release.shutdownTimeoutSeconds],
    ['LAST_RESORT_SECONDS', release.lastResortSeconds],
    ['REDIS_PORT', release.redisPort],
    ['SENTINEL_PORT', release.sentinelPort],
    ['SERVER', release.engine.server],
    ['CLI', release.engine.cli],
    ['READABLE_DATA', release.engine._readableData.join(' ')],
    ['AUTH', security.auth],
    ['APPLICATION_USERS', security.users.join(' ')],
    ['PROXY_USER', security.proxy ? 'proxy' : ''],
    ['SENTINEL_USER', security.sentinelUser],
    ['TLS', security.tls],
  ];
  return facts.map(([name, value]) => `${name}=${shellWord(String(value))}\n`).join('') + otherPrograms(release.engine);
}

// While the engine of a release changes, the pods of the previous engine read this file too, and have only the programs
// of that engine. Without a client, their probes would fail, Kubernetes would kill all of them, and their hooks could
// not hand over.
function otherPrograms({ family }: Engine): string {
  const other = family === 'redis' ? 'valkey' : 'redis';
  return `command -v "$CLI" > /dev/null || { SERVER=${other}-server CLI=${other}-cli; }\n`;
}

/** One word for the shell, in single quotes if it needs quotes. */
export function shellWord(text: string): string {
  return /^[a-zA-Z0-9._-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
