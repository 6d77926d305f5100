import { createHash } from 'node:crypto';
import { OWN_USERS } from '../../lib/security';
import type { Stage } from './stage';

/** What a Secret holds now, decoded. */
export async function textsOf({ namespace }: Stage, secret: string): Promise<Record<string, string>> {
  const { data } = await namespace.kubectl.json<{ data: Record<string, string> }>(['get', 'secret', secret]);
  return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, Buffer.from(text, 'base64').toString()]));
}

/**
 * Everything that nobody may read who was not given the Secrets, as it is now: of the password the part that no quoting changes, the one from
 * which the passwords of the release's own users are derived, these six themselves, and a line of the private key. Each is a line to look for.
 */
export async function secretLines(stage: Stage): Promise<string[]> {
  if (stage.protection === undefined) return [stage.planted];
  const internal = (await textsOf(stage, 'redis'))['internal-password'].split('\n')[0];
  const derived = OWN_USERS.map((user) => createHash('sha256').update(`${user}:${internal}`).digest('hex'));
  const [, line] = (await textsOf(stage, 'redis-tls'))['tls.key'].split('\n');
  const lines = [stage.planted, internal, ...derived, line];
  // An empty one would be found everywhere, a short one by chance.
  expect(lines.filter((each) => !/^[\w+/=]{30,}$/.test(each))).toEqual([]);
  expect(lines).toHaveLength(3 + 6);
  return lines;
}
