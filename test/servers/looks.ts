import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Member } from './member';

/** How often the sentinels of these members ask all servers how they are; 1000 is what the release sets. */
export async function lookEvery(milliseconds: number, members: readonly Member[]): Promise<void> {
  await Promise.all(
    members.map((member) => member.askSentinel((sentinel) => sentinel.call('SENTINEL', 'DEBUG', 'info-period', milliseconds))),
  );
}

/** When a member's data was that of a master, by what it notes beside the data itself; in whole seconds, as it is compared. 0 before the first. */
export function lastContact(member: Member): number {
  const { mtimeMs = 0 } = statSync(join(member.dataDirectory, '.last-contact'), { throwIfNoEntry: false }) ?? {};
  return Math.floor(mtimeMs / 1000);
}
