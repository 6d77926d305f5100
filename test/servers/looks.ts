import type { Member } from './member';

/** How often the sentinels of these members ask all servers how they are; 1000 is what the release sets. */
export async function lookEvery(milliseconds: number, members: readonly Member[]): Promise<void> {
  await Promise.all(
    members.map((member) => member.askSentinel((sentinel) => sentinel.call('SENTINEL', 'DEBUG', 'info-period', milliseconds))),
  );
}
