import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LoadReport, openMember } from '../../load';
import { configEpochs } from '../evidence';
import { difficultPassword, type LocalRelease } from '../local-release';
import { probes } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';
import { expectNothingLost } from './crash';
import { type Denied, denied } from './permitted';
import { handOvers } from './stop';
import { internal, ownPassword, withUsers } from './users';

/**
 * Changes files of the Secret in one pod after the other, because nodes get a change at different times: the next one when this pod has acted on
 * the change.
 */
async function replace(release: LocalRelease, files: Readonly<Record<string, string | undefined>>): Promise<void> {
  for (const member of [...release.members].reverse()) {
    const passwords = () => readFileSync(join(member.runDirectory, 'passwords'), 'utf8');
    const before = passwords();
    for (const [name, text] of Object.entries(files)) member.writeSecret(text, name);
    await until(`${member.name} has seen the change`, 20, () => passwords() !== before);
  }
}

/** Waits until every member uses its Secret, and each user has so many passwords. */
export async function inStep(release: LocalRelease, passwords: string): Promise<void> {
  for (const member of release.members) {
    let said = '';
    await until(`${member.name} goes by its Secret`, 60, async () => {
      const { code, output } = await member.run('secret-watch.sh', 'status');
      said = output;
      return code === 0 && output.includes(passwords);
    }).catch((error) => {
      throw new Error(`${error}: ${said}`);
    });
  }
}

/** Whether each member's redis and Sentinel accept a password: all, or none. */
async function taken(release: LocalRelease, password: string, username?: string): Promise<boolean> {
  const answers = release.members.flatMap(({ address }) => [6379, 26379].map((port) => answer(address, port, username, password)));
  const all = (await Promise.all(answers)).map((each) => each === 'PONG');
  if (new Set(all).size !== 1) throw new Error(`some take the password and some don't: ${all}`);
  return all[0];
}

/** The answer of a server to PING. */
async function answer(host: string, port: number, username: string | undefined, password: string): Promise<string> {
  const connection = openMember({ host, port }, { username, password });
  try {
    return await connection.ping();
  } catch (error) {
    return (error as Error).message;
  } finally {
    connection.disconnect();
  }
}

function expectNoFailedCommand(report: LoadReport): void {
  expect(report.errorKinds).toEqual({});
  expectNothingLost(report);
}

async function healthyProbes(release: LocalRelease): Promise<void> {
  for (const member of release.members) {
    for (const probe of probes)
      expect({ member: member.name, probe, ...(await member.probe(...probe)) }).toMatchObject({ code: 0, output: '' });
  }
}

const other = `another "one' \\ $HOME`;

export function rotation(stage: Stage): void {
  stage.fresh(
    '#31 the password is rotated as the how-to says: no command fails, no failover happens, the old one is invalid in the end',
    async (release) => {
      const master = await release.boot();
      const epochs = await configEpochs(release);
      const clients = await release.startLoad();
      clients.mark('Secret: the new password, and the old one beside it');
      await replace(release, { password: `${other}\n`, 'other/password': difficultPassword });
      await inStep(release, 'default 2');
      await healthyProbes(release);
      expect([await taken(release, difficultPassword), await taken(release, other)]).toEqual([true, true]);

      release.password = other;
      const restarted = await release.startLoad();
      await clients.steady();
      const before = await clients.finish();
      stage.report('password rotated, clients with the old one', before);
      restarted.mark('Secret: the new password alone');
      await replace(release, { 'other/password': undefined });
      await inStep(release, 'default 1');
      await healthyProbes(release);
      expect([await taken(release, difficultPassword), await taken(release, other), await taken(release, `${other}\n`)]).toEqual([
        false,
        true,
        true,
      ]);
      await restarted.steady();
      const after = await restarted.finish();
      stage.report('password rotated, clients with the new one', after);
      for (const report of [before, after]) expectNoFailedCommand(report);
      expect(await configEpochs(release)).toEqual(epochs);
      expect(await release.settled()).toBe(master);
      // What was not yet opened anew with the new password is now.
      await master.stop();
      master.start();
      const next = await release.settled();
      expect(next).not.toBe(master);
      next.redis.crash();
      await until('another master', 30, async () => (await release.masters()).some((member) => member !== next));
      await release.settled();
    },
  );

  if (!stage.one) return;
  ownUsersRotated(stage);
  replacedInOneStep(stage, 'the password is', { password: other }, difficultPassword, other);
  replacedInOneStep(
    stage,
    'the passwords of the own users are',
    { internal: 'quite another', 'user-app': 'the next password of app' },
    'the password of app',
    'the next password of app',
    'app',
  );
}

/** The release's own users, by the port of their server. */
const ownUsers = {
  6379: ['replication', 'sentinel', 'operations', 'probe', 'rotation'],
  26379: ['sentinel-peer', 'operations', 'probe', 'rotation'],
} as const;

