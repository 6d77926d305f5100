import { Auth, Engine, HardeningPreset } from '../../lib';
import { script } from '../../lib/scripts';
import { render } from '../support';

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

  it('without a password names none', () => {
    const { connection } = render({ auth: Auth.none() }).redis;
    expect(connection.passwordSecret).toBeUndefined();
    for (const env of [connection.env(), connection.springEnv()]) expect(JSON.stringify(env)).not.toMatch(/password/i);
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
    const { connection } = render().redis;
    const given = connection.env().map(({ name }) => name);
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
