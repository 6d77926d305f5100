import { createHash } from 'node:crypto';
import { OWN_USERS } from '../../lib/security';
import { everything } from '../faults/recorder';
import { demand, eventually } from './eventually';
import type { Stage } from './stage';

/** The current content of a Secret, decoded. */
export async function textsOf({ namespace }: Stage, secret: string): Promise<Record<string, string>> {
  const { data } = await namespace.kubectl.json<{ data: Record<string, string> }>(['get', 'secret', secret]);
  return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, Buffer.from(text, 'base64').toString()]));
}

/** A node gets a changed Secret within two minutes at most. */
export const seenByNodes = 240_000;

/**
 * A node looks at the Secrets of its pods about once a minute, and at once when a pod changes. So this changes the pods, each as soon as the
 * member before has the new Secret: between two of them, members with the new one run beside members with the old one, as on a cluster that is left
 * alone. `npm run faults` leaves it alone.
 */
export async function nodesLook({ namespace, release }: Stage, has: (member: string) => Promise<boolean>): Promise<void> {
  if (everything) return;
  for (const name of release.memberNames) {
    const look = async () => {
      await namespace.kubectl.run(['annotate', 'pod', name, '--overwrite', `test/looked-at=${Date.now()}`]);
      demand(await has(name), 'it has the old one');
    };
    await eventually(`the new Secret in ${name}`, seenByNodes, look, 2000);
  }
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

/** What a member says about its Secret, and whether it uses no other passwords. */
async function status(stage: Stage, name: string): Promise<{ readonly code: number | null; readonly said: string }> {
  const { kubectl } = stage.namespace;
  const { code, stdout, stderr } = await kubectl.try(['exec', name, '-c', 'sentinel', '--', 'sh', '/etc/redis/secret-watch.sh', 'status']);
  return { code, said: `${stdout}${stderr}` };
}

/** Whether a member accepts so many passwords of the application's user. */
export const accepts = (stage: Stage, passwords: number) => async (name: string) =>
  (await status(stage, name)).said.includes(`app ${passwords}`);

/** Each member uses its Secret, and the application's user has so many passwords. */
export async function inStep(stage: Stage, passwords: number): Promise<void> {
  for (const name of stage.release.memberNames) {
    await eventually(`${name} goes by its Secret`, seenByNodes, async () => {
      const { code, said } = await status(stage, name);
      demand(code === 0 && said.includes(`app ${passwords}`), said);
    });
  }
}

/** Each member uses the passwords of its Secret. It also accepts the previous ones, because the Secret never had both. */
export async function keepsOldOnes(stage: Stage, since: Date): Promise<void> {
  for (const name of stage.release.memberNames) {
    await eventually(`${name} has taken the passwords over`, seenByNodes, async () => {
      const { code, said } = await status(stage, name);
      demand(code === 1 && said.includes('app 2') && said.includes('operations 2'), said);
      const log = await stage.namespace.kubectl.run(['logs', name, '-c', 'sentinel', `--since-time=${since.toISOString()}`]);
      demand(/replaced in one step: the old one stays valid in this pod/.test(log), 'the log does not say that the old one stays valid');
    });
  }
}
