import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AclAccess, Auth } from '../../../lib';
import { openMember } from '../../load';
import { difficultPassword, type LocalReleaseProps } from '../local-release';
import { type Member, probes } from '../member';
import type { Stage } from '../stage';
import { dryRun } from './dry-run';
import { denied, handOverAndCrash } from './permitted';
import { refusals } from './refusals';

/** The password from which those of the release's own users are derived. */
export const internal = 'as long as random';

/** The password of one of the release's own users, as the pods derive it. */
export function ownPassword(user: string, from = internal): string {
  return createHash('sha256').update(`${user}:${from}`).digest('hex');
}

/**
 * A release with users. The test uses `admin`, which may do everything on redis; on Sentinel too, after a change of the rendered file, because
 * the test reads the log of denied commands.
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

/** The password of a user of that release; that of `exporter` is valid on one member only. */
function passwordOf(user: string, member: Member): string {
  if (user === 'exporter') return member.exporterPassword();
  return ['app', 'orders', 'reports', 'counter', 'monitor'].includes(user) ? `the password of ${user}` : ownPassword(user);
}

/** The files from which the servers read their users have hashes of the passwords, and no password. */
function expectHashes(member: Member): void {
  const applications = ['app', 'orders', 'reports', 'counter', 'admin'];
  const users = {
    'redis-users.acl': ['replication', 'sentinel', 'operations', 'probe', 'rotation', 'exporter', ...applications],
    'sentinel-users.acl': ['sentinel-peer', 'operations', 'probe', 'rotation', 'monitor', ...applications],
  };
  for (const [file, names] of Object.entries(users)) {
    const lines = readFileSync(join(member.runDirectory, file), 'utf8').trim().split('\n');
    const off = 'user default off resetpass resetkeys resetchannels -@all';
    expect(lines.map((line) => (line === off ? 'default' : /^user (\S+) on(?: #[0-9a-f]{64})+ [^#]+$/.exec(line)?.[1])).sort()).toEqual(
      ['default', ...names].sort(),
    );
    const passwords = [internal, ...names.map((name) => (name === 'admin' ? difficultPassword : passwordOf(name, member)))];
    for (const line of lines) {
      // `>` begins a password in plain text in a rule.
      expect(line).not.toMatch(/ >|nopass/);
      for (const password of passwords) expect(line).not.toContain(password);
    }
  }
}

/** Sends one command as a user. Returns the answer, or the refusal. */
export async function as(
  member: Member,
  port: number,
  username: string | undefined,
  password: string,
  command: readonly string[],
): Promise<string> {
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
    'users: boot, a hand-over, a crash, the probes: the servers deny no command of the release',
    async (release) => {
      await handOverAndCrash(stage, release, 'with users', {
        username: 'app',
        sentinelUsername: 'app',
        password: 'the password of app',
        sentinelPassword: 'the password of app',
      });
      for (const member of release.members) {
        expectHashes(member);
        for (const probe of probes) expect(await member.probe(...probe)).toMatchObject({ code: 0, output: '' });
        expect(await member.run('ask.sh', 'redis', 'role')).toMatchObject({ code: 0, output: expect.stringMatching(/^(master|slave)/) });
        expect(await member.run('ask.sh', 'sentinel', 'sentinel', 'masters')).toMatchObject({ output: expect.stringContaining('redis') });
      }
      expect(await denied(release.members)).toEqual([]);
      expect(await dryRun(release)).toEqual([]);

      await refusals(release, (member, port, user, command) => {
        return as(member, port, user, passwordOf(user, member), command);
      });
      // A denied command would have shown before.
      expect(await denied(release.members)).not.toEqual([]);
      for (const member of release.members) {
        for (const port of [6379, 26379])
          expect(await as(member, port, undefined, difficultPassword, ['PING'])).toMatch(/^(NOAUTH|WRONGPASS)/);
      }
    },
    withUsers,
  );
}
