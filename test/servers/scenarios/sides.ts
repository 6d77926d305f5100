import type { Load } from '../../load';
import type { LocalRelease } from '../local-release';
import type { Member } from '../member';

/**
 * The latest time at which a master that is cut off stops taking writes: min-replicas-max-lag, which the library derives as 4 from the default
 * down-after, counted in whole seconds and checked once a second. A second less would be too short: if the last answer came at
 * 0.0 s, just before the cut, it counts as 4 s old until 4.99 s, and the next check may be at 5.9 s.
 */
export const stoppedWithin = (4 + 2) * 1000;
/** In ms: down-after 5 s, 2.5 s for the last answer before the cut and for the failover, and time for a slow machine. */
export const takenOverWithin = 10_000;

/** Clients on the side of one member: they know only its Sentinel, and no cut separates them from the member. */
export function clientsBeside(
  release: LocalRelease,
  member: Member,
  options: Parameters<LocalRelease['startLoad']>[0] = {},
): Promise<Load> {
  return release.startLoad({ sentinels: [{ host: member.address, port: 26379 }], ...options });
}

/** Clients on the other side: their packets to a member that is cut off are lost. */
export function clientsElsewhere(release: LocalRelease, options: Parameters<LocalRelease['startLoad']>[0] = {}): Promise<Load> {
  const ways = release.members.flatMap(({ address }, ordinal) =>
    [6379, 26379].map((port) => [`${address}:${port}`, { host: release.podNetwork.elsewhere(ordinal), port }] as const),
  );
  return release.startLoad({ natMap: Object.fromEntries(ways), ...options });
}
