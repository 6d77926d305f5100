import { createHash } from 'node:crypto';
import { OWN_USERS } from '../../lib/security';
import type { Stage } from './stage';

/** What a Secret holds now, decoded. */
export async function textsOf({ namespace }: Stage, secret: string): Promise<Record<string, string>> {
  const { data } = await namespace.kubectl.json<{ data: Record<string, string> }>(['get', 'secret', secret]);
  return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, Buffer.from(text, 'base64').toString()]));
}

/** Each exporter asks with a password of its own, which its pod made up. */
async function exporterPasswords({ namespace, release }: Stage): Promise<string[]> {
  const read = (name: string) => namespace.kubectl.run(['exec', name, '-c', 'redis', '--', 'cat', '/run/redis/exporter-password']);
  return (await Promise.all(release.memberNames.map(read))).map((text) => text.trim());
}

/**
 * Everything that nobody may read who was not given the Secrets, as it is now: of the password the part that no quoting changes, the one from
 * which the passwords of the release's own users are derived, these six themselves, those of the load and of the exporters, and a line of the private key. Each
 * is a line to look for.
 */
export async function secretLines(stage: Stage): Promise<string[]> {
  const exporters = await exporterPasswords(stage);
  const lines = new Set([stage.planted, ...exporters]);
  let own = 0;
  if (stage.protection !== undefined) {
    const texts = await textsOf(stage, 'redis');
    const internal = texts['internal-password'].split('\n')[0];
    const derived = OWN_USERS.map((user) => createHash('sha256').update(`${user}:${internal}`).digest('hex'));
    const [, line] = (await textsOf(stage, 'redis-tls'))['tls.key'].split('\n');
    // Once it was rotated, the password is another than the planted one.
    for (const each of [internal, texts['writer-password'], ...derived, line, /^[\w+/=]*/.exec(texts['redis-password'])?.[0] ?? ''])
      lines.add(each);
    own = 2 + OWN_USERS.length + 1;
  }
  // An empty one would be found everywhere, a short one by chance.
  expect([...lines].filter((each) => !/^[\w+/=]{30,}$/.test(each))).toEqual([]);
  expect(lines.size).toBeGreaterThanOrEqual(1 + stage.release.memberNames.length + own);
  return [...lines];
}
