import type { RedisProps } from '../../../lib';
import type { Stage } from '../stage';
import { expectRights, exporterRule } from './refusals';
import { as, withUsers } from './users';

const readableKeys = ['prices:*'];

/** The exporter has a user also in a release with one password. users.ts tests its rights in a release with users and without readable keys. */
export function exporters(stage: Stage): void {
  for (const [what, props, metrics] of [
    ['a password alone', {}, {}],
    ['a password alone, and some keys to read', {}, { readableKeys }],
    ['users, and some keys to read', withUsers, { readableKeys }],
  ] as const) {
    const redis: RedisProps = { ...('redis' in props ? props.redis : {}), members: 1, metrics };
    stage.fresh(
      `the exporter of a release with ${what}: each pod has its own password, and the exporter reads only statistics, or these keys`,
      async (release) => {
        const only = await release.boot();
        await only.askRedis((server) => server.mset({ 'prices:1': '10', hits: '1' }));
        const before = only.exporterPassword();
        const ask = (password: string) => (_: unknown, port: number, user: string, command: readonly string[]) =>
          as(only, port, user, password, command);
        await expectRights(only, [exporterRule('readableKeys' in metrics)], ask(before));
        expect(await ask(before)(only, 26379, 'exporter', ['PING'])).toMatch(/^WRONGPASS/);
        await only.stop();
        only.start();
        await release.settled();
        expect(await ask(before)(only, 6379, 'exporter', ['PING'])).toMatch(/^WRONGPASS/);
        expect(await ask(only.exporterPassword())(only, 6379, 'exporter', ['PING'])).toBe('"PONG"');
      },
      { ...props, redis },
    );
  }
}
