import { connect } from 'node:tls';
import { Load, openMember, type TlsOptions } from '../load';
import { forwarded, throughForward } from './drills';
import { demand, eventually } from './eventually';
import { bounds, nothingLost } from './faults';
import { blockWith, commandsOf, Terminal } from './how-to';
import { PodWatch } from './pod-watch';
import type { Protection } from './protection';
import type { Health } from './release';
import { accepts, inStep, keepsOldOnes, nodesLook, seenByNodes, textsOf } from './secrets';
import type { Stage } from './stage';
import type { StageTest } from './suite';

const ports = [6379, 26379] as const;

/** Reachable only through Kubernetes itself. */
const metricsPort = 9121;

function protectionOf({ protection }: Stage): Protection {
  demand(protection !== undefined, 'this release has neither users nor certificates');
  return protection;
}

/** The answer to a client with these credentials. */
async function answer(host: string, port: number, credentials: Parameters<typeof openMember>[1]): Promise<string> {
  const connection = openMember({ host, port }, credentials);
  try {
    return await connection.ping();
  } catch (error) {
    return (error as Error).message;
  } finally {
    connection.disconnect();
  }
}

/** The serial number of the certificate of a port. */
function serial(host: string, port: number, tls: TlsOptions | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...tls, host, port, timeout: 5000 }, () => {
      resolve(Number.parseInt(socket.getPeerCertificate().serialNumber, 16));
      socket.destroy();
    });
    socket.on('timeout', () => socket.destroy(new Error('no answer')));
    socket.on('error', reject);
  });
}

/** Runs a change while four connections write: no command fails, and no failover happens. */
async function unnoticed(stage: Stage, what: string, change: () => Promise<void>): Promise<void> {
  const before: Health = await stage.release.healthy();
  const load = await Load.start({ ...(await stage.release.connection()), pauseMilliseconds: 2 });
  let finished = false;
  try {
    load.mark(what);
    await change();
    const after = await stage.release.healthy();
    await load.steady();
    finished = true;
    const report = await load.finish();
    stage.note(what, { report, before, after, seconds: 0, more: {} });
    expect(report.errorKinds).toEqual({});
    nothingLost(report);
    expect(after).toEqual(before);
  } finally {
    if (!finished) await load.stop().catch(() => undefined);
  }
}

/** The entry in ACL LOG for a wrong or missing password of a user. */
const refusalOf = (user: string) => expect.stringMatching(new RegExp(`"reason","auth",[^\\]]*"username","${user}"`));

/** The first purpose of users and mutual TLS: strangers stay out. */
export function strangerTests(test: StageTest): void {
  test('refuses clients without the certificate, the name or the password', async (stage) => {
    const { release } = stage;
    const { access, stranger, options } = protectionOf(stage);
    const { password } = release;
    const own = access.tls as TlsOptions;
    for (const name of release.memberNames) {
      const host = await release.address(name);
      for (const port of ports) {
        const ask = (credentials: object) => answer(host, port, { ...access, password, ...credentials });
        expect(await ask({})).toBe('PONG');
        for (const wrong of [
          { tls: undefined },
          { tls: { ...own, cert: undefined, key: undefined } },
          { tls: { ...stranger.client('redis'), ca: own.ca } },
          { tls: { ...own, servername: undefined } },
          { password: `${password}x` },
          { password: undefined },
          { username: undefined },
          { username: 'default' },
        ]) {
          expect({ name, port, wrong: Object.keys(wrong), answer: await ask(wrong) }).not.toMatchObject({ answer: 'PONG' });
        }
      }
    }
    for (const name of release.memberNames) {
      // The server also records clients that sent a wrong password. Sentinel shows its record only to an administrator.
      const refused = JSON.stringify(await release.ask(name, 6379, 'ACL', 'LOG', '128'));
      for (const user of ['app', 'default']) expect({ name, refused }).toEqual({ name, refused: refusalOf(user) });
      for (const container of ['redis', 'sentinel']) {
        await eventually(`${name} ${container} logs why it refused the clients`, 30_000, async () => {
          const log = await stage.namespace.kubectl.run(['logs', name, '-c', container]);
          for (const why of ['peer did not return a certificate', 'certificate verify failed'])
            demand(new RegExp(`Error accepting a client connection: .*${why}`).test(log), `no line has: ${why}`);
        });
      }
    }
    const pod = await stage.client();
    expect(await pod.cli('redis-0', 6379, 'PING')).toBe('PONG');
    expect(await pod.with(options.replace('--user app', '')).cli('redis-0', 6379, 'PING')).toMatch(/WRONGPASS|NOAUTH/);
    expect(await pod.with('--user app').cli('redis-0', 26379, 'PING').catch(String)).not.toMatch(/^PONG/);
  });
}

