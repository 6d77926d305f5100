import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plusNewest from 'cdk8s-plus-34';
import { Auth, type IConnection, Peer, Redis, Tls } from '../lib';
import { type Json, refusal, refusalForm } from './support';

// A release beside other constructs: applications of cdk8s-plus, applications of other apps, and the conventions of cdk8s constructs.

const newChart = (namespace?: string) => new Chart(Testing.app(), 'test', { namespace });
const find = (chart: Chart, kind: string, name: string): Json =>
  Testing.synth(chart).find((object: Json) => object.kind === kind && object.metadata.name === name);
const names = (list: { readonly name: string }[]) => list.map(({ name }) => name);

describe.each([
  ['cdk8s-plus-27', plus27],
  ['the newest cdk8s-plus', plusNewest as unknown as typeof plus27],
])('an application of %s', (_, kplus) => {
  function application() {
    const chart = newChart('shop');
    const redis = new Redis(chart, 'redis');
    const deployment = new kplus.Deployment(chart, 'shop', {
      metadata: { name: 'shop' },
      containers: [
        {
          image: 'shop:1',
          envVariables: { ...redis.connection.envVariables(), PORT: kplus.EnvValue.fromValue('80') },
        },
      ],
    });
    return { chart, redis, deployment };
  }

  test('gets its variables by name', () => {
    const { chart, redis } = application();
    const [{ env }] = find(chart, 'Deployment', 'shop').spec.template.spec.containers;
    expect(env).toEqual(expect.arrayContaining([...redis.connection.env(), { name: 'PORT', value: '80' }]));
  });

  test('waits for the master before its own init containers', () => {
    const { chart, redis, deployment } = application();
    deployment.addInitContainer({ name: 'own', image: 'own:1' });
    redis.connection.addWaitForMaster(deployment);
    const { initContainers } = find(chart, 'Deployment', 'shop').spec.template.spec;
    expect(names(initContainers)).toEqual(['wait-for-redis', 'own']);
    expect(initContainers[0].resources.limits).toEqual({ memory: '32Mi' });
  });

  test('is let in by its labels', () => {
    const { chart, redis, deployment } = application();
    redis.allowFrom(Peer.pods(deployment.matchLabels));
    const [, clients] = find(chart, 'NetworkPolicy', 'redis').spec.ingress;
    expect(clients.from).toEqual([{ podSelector: { matchLabels: deployment.matchLabels } }]);
  });
});

describe('Redis.fromRelease', () => {
  test('connects as the release itself does, and makes no objects', () => {
    const there = newChart('data');
    const props = { members: 5, masterName: 'orders', auth: Auth.acl({ users: [{ name: 'shop' }] }), tls: Tls.fromSecret('certificates') };
    const { connection } = new Redis(there, 'redis', { name: 'store', ...props });
    const here = newChart('shop');
    const existing = Redis.fromRelease(here, 'redis', { name: 'store', namespace: 'data', ...props });
    expect(existing.connection.env()).toEqual(connection.env());
    expect(existing.connection.springEnv('shop')).toEqual(connection.springEnv('shop'));
    expect(existing.connection.waitForMaster()).toEqual(connection.waitForMaster());
    for (const attribute of [
      'address',
      'port',
      'sentinelPort',
      'sentinels',
      'masterName',
      'username',
      'passwordSecret',
      'authoritySecret',
      'tlsServerName',
    ] as const)
      expect({ [attribute]: existing.connection[attribute] }).toEqual({ [attribute]: connection[attribute] });
    expect(Testing.synth(here)).toEqual([]);
  });

  test('is in the namespace of the chart by default', () => {
    expect(Redis.fromRelease(newChart('shop'), 'redis', { name: 'redis' }).connection.address).toBe('redis.shop.svc');
  });

  test.each<[string, object, RegExp]>([
    ['no name', {}, /^name: a required field is missing/],
    ['an invalid namespace', { name: 'redis', namespace: 'My Shop' }, /^namespace: not a valid name of a namespace/],
    ['two members', { name: 'redis', members: 2 }, /^members: the loss of one of two members leaves no majority/],
    ['a password as text', { name: 'redis', auth: 'secret' }, /^auth: must be an instance of Auth/],
  ])('fails for %s', (_, props, message) => {
    expect(refusal(() => Redis.fromRelease(newChart(), 'redis', props as never))).toMatch(message);
  });
});

