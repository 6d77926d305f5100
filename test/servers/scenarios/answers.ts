import { type Answer, array, bulk, FakeServer } from '../fake-server';
import type { LocalRelease } from '../local-release';
import { never, until } from '../poll';
import type { Stage } from '../stage';

/** Answers of a Sentinel that must not count, and the log line about each. */
interface BadAnswer {
  readonly what: string;
  readonly answer: (release: LocalRelease) => Answer;
  readonly said: RegExp;
}

const stranger = '203.0.113.9';

/** A fake Sentinel that names a master with that name and address, with an epoch higher than all others. */
function sentinelAbout(name: string, address: string, epoch = '99'): Answer {
  return ([command, question]) => {
    const asked = `${command} ${question}`.toUpperCase();
    if (asked === 'SENTINEL MASTER') return array('name', name, 'ip', address, 'port', '6379', 'flags', 'master', 'config-epoch', epoch);
    if (asked === 'SENTINEL GET-MASTER-ADDR-BY-NAME') return array(address, '6379');
    return polite([command]);
  };
}

const polite: Answer = ([command]) => (command.toUpperCase() === 'PING' ? '+PONG\r\n' : '+OK\r\n');

const always =
  (text: string): Answer =>
  () =>
    text;

const badAnswers: readonly BadAnswer[] = [
  { what: 'an error', answer: () => always('-ERR something is wrong here\r\n'), said: /redis-2: .*ERR something is wrong here/ },
  { what: 'nothing', answer: () => () => undefined, said: /redis-2: no answer/ },
  { what: 'a master that is no member', answer: () => sentinelAbout('redis', stranger), said: /redis-2: .*203\.0\.113\.9.* no member/ },
  {
    what: "another release's master, at a member's address",
    answer: (release) => sentinelAbout('other', release.members[2].address),
    said: /redis-2: .*other/,
  },
  { what: 'a name instead of an address', answer: () => sentinelAbout('redis', 'redis-2.shop.svc'), said: /redis-2: .*no member/ },
  { what: 'no number as epoch', answer: (release) => sentinelAbout('redis', release.members[2].address, 'many'), said: /redis-2: .*epoch/ },
  { what: 'garbage', answer: () => always(`${bulk('<html>$(touch /tmp/x) ; `x`</html>')}`), said: /redis-2: .*html/ },
  { what: 'that it wants a password', answer: () => always('-NOAUTH Authentication required.\r\n'), said: /redis-2: .*NOAUTH/ },
];

/** A new member among sentinels that all answer like that. */
async function alone(release: LocalRelease, { what, answer, said }: BadAnswer): Promise<void> {
  const [first, member, ...rest] = release.members;
  const fakes = await Promise.all([first, ...rest].map(({ address }) => FakeServer.listen(address, 26379, answer(release))));
  try {
    member.start();
    await until(`the log says that the sentinels answer ${what}`, 30, () => said.test(member.redis.log()));
    await never(3, async () => {
      const role = await member.role().catch(() => undefined);
      return role === undefined ? undefined : `redis listens as ${role.role} among sentinels that answer ${what}`;
    });
    expect({ what, named: await member.named().catch(() => undefined) }).toEqual({ what, named: undefined });
    expect({ what, restarts: member.redis.restarts }).toEqual({ what, restarts: 0 });
  } finally {
    await Promise.all(fakes.map((fake) => fake.close()));
  }
}

/** A member with two sentinels that name different masters. The member follows neither until one sentinel has heard of a later failover. */
async function undecided(release: LocalRelease): Promise<void> {
  const [one, member, other] = release.members;
  let epoch = '99';
  const fakes = [
    await FakeServer.listen(one.address, 26379, sentinelAbout('redis', one.address)),
    await FakeServer.listen(other.address, 26379, (command) => sentinelAbout('redis', other.address, epoch)(command)),
  ];
  try {
    member.start();
    await until('the log tells both opinions', 30, () =>
      / waiting for 2 of 3 sentinels .*redis-0 names redis-0 \(epoch 99, .*redis-2 names redis-2 \(epoch 99, /.test(member.redis.log()),
    );
    await never(4, async () => {
      const role = await member.role().catch(() => undefined);
      return role === undefined ? undefined : `redis listens as ${role.role} of ${role.master}, without a decision`;
    });
    expect(await member.named()).toBeUndefined();
    epoch = '100';
    await until('it follows the one of the later epoch', 20, async () => (await member.role()).master === other.address);
    await until('its own sentinel names the same', 20, async () => (await member.named()) === other.address);
  } finally {
    await Promise.all(fakes.map((fake) => fake.close()));
  }
}

export function wrongAnswers(stage: Stage): void {
  // Four at a time, for small machines.
  for (const some of [badAnswers.slice(0, 4), badAnswers.slice(4)]) {
    stage.together(
      `a member among sentinels that answer ${some.map(({ what }) => what).join(', or ')} waits, and says why`,
      some.map((bad) => (release: LocalRelease) => alone(release, bad)),
    );
  }

  stage.fresh(
    'two sentinels that name different masters in the same epoch decide nothing: a member waits, and logs both answers',
    undecided,
  );

  stage.healthy('one sentinel answers wrongly: a member that comes back follows the other two', async (release) => {
    const master = await release.settled();
    const [returning, faked] = release.members.filter((member) => member !== master);
    await faked.stop();
    for (const answer of [sentinelAbout('redis', stranger), always('-ERR something is wrong here\r\n'), () => undefined]) {
      const fake = await FakeServer.listen(faked.address, 26379, answer);
      try {
        const before = returning.redis.log().length;
        await returning.crash();
        returning.start();
        await until('it follows the master', 30, async () => {
          const role = await returning.role();
          return role.master === master.address && role.linkUp;
        });
        expect(returning.redis.log().slice(before)).toMatch(
          new RegExp(`${faked.name}: .*(203\\.0\\.113\\.9|something is wrong|no answer)`),
        );
        expect(await release.masters()).toEqual([master]);
      } finally {
        await fake.close();
      }
    }
    faked.start();
    expect(await release.settled()).toBe(master);
  });
}