/** Further tests of a release with users and mutual TLS. */
export function protectionTests(test: StageTest): void {
  test('#31 the password is rotated as the how-to says: no command fails, no failover happens', async (stage) => {
    const { release, namespace } = stage;
    const old = release.password;
    const blocks = commandsOf('rotate-passwords.md', namespace.name);
    const terminal = new Terminal();
    try {
      await terminal.run('secret=redis key=redis-password user=app', 10_000);
      await unnoticed(stage, 'password: the new one, and the old beside it', async () => {
        await terminal.run(blockWith('--patch-file', blocks), 30_000);
        await Promise.all([terminal.run(blockWith('accepted 2', blocks), seenByNodes * 2), nodesLook(stage, accepts(stage, 2))]);
        await inStep(stage, 2);
        release.password = (await textsOf(stage, 'redis'))['redis-password'];
      });
      // Clients that started with the new one.
      await unnoticed(stage, 'password: the new one alone', async () => {
        await Promise.all([terminal.run(blockWith('accepted 1', blocks), seenByNodes * 2), nodesLook(stage, accepts(stage, 1))]);
        await inStep(stage, 1);
      });
      await terminal.run(blockWith('client kill', blocks), 30_000);
    } finally {
      terminal.close();
    }
    expect(release.password).not.toBe(old);
    for (const name of release.memberNames) {
      for (const port of ports) {
        expect(await answer(await release.address(name), port, { ...release.access, password: old })).toMatch(/WRONGPASS|NOAUTH/);
      }
    }
  }, 20);

  test('#31 the passwords are replaced in place: the probes stay ready, and a pod that is deleted then comes back with the new ones', async (stage) => {
    const { release, namespace } = stage;
    const old = release.password;
    const next = `${old} replaced`;
    const restarts = async () => (await release.members()).map((member) => member.restarts);
    const before = await restarts();
    const watch = new PodWatch(namespace.kubectl, release.name);
    try {
      await unnoticed(stage, 'Secret replaced in place', async () => {
        const began = new Date();
        protectionOf(stage).replaceInternal();
        release.password = next;
        await namespace.setSecret('redis', stage.secret());
        release.password = old; // requests meanwhile use the password that every member accepts
        await nodesLook(stage, accepts(stage, 2));
        await keepsOldOnes(stage, began);
      });
      expect(watch.stop()).toEqual({ mostAway: 0, pods: release.memberNames.length });
    } finally {
      watch.stop();
    }
    expect(await restarts()).toEqual(before);
    // Clients that started with the new one: the pod that comes back accepts no other.
    release.password = next;
    release.loadAs = undefined;
    const {
      report,
      before: first,
      after,
    } = await stage.underLoad('master pod deleted after its Secret was replaced', async ({ before }) => {
      const { uid } = await release.member(before.master);
      await namespace.kubectl.run(['delete', 'pod', before.master, '--wait=true', '--timeout=90s']);
      await stage.replaced(before.master, uid);
    });
    nothingLost(report);
    expect(after.master).not.toBe(first.master);
    expect(report.longestStallMs).toBeLessThan(bounds.planned);
    for (const name of release.memberNames) {
      for (const port of ports) {
        const host = await release.address(name);
        const said = await answer(host, port, { ...release.access, password: old });
        expect({ name, port, said }).toEqual({
          name,
          port,
          said: name === first.master ? expect.stringMatching(/WRONGPASS|NOAUTH/) : 'PONG',
        });
        expect(await answer(host, port, { ...release.access, password: next })).toBe('PONG');
      }
    }
  }, 20);

  test('a renewed certificate takes effect: no command fails, no failover happens, each Sentinel restarts once', async (stage) => {
    const { release, namespace } = stage;
    const restarts = async () => (await release.members()).map((member) => [member.restarts.redis, member.restarts.sentinel]);
    const before = await restarts();
    const renewed = 1 + (await serial(await release.address(release.memberNames[0]), ports[0], release.access.tls));
    await unnoticed(stage, 'certificate renewed', async () => {
      await namespace.setSecret('redis-tls', { ...protectionOf(stage).renewed(renewed) });
      const shows = async (name: string) => (await serial(await release.address(name), 6379, release.access.tls)) === renewed;
      await nodesLook(stage, shows);
      await eventually('the new certificate everywhere', seenByNodes, async () => {
        for (const name of release.memberNames) {
          for (const port of ports) {
            const seen = await serial(await release.address(name), port, release.access.tls);
            demand(seen === renewed, `${name}:${port} shows certificate ${seen}`);
          }
          const pod = `pod/${name}`;
          const shown = await throughForward(stage, pod, metricsPort, (local) => serial('127.0.0.1', local, release.access.tls));
          demand(shown === renewed, `${name}:${metricsPort} shows certificate ${shown}`);
          demand(/^redis_up 1$/m.test(await forwarded(stage, pod, metricsPort, '/metrics')), `the metrics of ${name}: no line redis_up 1`);
        }
      });
    });
    expect(await restarts()).toEqual(before.map(([redis, sentinel]) => [redis, sentinel + 1]));
  }, 20);

  test('the exporter and the scripts are never refused a command, a key or a channel', async (stage) => {
    const { release, story } = stage;
    const refused = (info: string) => [...info.matchAll(/^acl_access_denied_(cmd|key|channel):([1-9]\d*)/gm)].map(([line]) => line);
    for (const name of release.memberNames) {
      // Wrong passwords do not count, because tests try some.
      const log = (await release.ask(name, 6379, 'ACL', 'LOG', '128')) as unknown[];
      expect({ name, log: log.filter((entry) => !/"reason","auth"/.test(JSON.stringify(entry))) }).toEqual({ name, log: [] });
      // Sentinel shows its ACL log to no user of the release, but counts refusals.
      for (const port of ports) {
        const info = String(await release.ask(name, port, 'INFO', 'stats'));
        expect(info).toContain('acl_access_denied_auth:');
        expect({ name, port, refused: refused(info) }).toEqual({ name, port, refused: [] });
      }
    }
    expect(story.since(new Date(0))).not.toContain('NOPERM');
  });
}
