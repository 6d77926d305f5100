import { Auth, ClientAuthentication, Engine, HardeningPreset, Tls } from '../../lib';
import { script } from '../../lib/scripts';
import { refusal, refusalForm, render } from '../support';

const secret = (name: string) => ({ name, valueFrom: { secretKeyRef: { name: 'redis', key: 'redis-password' } } });

describe('connection', () => {
  it('within a namespace that the chart does not name', () => {
    expect(render().redis.connection).toMatchObject({
      serviceName: 'redis',
      address: 'redis',
      port: 6379,
      sentinelPort: 26379,
      sentinels: ['redis-0:26379', 'redis-1:26379', 'redis-2:26379'],
      masterName: 'redis',
      passwordSecret: { name: 'redis', key: 'redis-password' },
    });
  });

  it('from any namespace, if the chart names its own', () => {
    const { connection } = render({ members: 1, masterName: 'orders' }, 'cache', 'shop').redis;
    expect(connection).toMatchObject({
      serviceName: 'cache',
      address: 'cache.shop.svc',
      sentinels: ['cache-0.shop.svc:26379'],
      masterName: 'orders',
    });
  });

  it('gives variables with the passwords by reference', () => {
    expect(render({}, 'redis', 'shop').redis.connection.env()).toEqual([
      { name: 'REDIS_SENTINELS', value: 'redis-0.shop.svc:26379,redis-1.shop.svc:26379,redis-2.shop.svc:26379' },
      { name: 'REDIS_SENTINEL_MASTER', value: 'redis' },
      { name: 'REDIS_SENTINEL_HOST', value: 'redis.shop.svc' },
      { name: 'REDIS_SENTINEL_PORT', value: '26379' },
      secret('REDIS_PASSWORD'),
      secret('REDIS_SENTINEL_PASSWORD'),
    ]);
  });

  it('gives the variables that Spring Boot reads', () => {
    expect(render().redis.connection.springEnv()).toEqual([
      { name: 'SPRING_DATA_REDIS_SENTINEL_MASTER', value: 'redis' },
      { name: 'SPRING_DATA_REDIS_SENTINEL_NODES', value: 'redis-0:26379,redis-1:26379,redis-2:26379' },
      secret('SPRING_DATA_REDIS_PASSWORD'),
      secret('SPRING_DATA_REDIS_SENTINEL_PASSWORD'),
    ]);
  });

  it('has no password variable without a password', () => {
    const { connection } = render({ auth: Auth.none() }).redis;
    expect(connection.passwordSecret).toBeUndefined();
    for (const env of [connection.env(), connection.springEnv()]) expect(JSON.stringify(env)).not.toMatch(/password/i);
  });
});

describe('connection with users', () => {
  const { connection } = render({ auth: Auth.acl({ users: [{ name: 'shop' }, { name: 'reports', secret: 'others', key: 'R' }] }) }).redis;
  const named = (env: { name: string }[]) => Object.fromEntries(env.map((each) => [each.name, each]));

  it('returns the first user, or another by name, for redis and for Sentinel', () => {
    expect([connection.username, connection.passwordSecret]).toEqual(['shop', { name: 'redis', key: 'shop-password' }]);
    const env = named(connection.env());
    expect([env.REDIS_USERNAME, env.REDIS_SENTINEL_USERNAME]).toMatchObject([{ value: 'shop' }, { value: 'shop' }]);
    const other = named(connection.springEnv('reports'));
    expect(other.SPRING_DATA_REDIS_SENTINEL_USERNAME).toMatchObject({ value: 'reports' });
    expect(other.SPRING_DATA_REDIS_PASSWORD).toMatchObject({ valueFrom: { secretKeyRef: { name: 'others', key: 'R' } } });
  });

  it('fails for a user that does not exist', () => {
    for (const build of [() => connection.env('nobody'), () => render().redis.connection.waitForMaster({ user: 'nobody' })]) {
      const text = refusal(build);
      expect(text).toMatch(/^connection.user: the release has no user of this name \(got "nobody"/);
      expect(text).toMatch(refusalForm);
    }
  });
});

describe('connection with TLS', () => {
  it('returns the server name and the authority for verification', () => {
    const { connection } = render({ tls: Tls.fromSecret('certificates') }, 'redis', 'shop').redis;
    expect([connection.tlsServerName, connection.authoritySecret]).toEqual(['redis.shop.svc', { name: 'certificates', key: 'ca.crt' }]);
    expect(connection.env().slice(-3)).toEqual([
      { name: 'REDIS_TLS', value: 'true' },
      { name: 'REDIS_TLS_SERVERNAME', value: 'redis.shop.svc' },
      { name: 'REDIS_TLS_CA', valueFrom: { secretKeyRef: { name: 'certificates', key: 'ca.crt' } } },
    ]);
    expect(connection.springEnv()).toContainEqual({ name: 'SPRING_DATA_REDIS_SSL_ENABLED', value: 'true' });
    expect(render().redis.connection.tlsServerName).toBeUndefined();
  });

  it('waits for the master with a client certificate, if clients need one', () => {
    const tls = Tls.fromSecret('certificates', { clientAuthentication: ClientAuthentication.REQUIRED });
    const { connection } = render({ tls }).redis;
    const mount = { name: 'mine', mountPath: '/mine' };
    const container = connection.waitForMaster({ certificate: mount });
    expect(container.volumeMounts).toEqual([mount]);
    expect(container.env).toContainEqual({ name: 'REDIS_TLS_DIR', value: '/mine' });
    const text = refusal(() => connection.waitForMaster());
    expect(text).toMatch(/^waitForMaster.certificate: the release requires a certificate of every client/);
    expect(text).toMatch(refusalForm);
  });
});

describe('waitForMaster', () => {
  it('is a container that passes Pod Security restricted in any pod', () => {
    const { connection } = render({ engine: Engine.valkey('8.1') }, 'cache').redis;
    expect(connection.waitForMaster()).toMatchObject({
      name: 'wait-for-cache',
      image: 'docker.io/valkey/valkey:8.1',
      command: ['sh', '-c', script('wait-for-master.sh')],
      env: connection.env(),
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 999,
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
        seccompProfile: { type: 'RuntimeDefault' },
      },
    });
  });

  it('has variables for everything that its script reads', () => {
    const { connection } = render({ auth: Auth.acl(), tls: Tls.fromSecret('certificates') }).redis;
    const given = connection.waitForMaster({ certificate: { name: 'tls', mountPath: '/tls' } }).env?.map(({ name }) => name);
    const read = [...script('wait-for-master.sh').matchAll(/\$\{?(REDIS_[A-Z_]+)/g)].map(([, name]) => name);
    expect(read.length).toBeGreaterThan(0);
    for (const name of read) expect(given).toContain(name);
  });

  it('leaves the user to the platform if the release does', () => {
    const { connection } = render({ hardening: { preset: HardeningPreset.PLATFORM } }).redis;
    expect(connection.waitForMaster().securityContext?.runAsUser).toBeUndefined();
  });

  it('has a name that is short enough for the longest release', () => {
    expect(render({}, 'x'.repeat(52)).redis.connection.waitForMaster().name.length).toBeLessThanOrEqual(63);
  });
});
