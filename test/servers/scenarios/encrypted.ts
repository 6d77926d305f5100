import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { ClientAuthentication, Tls } from '../../../lib';
import { script } from '../../../lib/scripts';
import { openMember, type TlsOptions } from '../../load';
import { Authority } from '../certificates';
import { configEpochs } from '../evidence';
import type { LocalRelease, LocalReleaseProps } from '../local-release';
import { probes } from '../member';
import { until } from '../poll';
import type { Stage } from '../stage';
import { availableClients } from './clients';
import { goOnInFailover } from './freeze';
import { handOverAndCrash } from './permitted';
import { withUsers } from './users';

/** The name that clients verify: that of the client Service. */
export const serverName = 'redis.shop.svc';

/** Seconds between the restarts of the Sentinels for a new certificate; 20 in a release, which has more time than a test. */
const turnSeconds = 4;

const authorities = new Map<string, Authority>();

/** A release with client certificates and users. It accepts servers with a known vulnerability. */
export function withTls(clientAuthentication: ClientAuthentication): Partial<LocalReleaseProps> {
  return {
    ...withUsers,
    redis: { ...withUsers.redis, tls: Tls.fromSecret('certificates', { clientAuthentication, acceptRemoteCodeExecution: true }) },
    change: (files) => {
      withUsers.change?.(files);
      const turn = /^TURN_SECONDS=.*$/m;
      expect(files['secret-watch.sh']).toMatch(turn);
      files['secret-watch.sh'] = files['secret-watch.sh'].replace(turn, `TURN_SECONDS=${turnSeconds}`);
    },
    certificates: (folder) => {
      const authority = new Authority(folder);
      authorities.set(folder, authority);
      const clients = authority.client(serverName);
      const shown = clientAuthentication === ClientAuthentication.REQUIRED ? clients : { ca: clients.ca, servername: serverName };
      return { members: authority.sign({ name: serverName, serial: 1 }), clients: shown };
    },
  };
}

export function authorityOf(release: LocalRelease): Authority {
  const authority = authorities.get(release.folder);
  if (authority === undefined) throw new Error('this release has no certificates');
  return authority;
}

/** The answer to a client with these TLS options. */
export async function answer(host: string, port: number, tls: TlsOptions | undefined, release: LocalRelease): Promise<string> {
  const connection = openMember({ host, port }, { username: release.username, password: release.password, tls });
  try {
    return await connection.ping();
  } catch (error) {
    return (error as Error).message;
  } finally {
    connection.disconnect();
  }
}

/** The answer of a port to a PING without TLS, which is not an answer of redis. */
function plain(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(port, host, () => socket.write('PING\r\n'));
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', (data) => (received += data.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
  });
}

