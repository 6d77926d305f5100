import { openMember } from '../../load';
import { difficultPassword } from '../local-release';
import { never, until } from '../poll';
import type { Stage } from '../stage';
import { expectNothingLost } from './crash';

export function passwords(stage: Stage): void {
  stage.healthy('#31 a member whose Secret holds another password waits, says why, and does no harm', async (release) => {
    const master = await release.settled();
    await release.put('before', 50);
    const [wrong] = release.members.filter((member) => member !== master);
    const load = await release.startLoad({ writers: 2 });
    await wrong.stop();
    wrong.writeSecret('rotated, but only here');
    const before = wrong.redis.log().length;
    wrong.start();
    await until('it says that the password is wrong', 30, () => /WRONGPASS|AUTH failed/.test(wrong.redis.log().slice(before)));
    await never(4, async () => {
      const stranger = openMember({ host: wrong.address, port: 6379 }, { password: 'rotated, but only here' });
      const answer = await stranger.role().catch((error: Error) => error);
      stranger.disconnect();
      return answer instanceof Error ? undefined : `it listens: ${answer}`;
    });
    await wrong.stop();
    wrong.writeSecret(`${difficultPassword}\n`);
    wrong.start();
    expect(await release.settled()).toBe(master);
    await load.steady();
    const report = await load.finish();
    expectNothingLost(report);
    await release.expectEverywhere('before', 50);
  });

  stage.healthy('the server that refuses a wrong password logs it, and only once', async (release) => {
    const [member] = release.members;
    const began = { redis: member.redis.log().length, sentinel: member.sentinel.log().length };
    const said = (container: 'redis' | 'sentinel') =>
      member[container]
        .log()
        .slice(began[container])
        .split('\n')
        .filter((line) => line.includes('refused: a wrong password') && !line.includes(' user: default from ')); // a test before this one
    const knock = async () => {
      for (const [port, username] of [
        [6379, 'guest'],
        [6379, 'a name\nof two lines'],
        [26379, 'monitor'],
      ] as const) {
        const stranger = openMember({ host: member.address, port }, { username, password: 'guessed' });
        expect(await stranger.ping().catch(String)).toMatch(/WRONGPASS/);
        stranger.disconnect();
      }
    };
    await knock();
    await until('all three were told', 20, () => said('redis').length >= 2 && said('sentinel').length >= 1);
    await knock();
    await never(7, async () => (said('redis').length + said('sentinel').length > 3 ? 'the same is told again' : undefined));
    const users = [...said('redis'), ...said('sentinel')].map((line) => / user: (.*) from 127\./.exec(line)?.[1]);
    expect(users.sort()).toEqual(['a_name', 'guest', 'monitor']); // nothing of a second line
  });

  stage.fresh(
    'a password without a newline in the Secret, the shortest release: it keeps its data over a crash and a stop',
    async (release) => {
      const [only] = release.members;
      await release.boot();
      await release.put('before', 50);
      only.redis.crash();
      await until('it loads again', 30, async () => only.redis.restarts === 1 && (await only.role()).role === 'master');
      await release.settled();
      await release.expectEverywhere('before', 50);
      const started = Date.now();
      await only.stop();
      expect(Date.now() - started).toBeLessThan(15_000);
      only.start();
      await release.settled();
      await release.expectEverywhere('before', 50);
    },
    { redis: { members: 1 }, secret: difficultPassword },
  );
}
