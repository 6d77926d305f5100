import type { Redis } from 'ioredis';
import { Auth, type RedisProps } from '../../../lib';
import { script } from '../../../lib/scripts';
import { openMember } from '../../load';
import type { LocalRelease, LocalReleaseProps } from '../local-release';
import type { Member } from '../member';
import type { Stage } from '../stage';
import { denied, handOverAndCrash } from './permitted';
import { withUsers } from './users';

/** What a client without a password may send to Sentinel. The last ones are open to every connection, so that it can log in or leave. */
const allowed = [
  ...['ping', 'client|setname', 'client|setinfo', 'subscribe', 'psubscribe', 'unsubscribe', 'punsubscribe'],
  ...['get-master-addr-by-name', 'master', 'masters', 'replicas', 'slaves', 'sentinels'].map((question) => `sentinel|${question}`),
  ...['auth', 'hello', 'quit', 'reset'],
];

/** Each command and subcommand of a server, with a number of arguments that it takes. */
async function commandsOf(connection: Redis): Promise<[name: string, args: number][]> {
  const all = (await connection.call('COMMAND')) as [name: string, arity: number, ...rest: unknown[]][];
  return all.flatMap(([name, arity, ...rest]): [string, number][] => {
    const subcommands = (rest[7] ?? []) as [name: string, arity: number][];
    if (subcommands.length === 0) return [[name, Math.abs(arity) - 1]];
    return subcommands.map(([subcommand, arguments_]) => [subcommand, Math.abs(arguments_) - 2]);
  });
}

async function answered(client: Redis, command: string, args: number): Promise<string> {
  const [name, ...rest] = [...command.split('|'), ...Array.from({ length: args }, () => 'x')];
  return client.call(name, ...rest).then(
    () => 'an answer',
    (error: Error) => error.message,
  );
}

/** Sends every command that a Sentinel has, without a password, and returns those that it did not refuse. */
async function open(member: Member, admin: { username?: string; password?: string }): Promise<string[]> {
  const address = { host: member.address, port: 26379 };
  const knowing = openMember(address, admin);
  const commands = await commandsOf(knowing).finally(() => knowing.disconnect());
  expect(commands.length).toBeGreaterThan(30);
  const client = openMember(address, {});
  const found: string[] = [];
  for (const [command, args] of commands) {
    if (allowed.includes(command)) continue;
    const answer = await answered(client, command, args);
    if (!/^NOPERM /.test(answer)) found.push(`${command}: ${answer}`);
  }
  client.disconnect();
  return found;
}

async function discovers(stage: Stage, release: LocalRelease): Promise<void> {
  const without = { sentinelUsername: undefined, sentinelPassword: undefined };
  await handOverAndCrash(stage, release, 'Sentinel clients without a password', without);
  const acl = release.username !== undefined;
  const admin = acl ? { username: release.username, password: release.password } : { username: 'members', password: release.password };
  for (const member of release.members) {
    expect(await open(member, admin)).toEqual([]);
    const client = openMember({ host: member.address, port: 26379 }, {});
    for (const question of ['MASTER', 'REPLICAS', 'SLAVES', 'SENTINELS', 'GET-MASTER-ADDR-BY-NAME'])
      expect(await client.call('SENTINEL', question, release.masterName)).toBeInstanceOf(Array);
    expect(await client.call('SENTINEL', 'MASTERS')).toHaveLength(1);
    expect(await client.subscribe('+switch-master')).toBe(1);
    client.disconnect();
    const redis = openMember({ host: member.address, port: 6379 }, {});
    expect(await answered(redis, 'ping', 0)).toMatch(/^NOAUTH /);
    redis.disconnect();
    // The container that waits for the master, with the variables of `connection.env()`.
    const account = { REDIS_USERNAME: release.username ?? '', REDIS_PASSWORD: release.password ?? '' };
    const sentinelAccount: Record<string, string> = acl
      ? { REDIS_SENTINEL_USERNAME: release.username ?? '', REDIS_SENTINEL_PASSWORD: release.password ?? '' }
      : {};
    const waited = await member.runText(script('wait-for-master.sh'), {
      REDIS_SENTINELS: release.members.map(({ address }) => `${address}:26379`).join(','),
      REDIS_SENTINEL_MASTER: release.masterName,
      ...account,
      ...sentinelAccount,
    });
    expect(waited).toMatchObject({ code: 0, output: expect.stringMatching(/^master at /) });
  }
  expect((await denied(release.members)).filter(({ username }) => username !== 'default')).toEqual([]);
}

/** A rolling update that switches it on or off: also the last pod, whose login the others do not know so, hands over. */
async function switched(stage: Stage, release: LocalRelease, change: RedisProps): Promise<void> {
  const master = await release.boot();
  await release.put('before', 100);
  release.change(change);
  const others = release.members.filter((member) => member !== master).reverse();
  for (const member of [...others, master]) {
    await member.stop();
    member.loseData(); // as with emptyDir: the new Sentinel has to ask the others, too
    await release.replace(member, stage.engine);
    await release.settled(90);
  }
  expect(master.redis.log()).toMatch(/pre-stop: handed over to /);
  expect(master.redis.log()).not.toMatch(/leaving it to SIGTERM/);
  await release.expectEverywhere('before', 100);
}

const on: RedisProps = { auth: Auth.fromSecret('redis', 'redis-password', { passwordlessDiscovery: true }) };
const off: RedisProps = { auth: Auth.fromSecret('redis') };

const acl: Partial<LocalReleaseProps> = {
  ...withUsers,
  redis: { auth: Auth.acl({ users: [{ name: 'app' }, { name: 'admin' }], passwordlessDiscovery: true }) },
};

export function discovery(stage: Stage): void {
  const plays = [(release: LocalRelease) => discovers(stage, release), (release: LocalRelease) => discovers(stage, release)];
  stage.together('discovery without a password: the sentinels answer questions for addresses, and refuse everything else', plays, [
    { redis: { auth: Auth.fromSecret('redis', 'redis-password', { passwordlessDiscovery: true }) } },
    acl,
  ]);
  const updates = [(release: LocalRelease) => switched(stage, release, on), (release: LocalRelease) => switched(stage, release, off)];
  stage.together('discovery without a password is switched on and off pod by pod: each master hands over', updates, [
    { redis: off },
    { redis: on },
  ]);
}