/** Whether the own users are accepted with their passwords derived from this one: all, none, or a list. */
async function ownUsersLetIn(release: LocalRelease, from: string): Promise<'all' | 'none' | string[]> {
  const asks = release.members.flatMap(({ name, address }) =>
    ([6379, 26379] as const).flatMap((port) =>
      ownUsers[port].map(async (user) => {
        const said = await answer(address, port, user, ownPassword(user, from));
        // A user without the right to PING is accepted too.
        return { who: `${name}:${port} ${user}: ${said}`, letIn: !/NOAUTH|WRONGPASS/.test(said) };
      }),
    ),
  );
  const all = await Promise.all(asks);
  if (all.every(({ letIn }) => letIn)) return 'all';
  return all.some(({ letIn }) => letIn) ? all.map(({ who }) => who) : 'none';
}

/** Rotates the password from which those of the own users are derived: no client has it, and the whole release depends on it. */
function ownUsersRotated(stage: Stage): void {
  stage.fresh(
    "#31 the password of the release's own users is rotated as the how-to says: no command fails, no failover happens",
    async (release) => {
      const next = 'a longer one, as random';
      const master = await release.boot();
      const epochs = await configEpochs(release);
      const load = await release.startLoad();
      load.mark('Secret: the new password, and the old one beside it');
      await replace(release, { internal: `${next}\n`, 'other/internal': internal });
      await inStep(release, 'operations 2');
      await healthyProbes(release);
      expect([await ownUsersLetIn(release, internal), await ownUsersLetIn(release, next)]).toEqual(['all', 'all']);
      load.mark('Secret: the new password alone');
      await replace(release, { 'other/internal': undefined });
      await inStep(release, 'operations 1');
      await healthyProbes(release);
      await load.steady();
      const report = await load.finish();
      stage.report("password of the release's own users rotated", report);
      expectNoFailedCommand(report);
      expect(await configEpochs(release)).toEqual(epochs);
      expect(await release.settled()).toBe(master);
      // Only the script that tries the new password was refused; the test's own client has a name.
      const tried = ({ username, reason }: Denied) => username === 'rotation' && reason === 'auth';
      const refused = (await denied(release.members)).filter(({ object }) => object !== 'client|setinfo');
      expect(refused.filter((each) => !tried(each))).toEqual([]);
      expect([await ownUsersLetIn(release, internal), await ownUsersLetIn(release, next)]).toEqual(['none', 'all']);
      // What was not yet opened anew with the new password is now.
      await master.stop();
      expect(handOvers(release)).toBe(1);
      master.start();
      const after = await release.settled();
      expect(after).not.toBe(master);
      after.redis.crash();
      await until('another master', 30, async () => (await release.masters()).some((member) => member !== after));
      await release.settled();
    },
    withUsers,
  );
}

/** A Secret that is replaced without the steps of the how-to; `before` and `after` are the passwords of a client. */
function replacedInOneStep(
  stage: Stage,
  what: string,
  files: Readonly<Record<string, string>>,
  before: string,
  after: string,
  username?: string,
): void {
  stage.fresh(
    `#31 ${what} replaced in one step, against the how-to: no command fails, no failover happens`,
    async (release) => {
      const master = await release.boot();
      const epochs = await configEpochs(release);
      const load = await release.startLoad();
      load.mark('Secret replaced');
      await replace(release, files);
      await until('all use the new ones', 60, () =>
        release.members.every((member) => /going by the passwords of the Secret/.test(member.sentinel.log())),
      );
      await healthyProbes(release);
      // Clients still have the old password, also with the newline that the Secret had, and the pods use the new one.
      expect([await taken(release, before, username), await taken(release, after, username)]).toEqual([true, true]);
      expect(await taken(release, `${before}\n`, username)).toBe(username === undefined);
      for (const member of release.members) {
        expect(member.sentinel.log()).toMatch(/replaced in one step: the old one stays valid in this pod until the pod ends/);
        expect(await member.run('secret-watch.sh', 'status')).toMatchObject({
          code: 1,
          output: expect.stringContaining('does not go by its Secret alone'),
        });
      }
      await load.steady();
      const report = await load.finish();
      stage.report(`${what} replaced in one step`, report);
      expectNoFailedCommand(report);
      expect(await configEpochs(release)).toEqual(epochs);
      expect(await release.settled()).toBe(master);
      // The hooks work, and a new pod knows only the new passwords.
      if (username === undefined) release.password = after;
      for (const member of [...release.members].reverse()) {
        await member.stop();
        member.start();
        await release.settled();
      }
      expect([await taken(release, before, username), await taken(release, after, username)]).toEqual([false, true]);
      for (const { address } of username === undefined ? [] : release.members) {
        expect(await answer(address, 6379, 'operations', ownPassword('operations'))).toMatch(/NOAUTH|WRONGPASS/);
        expect(await answer(address, 6379, 'operations', ownPassword('operations', files.internal))).toBe('PONG');
      }
    },
    username === undefined ? {} : withUsers,
  );
}
