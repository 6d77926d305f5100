import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Member } from './member';

/** Sets the info-period of the sentinels of these members; the release uses 1000. */
export async function lookEvery(milliseconds: number, members: readonly Member[]): Promise<void> {
  await Promise.all(
    members.map((member) => member.askSentinel((sentinel) => sentinel.call('SENTINEL', 'DEBUG', 'info-period', milliseconds))),
  );
}

/** The time of a member's last contact to a master, from the file beside the data, in whole seconds as members compare it. 0 before the first contact. */
export function lastContact(member: Member): number {
  const { mtimeMs = 0 } = statSync(join(member.dataDirectory, '.last-contact'), { throwIfNoEntry: false }) ?? {};
  return Math.floor(mtimeMs / 1000);
}
