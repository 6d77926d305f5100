import { type RedisProps, Storage } from '../lib';
import { render } from './support';

/**
 * Values that an installed release cannot change in place. If a test here fails, users of the last version cannot upgrade: `kubectl apply` is refused,
 * or their objects are made anew beside the old ones. Change such a value only with a new major version and a documented migration.
 */
function pinned(what: string, consequence: string, actual: unknown, expected: unknown): void {
  try {
    expect(actual).toEqual(expected);
  } catch (cause) {
    throw new Error(`${what} changed. On every installed release ${consequence}.\n${(cause as Error).message}`, { cause });
  }
}

const { redis, statefulSet, objects } = render();

it('the selector', () => {
  pinned(
    'the selector of the StatefulSet',
    '`kubectl apply` is refused (immutable field), and Services lose the running pods',
    statefulSet.selector,
    {
      matchLabels: {
        'app.kubernetes.io/component': 'database',
        'app.kubernetes.io/instance': 'redis',
        'app.kubernetes.io/name': 'redis',
        'app.kubernetes.io/part-of': 'redis-sentinel',
      },
    },
  );
});

it('the governing Service and the pod management', () => {
  const consequence = '`kubectl apply` is refused (immutable field)';
  pinned('serviceName', consequence, statefulSet.serviceName, 'redis-headless');
  pinned('podManagementPolicy', consequence, statefulSet.podManagementPolicy, 'Parallel');
});

it('the claim templates', () => {
  const consequence = '`kubectl apply` is refused (immutable field); with another name, members would start on new, empty volumes';
  pinned('volumeClaimTemplates', consequence, statefulSet.volumeClaimTemplates, [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], volumeMode: 'Filesystem', resources: { requests: { storage: '8Gi' } } },
    },
  ]);
});

it.each<RedisProps>([
  { labels: { team: 'shop' }, annotations: { note: 'x' }, podLabels: { tier: 'data' }, podAnnotations: { note: 'y' } },
  { members: 5, maxmemory: '100Mi', metrics: { enabled: false }, masterName: 'orders', downAfterMilliseconds: 9000 },
])('no such value depends on props that users may change: %p', (props) => {
  const other = render({ ...props, storage: Storage.persistentVolumeClaim({ size: '8Gi' }) }).statefulSet;
  for (const field of ['selector', 'serviceName', 'podManagementPolicy', 'volumeClaimTemplates']) {
    pinned(`${field}, by a prop that may change,`, '`kubectl apply` is refused (immutable field)', other[field], statefulSet[field]);
  }
});

it('the names of the objects', () => {
  const names = objects.map((object) => `${object.kind} ${object.metadata.name}`);
  pinned('the names of objects', 'the old objects stay behind, clients and members look for names that are gone', names, [
    'ConfigMap redis-config',
    'Service redis-headless',
    'Service redis-0',
    'Service redis-1',
    'Service redis-2',
    'Service redis',
    'Service redis-metrics',
    'NetworkPolicy redis',
    'PodDisruptionBudget redis',
    'StatefulSet redis',
  ]);
});

it('the paths in the construct tree', () => {
  const paths = redis.node.findAll().map((node) => node.node.path);
  pinned('construct paths', 'apps that reach objects by path, or patch them, no longer find them', paths, [
    'test/redis',
    'test/redis/ConfigMap',
    'test/redis/HeadlessService',
    'test/redis/MemberServices',
    'test/redis/MemberServices/0',
    'test/redis/MemberServices/1',
    'test/redis/MemberServices/2',
    'test/redis/ClientService',
    'test/redis/MetricsService',
    'test/redis/NetworkPolicy',
    'test/redis/PodDisruptionBudget',
    'test/redis/StatefulSet',
  ]);
});

it('the addresses that clients know', () => {
  const { connection } = redis;
  const known = [
    connection.address,
    connection.port,
    connection.sentinelPort,
    connection.sentinels[0],
    connection.masterName,
    connection.passwordSecret,
  ];
  pinned('the connection', 'clients that are configured by hand stop finding the master', known, [
    'redis',
    6379,
    26379,
    'redis-0:26379',
    'redis',
    { name: 'redis', key: 'redis-password' },
  ]);
});

it('the paths of the data and of the Sentinel state', () => {
  const mounts = render().container('redis').volumeMounts;
  const data = mounts.find(({ name }: { name: string }) => name === 'data');
  pinned('the mount of the data', 'members start empty', data, { name: 'data', mountPath: '/data' });
});
