import { createHash } from 'node:crypto';
import { AclAccess, Auth } from '../../../lib';
import { openMember } from '../../load';
import { difficultPassword, type LocalRelease, type LocalReleaseProps } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';
import { expectAtMostOneLostPerConnection } from './crash';
import { refusals } from './refusals';

const internal = 'as long as random';

/** The password of one of the release's own users, as the pods derive it. */
export function ownPassword(user: string, from = internal): string {
  return createHash('sha256').update(`${user}:${from}`).digest('hex');
}

/**
 * A release with users. The test itself is `admin`, who may do everything on redis; on Sentinel too, but there only because the rendered file
 * is changed, for it has to look into the log of denied commands.
 */
export const withUsers: Partial<LocalReleaseProps> = {
  redis: {
    auth: Auth.acl({
      users: [
        { name: 'app' },
        { name: 'orders', keys: ['orders:*'], readableKeys: ['prices:*'], channels: ['orders:*'] },
        { name: 'reports', access: AclAccess.readOnly() },
        { name: 'counter', access: AclAccess.commands(['+incr', '+get']), keys: ['hits'], channels: [] },
        { name: 'monitor', access: AclAccess.sentinelOnly() },
        { name: 'admin', access: AclAccess.everything() },
      ],
    }),
  },
  username: 'admin',
  password: difficultPassword,
  secrets: {
    internal: `${internal}\n`,
    'user-admin': `${difficultPassword}\n`,
    ...Object.fromEntries(['app', 'orders', 'reports', 'counter', 'monitor'].map((name) => [`user-${name}`, `the password of ${name}`])),
  },
  change: (files) => {
    files['sentinel-users.acl'] = files['sentinel-users.acl'].replace(/^user admin .*$/m, 'user admin on @PASSWORDS@ ~* &* +@all');
  },
};

interface Denied {
  readonly username: string;
  readonly reason: string;
  readonly object: string;
}

/**
 * What was denied to whom, everywhere. A wrong password is there too, as the reason `auth`. Not what redis-cli 7.0 asks for its own help when it
 * reads commands from a pipe, and does without.
 */
export async function denied(release: LocalRelease): Promise<Denied[]> {
  const asks = release.members.flatMap((member) => [
    member.askRedis((redis) => redis.call('ACL', 'LOG', '100')),
    member.askSentinel((sentinel) => sentinel.call('ACL', 'LOG', '100')),
  ]);
  const logs = (await Promise.all(asks)) as unknown[][][];
  const entries = logs.flat().map((entry) => {
    const fields = new Map(entry.map((value, index) => [String(value), String(entry[index + 1])]));
    return { username: fields.get('username') ?? '', reason: fields.get('reason') ?? '', object: fields.get('object') ?? '' };
  });
  return entries.filter(({ object }) => object !== 'command' && object !== 'command|docs');
}

type Answer = string;

/** One command as a user; what it answers, or how it is refused. */
async function as(
  member: Member,
  port: number,
  username: string | undefined,
  password: string,
  command: readonly string[],
): Promise<Answer> {
  const connection = openMember({ host: member.address, port }, { username, password });
  try {
    const [name, ...args] = command;
    if (name === 'SUBSCRIBE') return JSON.stringify(await connection.subscribe(...args));
    return JSON.stringify(await connection.call(name, ...args));
  } catch (error) {
    return (error as Error).message;
  } finally {
    connection.disconnect();
  }
}

export function users(stage: Stage): void {
  stage.fresh(
    'users: boot, a hand-over, a crash, the probes: nothing that the release does is denied to it',
    async (release) => {
      const master = await release.boot();
      await release.put('before', 50);
      const load = await release.startLoad({
        username: 'app',
        sentinelUsername: 'app',
        password: 'the password of app',
        sentinelPassword: 'the password of app',
      });
      load.mark('master stopped');
      await master.stop();
      master.start();
      const next = await release.settled();
      load.mark('master process killed');
      next.redis.crash();
      await until('another master', 30, async () => (await release.masters()).some((member) => member !== next));
      await release.settled();
      for (const member of release.members) {
        for (const container of ['redis', 'sentinel'] as const) {
          for (const question of ['live', 'ready'] as const)
            expect(await member.probe(container, question)).toMatchObject({ code: 0, output: '' });
        }
        expect(await member.run('ask.sh', 'redis', 'role')).toMatchObject({ code: 0, output: expect.stringMatching(/^(master|slave)/) });
        expect(await member.run('ask.sh', 'sentinel', 'sentinel', 'masters')).toMatchObject({ output: expect.stringContaining('redis') });
      }
      await load.steady();
      const report = await load.finish();
      stage.report('with users: a hand-over and a crash', report);
      expectAtMostOneLostPerConnection(report);
      await release.expectEverywhere('before', 50);
      expect(await denied(release)).toEqual([]);

      await refusals(release, (member, port, user, command) => {
        const own = ['app', 'orders', 'reports', 'counter', 'monitor'].includes(user) ? `the password of ${user}` : ownPassword(user);
        return as(member, port, user, own, command);
      });
      // Had something been denied before, it would have shown.
      expect(await denied(release)).not.toEqual([]);
      for (const member of release.members) {
        for (const port of [6379, 26379])
          expect(await as(member, port, undefined, difficultPassword, ['PING'])).toMatch(/^(NOAUTH|WRONGPASS)/);
      }
    },
    withUsers,
  );
}
