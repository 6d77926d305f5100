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
