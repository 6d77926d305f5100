import { Auth, ClientAuthentication } from '../../../lib';
import { type Load, type LoadReport, openMember } from '../../load';
import type { LocalRelease, LocalReleaseProps } from '../local-release';
import type { Member } from '../member';
import { noPodNetwork } from '../network';
import { until } from '../poll';
import { noProxy } from '../proxy';
import { notRun, type Stage } from '../stage';
import { allClients, type Client, handedOver } from './clients';
import { crashUntilReplaced, expectAtMostOneLostPerConnection, expectNothingLost, soonerThanDownAfter, stopAndStart } from './crash';
import { withTls } from './encrypted';
import { addresses, published, translated } from './outside-answers';
import { answers, boot, fromOutside, withOutside } from './outside-release';
import { withUsers } from './users';

/** In ms: the stall of a client outside may be so much longer than that of a client inside, while other tests run beside it. */
const longerFromOutside = 700;

/** A fault under the load of clients inside and outside at the same time. */
async function compared(
  stage: Stage,
  release: LocalRelease,
  label: string,
  fault: (master: Member) => Promise<void>,
  check: (report: LoadReport) => void,
): Promise<void> {
  const master = await release.settled();
  const loads: [string, Load][] = [
    ['inside', await release.startLoad()],
    ['outside', await release.startLoad(fromOutside(release))],
  ];
  for (const [, load] of loads) {
    await load.steady();
    load.mark(label);
  }
  await fault(master);
  for (const [, load] of loads) await load.steady();
  await release.settled();
  const reports = [];
  for (const [where, load] of loads) {
    const report = await load.finish({ replicas: 2 });
    stage.report(`${label}: clients ${where}`, report);
    check(report);
    expect(report.longestStallMs).toBeLessThan(soonerThanDownAfter);
    reports.push(report);
  }
  expect(reports[1].longestStallMs - reports[0].longestStallMs).toBeLessThan(longerFromOutside);
}

async function followed(stage: Stage, release: LocalRelease): Promise<void> {
  await boot(release);
  await compared(stage, release, 'master stopped', stopAndStart, expectNothingLost);
  const crash = (master: Member) => crashUntilReplaced(release, master);
  await compared(stage, release, 'master process killed', crash, expectAtMostOneLostPerConnection);
}

/** A sentinel that hangs gets no questions from outside, and none is open to a client without the password. */
async function guarded(_: Stage, release: LocalRelease): Promise<void> {
  const master = await boot(release);
  if (release.password !== undefined) {
    const stranger = openMember(release.proxies[0].sentinel, { tls: release.tls });
    expect(await stranger.call('SENTINEL', 'MASTERS').catch((error: Error) => error.message)).toMatch(/^NOAUTH /);
    stranger.disconnect();
  }
  const hung = release.members.filter((member) => member !== master)[0];
  hung.sentinel.freeze();
  await until('the sentinel that hangs is taken out', 15, () =>
    release.proxies[0].log().includes(`sentinel/${hung.name} takes no clients`),
  );
  for (let turn = 0; turn < 6; turn++) expect(await answers(release, 'PING')).toBe('PONG');
  hung.sentinel.thaw();
  await until('it answers again', 60, () =>
    new RegExp(`sentinel/${hung.name} takes no clients[\\s\\S]*sentinel/${hung.name} takes clients`).test(release.proxies[0].log()),
  );
}

/** With TLS the proxy asks for what the members ask for. */
async function encryptedOutside(stage: Stage, release: LocalRelease): Promise<void> {
  await followed(stage, release);
  const bare = openMember(release.proxies[0].sentinel, { username: release.username, password: release.password });
  expect(await bare.ping().catch(() => 'no answer')).toBe('no answer');
  bare.disconnect();
  const { ca, servername } = release.tls ?? { ca: '' };
  const without = openMember(release.proxies[0].sentinel, {
    username: release.username,
    password: release.password,
    tls: { ca, servername },
  });
  expect(await without.ping().catch(() => 'no answer')).toBe('no answer');
  without.disconnect();
}

/** A hand-over seen by every client, each of which knows the address of Sentinel outside only. */
async function everyClient(stage: Stage, release: LocalRelease, clients: readonly Client[]): Promise<void> {
  const master = await boot(release);
  const loads: [string, Load][] = [];
  for (const [name, connect] of clients) loads.push([name, await release.startLoad({ ...fromOutside(release), writers: 2, connect })]);
  await handedOver(stage, release, master, loads, 'outside');
}

export function outsideClients(stage: Stage): void {
  const reason = noPodNetwork() ?? noProxy();
  if (reason !== undefined) {
    notRun(reason);
    return;
  }
  const clients = allClients();
  const named = withOutside({}, () => addresses);
  stage.together(
    'outside of the cluster, all that Sentinel answers and publishes has the addresses outside',
    [translated, published],
    [named, named],
  );
  const plays = [(release: LocalRelease) => followed(stage, release), (release: LocalRelease) => guarded(stage, release)];
  stage.together('#84 clients outside of the cluster follow the master through a stop and a crash', plays, [
    withOutside({}),
    withOutside({}),
  ]);
  const play = (name: string, body: (stage: Stage, release: LocalRelease) => Promise<void>, props: Partial<LocalReleaseProps>) =>
    stage.fresh(name, (release) => body(stage, release), withOutside(props));
  play('#84 clients outside of the cluster, with TLS on both sides', encryptedOutside, withTls(ClientAuthentication.REQUIRED));
  if (stage.everything) {
    play('#84 clients outside of the cluster, in a release with users', followed, withUsers);
    play('#84 clients outside of the cluster, in a release without passwords', followed, { redis: { auth: Auth.none() } });
  }
  // What clients do, and the family of the addresses, do not depend on the server.
  if (!stage.everything && stage.engine.name !== 'redis-8.6') return;
  play('#84 clients outside of the cluster, over IPv6 addresses only', followed, { ipv6: true });
  play(
    '#46 a planned hand-over, seen by every client outside of the cluster: nothing is lost',
    (each, release) => everyClient(each, release, clients),
    {},
  );
}
