import { ClientAuthentication } from '../../../lib';
import { Authority } from '../certificates';
import { configEpochs } from '../evidence';
import type { Member } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';
import { authorityOf, serverName, withTls } from './encrypted';

/** Restarts a container whose liveness probe fails repeatedly, as the kubelet does. */
async function startAgainWhatDoesNotAnswer(member: Member): Promise<void> {
  for (const container of ['redis', 'sentinel'] as const) {
    if ((await member.probe(container, 'live')).code !== 0) member[container].crash();
  }
}

/** A member with a certificate of another authority, or with files that don't belong together. */
export function strangers(stage: Stage): void {
  for (const [what, ofTheRelease] of [
    ['all of whose files are of another authority', false],
    ['whose certificate is of another authority than its ca.crt', true],
  ] as const) {
    stage.fresh(
      `TLS: a member ${what} is refused by all others and logs why, the others go on, and it joins when its files are right`,
      async (release) => {
        const master = await release.boot();
        await release.put('before', 50);
        const epochs = await configEpochs(release);
        const [wrong] = release.members.filter((member) => member !== master);
        const right = authorityOf(release).sign({ name: serverName, serial: 2 });
        const stranger = new Authority(release.folder, 'stranger').sign({ name: serverName, serial: 9 });
        const load = await release.startLoad();
        load.mark('a member with a certificate of another authority');
        await wrong.stop();
        const [own, others] = [wrong.redis.log().length, master.redis.log().length];
        wrong.writeCertificate(ofTheRelease ? { ...stranger, 'ca.crt': right['ca.crt'] } : stranger);
        wrong.start();
        await until('its probe, or its log, and the log of its master say why', 30, async () => {
          // A member that trusts its own certificate waits for the others, and its liveness probes pass.
          const said = ofTheRelease ? (await wrong.probe('sentinel', 'live')).output : wrong.redis.log().slice(own);
          const why = ofTheRelease
            ? /^PING: the certificate that is shown here is not of the authority in ca.crt/
            : saidByInit(master.name);
          return (
            why.test(said) && /Error accepting a client connection: .*(unknown ca|verify failed)/.test(master.redis.log().slice(others))
          );
        });
        expect(await wrong.probe('redis', 'ready')).toMatchObject({ code: 1 });
        expect((await release.masters()).map(({ name }) => name)).toEqual([master.name]);
        await load.steady();
        load.mark('its certificate is right');
        wrong.writeCertificate(right);
        await until('it belongs to the release', 90, async () => {
          const settled = await release.settled(10).catch(() => undefined);
          if (settled === undefined) await startAgainWhatDoesNotAnswer(wrong);
          return settled === master;
        });
        await load.steady();
        const report = await load.finish();
        stage.report(`a member ${what}`, report);
        expect([report.errorKinds, report.lost]).toEqual([{}, 0]);
        expect(await configEpochs(release)).toEqual(epochs);
        await release.expectEverywhere('before', 50);
      },
      withTls(ClientAuthentication.REQUIRED),
    );
  }
}

const saidByInit = (peer: string) => new RegExp(`init: waiting for 2 of 3 sentinels .*${peer}: .*certificate verify failed`);
