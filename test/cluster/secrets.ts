import { createHash } from 'node:crypto';
import { OWN_USERS } from '../../lib/security';
import type { Stage } from './stage';

/** The current content of a Secret, decoded. */
export async function textsOf({ namespace }: Stage, secret: string): Promise<Record<string, string>> {
  const { data } = await namespace.kubectl.json<{ data: Record<string, string> }>(['get', 'secret', secret]);
  return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, Buffer.from(text, 'base64').toString()]));
}

/** The password of each exporter, which its pod generates. */
async function exporterPasswords({ namespace, release }: Stage): Promise<string[]> {
  const read = (name: string) => namespace.kubectl.run(['exec', name, '-c', 'redis', '--', 'cat', '/run/redis/exporter-password']);
  return (await Promise.all(release.memberNames.map(read))).map((text) => text.trim());
}

/**
 * The current secrets, one a line, to search for: the part of the password that no quoting changes, the password from
 * which those of the release's own users are derived, these six passwords, those of the load and of the exporters, and a line of the private key.
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
    // After a rotation the password is not the planted one any more.
    for (const each of [internal, texts['writer-password'], ...derived, line, /^[\w+/=]*/.exec(texts['redis-password'])?.[0] ?? ''])
      lines.add(each);
    own = 2 + OWN_USERS.length + 1;
  }
  // An empty text would be found everywhere, a short one by chance.
  expect([...lines].filter((each) => !/^[\w+/=]{30,}$/.test(each))).toEqual([]);
  expect(lines.size).toBeGreaterThanOrEqual(1 + stage.release.memberNames.length + own);
  return [...lines];
}
