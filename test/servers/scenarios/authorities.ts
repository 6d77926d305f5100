import { setTimeout as sleep } from 'node:timers/promises';
import { ClientAuthentication } from '../../../lib';
import type { TlsOptions } from '../../load';
import { Authority, type CertificateFiles } from '../certificates';
import { configEpochs } from '../evidence';
import type { LocalRelease } from '../local-release';
import { probes } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';
import { answer, authorityOf, ports, serial, serverName, withTls } from './encrypted';
import { handOvers } from './stop';

/** One step: the Secret changes in one pod after the other, as the nodes get it. Ends when every redis and every Sentinel uses it. */
async function step(release: LocalRelease, files: CertificateFiles, shown: number): Promise<void> {
  const restarts = release.members.map((member) => member.sentinel.restarts);
  for (const member of [...release.members].reverse()) {
    member.sentinel.forgetRestarts();
    member.writeCertificate(files);
    await sleep(3000);
  }
  await until('every Sentinel has started again', 120, () =>
    release.members.every((member, ordinal) => member.sentinel.restarts === restarts[ordinal] + 1),
  );
  await until(`every port shows certificate ${shown}`, 60, async () => {
    const seen = await Promise.all(
      release.members.flatMap(({ address }) => ports.map((port) => serial(address, port, release.tls).catch(() => 0))),
    );
    return seen.every((each) => each === shown);
  });
  await release.settled();
  for (const member of release.members) {
    for (const probe of probes) expect(await member.probe(...probe)).toMatchObject({ code: 0, output: '' });
  }
}

/** Checks which certificates each port of each member accepts. */
async function letsIn(release: LocalRelease, tls: TlsOptions): Promise<boolean[]> {
  const answers = release.members.flatMap(({ address }) => ports.map((port) => answer(address, port, tls, release)));
  return [...new Set((await Promise.all(answers)).map((each) => each === 'PONG'))];
}

export function authorities(stage: Stage): void {
  if (!stage.everything && stage.engine.name !== 'redis-8.0') return;
  stage.fresh(
    'TLS: the authority is changed in the three steps of the how-to under load: no command fails, no failover happens, the old one is invalid',
    async (release) => {
      const master = await release.boot();
      const epochs = await configEpochs(release);
      const old = authorityOf(release);
      const next = new Authority(release.folder, 'next');
      const both = `${old.certificate}${next.certificate}`;
      const [before, after] = [old.sign({ name: serverName, serial: 2 }), next.sign({ name: serverName, serial: 3 })];
      const [oldClient, newClient] = [release.tls as TlsOptions, next.client(serverName)];

      const clients = await release.startLoad({ tls: { ...oldClient, ca: both } });
      clients.mark('the new authority beside the old one');
      await step(release, { ...before, 'ca.crt': both }, 2);
      release.tls = { ...newClient, ca: both };
      clients.mark('certificates of the new authority');
      await step(release, { ...after, 'ca.crt': both }, 3);
      expect([await letsIn(release, { ...oldClient, ca: both }), await letsIn(release, newClient)]).toEqual([[true], [true]]);
      // Clients restart with certificates of the new authority.
      const restarted = await release.startLoad({ tls: newClient });
      await clients.steady();
      const reports = [await clients.finish()];
      restarted.mark('the new authority alone');
      await step(release, after, 3);
      expect([
        await letsIn(release, { ...oldClient, ca: both }),
        await letsIn(release, oldClient),
        await letsIn(release, newClient),
      ]).toEqual([[false], [false], [true]]);
      await restarted.steady();
      reports.push(await restarted.finish());
      for (const [index, report] of reports.entries()) {
        stage.report(`authority changed, clients with ${index === 0 ? 'both' : 'the new one'}`, report);
        expect([report.errorKinds, report.lost]).toEqual([{}, 0]);
      }
      expect(await configEpochs(release)).toEqual(epochs);
      expect(await release.settled()).toBe(master);
      expect(release.members.map((member) => member.redis.restarts)).toEqual([0, 0, 0]);
      // Connections that were opened before are opened anew.
      await master.stop();
      expect(handOvers(release)).toBe(1);
      master.start();
      expect(await release.settled()).not.toBe(master);
    },
    withTls(ClientAuthentication.REQUIRED),
    360,
  );
}