test('a test can replace a connection by its own', () => {
  const fake: IConnection = {
    serviceName: 'fake',
    address: 'fake',
    port: 6379,
    sentinelPort: 26379,
    sentinels: ['fake-0:26379'],
    masterName: 'fake',
    env: () => [{ name: 'REDIS_SENTINELS', value: 'fake-0:26379' }],
    proxyEnv: () => [],
    envVariables: () => ({}),
    springEnv: () => [],
    waitForMaster: () => ({ name: 'fake' }),
    addWaitForMaster: () => undefined,
  };
  expect(fake.env()).toHaveLength(1);
});

describe('a construct of cdk8s', () => {
  test('has the StatefulSet as its default child', () => {
    const redis = new Redis(newChart(), 'redis');
    expect(ApiObject.of(redis)).toBe(redis.statefulSet);
  });

  test('takes ids in PascalCase', () => {
    const chart = newChart();
    expect([new Redis(chart, 'Cache').name, new Redis(chart, 'SessionCache').name, new Redis(chart, 'orders').name]).toEqual([
      'cache',
      'session-cache',
      'orders',
    ]);
  });

  test.each<[string, (chart: Chart) => void]>([
    ['before', (chart) => void new ApiObject(chart, 'mine', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'redis' } })],
  ])('fails where the chart has an object of its kind and name, also one that came %s', (_, add) => {
    for (const first of [true, false]) {
      const chart = newChart();
      if (first) add(chart);
      new Redis(chart, 'redis');
      if (!first) add(chart);
      expect(refusal(() => Testing.synth(chart))).toMatch(
        /name: the chart has another Service redis, of the construct .*, and one would replace the other/,
      );
    }
  });

  test('accepts an object of another kind, name, or namespace', () => {
    const chart = newChart();
    new Redis(chart, 'redis');
    new ApiObject(chart, 'kind', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'redis' } });
    new ApiObject(chart, 'name', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'other' } });
    new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'redis', namespace: 'other' } });
    expect(() => Testing.synth(chart)).not.toThrow();
  });
});

describe('the checksum of the configuration', () => {
  const checksum = (chart: Chart) => find(chart, 'StatefulSet', 'redis').spec.template.metadata.annotations['checksum/config'];

  test('changes with a JSON patch on the ConfigMap, so that the pods are replaced', () => {
    const [plain, patched] = [newChart(), newChart()];
    new Redis(plain, 'redis');
    new Redis(patched, 'redis').configMap.addJsonPatch(JsonPatch.replace('/data/redis.conf', 'port 6379'));
    expect(checksum(plain)).toMatch(/^[0-9a-f]{64}$/);
    expect(checksum(patched)).not.toBe(checksum(plain));
  });

  test.each([
    ['all files', JsonPatch.remove('/data'), /^configMap.data: a JSON patch removed the files .*\(got undefined, /],
    ['the text of a file', JsonPatch.replace('/data/init.sh', 7), /^configMap.data\['init.sh'\]: .*or a file is not text \(got 7, /],
  ])('fails for a JSON patch that removes %s', (_, patch, message) => {
    const chart = newChart();
    const redis = new Redis(chart, 'redis');
    redis.configMap.addJsonPatch(patch);
    const text = refusal(() => Testing.synth(chart)).replace(/^.*\[test\/redis\] /s, '');
    expect(text).toMatch(refusalForm);
    expect(text).toMatch(message);
  });
});
