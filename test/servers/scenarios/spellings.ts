import { script } from '../../../lib/scripts';
import { openMember } from '../../load';
import type { LocalRelease } from '../local-release';
import { probes } from '../member';
import type { Stage } from '../stage';
import { expectNothingLost } from './crash';

/** The text in a Secret, and the forms in which clients may send it: unchanged, or without the line breaks that their platform strips. */
const secrets: Readonly<Record<string, readonly string[]>> = {
  'with a newline\n': ['with a newline\n', 'with a newline'],
  'of Windows\r\n': ['of Windows\r\n', 'of Windows\r', 'of Windows'],
  'two newlines\n\n': ['two newlines\n\n', 'two newlines'],
  'first\nsecond': ['first\nsecond', 'first'],
  'first\r\nsecond\r\n': ['first\r\nsecond\r\n', 'first\r\nsecond\r', 'first\r\nsecond', 'first'],
  // No tab: Sentinel of Valkey 9.1 refuses control characters, and the log of the waiting member says so.
  '  blanks  \n': ['  blanks  \n', '  blanks  '],
};

/** A password with line breaks: each form that a client may send is accepted, and nothing else. */
export function spellings(stage: Stage): void {
  stage.together(
    '#73 the Secret holds line breaks: each form that a client may send is accepted, also with waitForMaster',
    Object.entries(secrets).map(([secret, accepted]) => async (release: LocalRelease) => {
      const [member] = release.members;
      await release.boot();
      for (const password of accepted) expect(await answers(member.address, password)).toEqual({ password, 6379: 'PONG', 26379: 'PONG' });
      for (const password of ['second', accepted[0].trim().slice(0, -1)])
        expect(await answers(member.address, password)).toMatchObject({ 6379: expect.stringMatching(/WRONGPASS/) });
      const waited = await member.runText(script('wait-for-master.sh'), {
        REDIS_SENTINELS: `${member.address}:26379`,
        REDIS_SENTINEL_MASTER: release.masterName,
        REDIS_PASSWORD: secret,
        REDIS_SENTINEL_PASSWORD: secret,
      });
      expect(waited).toMatchObject({ code: 0, output: `master at ${member.address}:6379` });
      for (const probe of probes) expect(await member.probe(...probe)).toMatchObject({ code: 0 });
      expect(await member.run('secret-watch.sh', 'status')).toMatchObject({ code: 0, output: expect.stringContaining('default 1') });
    }),
    Object.entries(secrets).map(([secret, [password]]) => ({ redis: { members: 1 }, secret, password })),
  );

  stage.fresh(
    '#73 the Secret was written on Windows, clients send it unchanged: the master hands over, and nothing is lost',
    async (release) => {
      const master = await release.boot();
      const load = await release.startLoad({ writers: 2 });
      await master.stop();
      master.start();
      expect(await release.settled()).not.toBe(master);
      await load.steady();
      expectNothingLost(await load.finish());
    },
    { secret: 'of Windows\r\n', password: 'of Windows\r\n' },
  );
}

/** The answers of redis and Sentinel to PING. */
async function answers(host: string, password: string): Promise<object> {
  const said: Record<string, string> = { password };
  for (const port of [6379, 26379]) {
    const client = openMember({ host, port }, { password });
    said[port] = await client.ping().catch((error: Error) => error.message);
    client.disconnect();
  }
  return said;
}