/** The serial number of the certificate of a port. */
export function serial(host: string, port: number, tls: TlsOptions | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ ...tls, host, port }, () => {
      resolve(Number.parseInt(socket.getPeerCertificate().serialNumber, 16));
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

export const ports = [6379, 26379] as const;

export function encrypted(stage: Stage): void {
  const otherClients = availableClients();
  stage.fresh(
    'TLS with client certificates: boot, a hand-over, a crash; plain ports are closed, strangers are refused',
    async (release) => {
      await handOverAndCrash(stage, release, 'with TLS and users');

      for (const [name, connect] of otherClients) {
        const others = await release.startLoad({ writers: 2, connect });
        await others.steady();
        const { lost, errorKinds } = await others.finish();
        expect({ name, lost, errorKinds }).toEqual({ name, lost: 0, errorKinds: {} });
      }

      const own = release.tls as TlsOptions;
      const stranger = new Authority(release.folder, 'stranger').client(serverName);
      const [member0] = release.members;
      const waited = await member0.runText(script('wait-for-master.sh'), {
        REDIS_SENTINELS: release.members.map(({ address }) => `${address}:26379`).join(','),
        REDIS_SENTINEL_MASTER: release.masterName,
        REDIS_USERNAME: 'app',
        REDIS_SENTINEL_USERNAME: 'monitor',
        REDIS_PASSWORD: 'the password of app\n',
        REDIS_SENTINEL_PASSWORD: 'the password of monitor',
        REDIS_TLS_CA: own.ca,
        REDIS_TLS_DIR: member0.tlsDirectory,
      });
      expect(waited).toMatchObject({ code: 0, output: `master at ${(await release.settled()).address}:6379` });
      for (const member of release.members) {
        for (const probe of probes) expect(await member.probe(...probe)).toMatchObject({ code: 0, output: '' });
        expect(await member.run('ask.sh', 'redis', 'role')).toMatchObject({ code: 0, output: expect.stringMatching(/^(master|slave)/) });
        for (const port of ports) {
          const { address } = member;
          expect(await plain(address, port)).not.toMatch(/PONG|NOAUTH/);
          expect(await answer(address, port, own, release)).toBe('PONG');
          // No certificate, and one of another authority.
          expect(await answer(address, port, { ...own, cert: undefined, key: undefined }, release)).not.toBe('PONG');
          expect(await answer(address, port, { ...stranger, ca: own.ca }, release)).not.toBe('PONG');
          // A client that trusts another authority, or verifies a name or address that the certificate does not have.
          expect(await answer(address, port, { ...own, ca: stranger.ca }, release)).not.toBe('PONG');
          expect(await answer(address, port, { ...own, servername: 'elsewhere.shop.svc' }, release)).not.toBe('PONG');
          expect(await answer(address, port, { ...own, servername: undefined }, release)).not.toBe('PONG');
        }
        for (const container of ['redis', 'sentinel'] as const) {
          for (const why of ['peer did not return a certificate', 'certificate verify failed'])
            expect(member[container].log()).toMatch(new RegExp(`Error accepting a client connection: .*${why}`));
        }
      }
    },
    withTls(ClientAuthentication.REQUIRED),
  );

  stage.fresh(
    'TLS with optional client certificates: clients without a certificate get in, clients with one of another authority do not',
    async (release) => {
      await release.boot();
      const { ca } = release.tls as TlsOptions;
      const own = authorityOf(release).client(serverName);
      const stranger = new Authority(release.folder, 'stranger').client(serverName);
      for (const { name, address } of release.members) {
        for (const port of ports) {
          const ask = (tls: TlsOptions) => answer(address, port, tls, release);
          expect([name, port, await ask({ ca, servername: serverName })]).toEqual([name, port, 'PONG']);
          expect([name, port, await ask(own)]).toEqual([name, port, 'PONG']);
          // Not because of the password.
          expect([name, port, await ask({ ...stranger, ca })]).toEqual([
            name,
            port,
            expect.stringMatching(/unknown ca|ECONNRESET|closed/i),
          ]);
        }
      }
    },
    withTls(ClientAuthentication.OPTIONAL),
  );

  if (stage.oneWithTls) {
    stage.fresh(
      '#10 with TLS and users: the master hangs, and goes on while another is being promoted: nothing confirmed by a replica is lost',
      async (release) => {
        await release.boot();
        await goOnInFailover(stage, release, 'TLS and users');
      },
      withTls(ClientAuthentication.OPTIONAL),
    );
  }

  stage.fresh(
    'TLS: a renewed certificate takes effect without a lost write, a failed command or a failover; an invalid one changes nothing',
    async (release) => {
      const master = await release.boot();
      const epochs = await configEpochs(release);
      const restarts = release.members.map((member) => member.sentinel.restarts);
      const load = await release.startLoad();
      load.mark('a certificate that does not fit to its key');
      const authority = authorityOf(release);
      const [renewed, other] = [authority.sign({ name: serverName, serial: 2 }), authority.sign({ name: serverName, serial: 3 })];
      const [first] = release.members;
      first.writeCertificate({ ...renewed, 'tls.key': other['tls.key'] });
      await until('it is not taken', 30, () => /redis does not take the certificate of the Secret/.test(first.sentinel.log()));
      load.mark('certificate renewed');
      for (const member of release.members) member.writeCertificate(renewed);
      await until('every redis and every Sentinel shows the new one', 120, async () => {
        const seen = await Promise.all(
          release.members.flatMap(({ address }) => ports.map((port) => serial(address, port, release.tls).catch(() => 0))),
        );
        return seen.every((each) => each === 2);
      });
      await release.settled();
      await load.steady();
      const report = await load.finish();
      stage.report('certificate renewed', report);
      expect([report.errorKinds, report.lost]).toEqual([{}, 0]);
      expect(report.longestStallMs).toBeLessThan(1000);
      expect(await configEpochs(release)).toEqual(epochs);
      expect(await release.settled()).toBe(master);
      // redis did not restart; each Sentinel restarted once.
      expect(release.members.map((member) => member.redis.restarts)).toEqual([0, 0, 0]);
      expect(release.members.map((member, ordinal) => member.sentinel.restarts - restarts[ordinal])).toEqual([1, 1, 1]);
    },
    withTls(ClientAuthentication.NONE),
  );
}
