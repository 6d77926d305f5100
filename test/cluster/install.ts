import { findMaster } from '../load';
import { demand, eventually, timed } from './eventually';
import { say } from './figures';
import type { Stage } from './stage';
import type { StageTest } from './suite';

const kinds = [
  'configmaps',
  'services',
  'statefulsets',
  'poddisruptionbudgets',
  'persistentvolumeclaims',
  'secrets',
  'serviceaccounts',
  'roles',
  'rolebindings',
  'networkpolicies',
  'deployments',
  'daemonsets',
  'jobs',
  'cronjobs',
  'ingresses',
];

/** The objects of every namespace, and those of the test itself. */
const notOurs = ['configmap/kube-root-ca.crt', 'serviceaccount/default', 'secret/redis', 'networkpolicy/load-client'];

/** The first boot; every stage begins with it. */
export function bootTests(test: StageTest): void {
  let earlier = false;
  test('#1 applies without a warning, comes up as one master that all sentinels agree on', async (stage) => {
    const { variant, namespace, release } = stage;
    if (earlier) await removeAll(stage);
    earlier = true;
    await namespace.kubectl.run(['apply', '--dry-run=server', '--validate=strict', '--warnings-as-errors', '-f', '-'], {
      input: variant.manifest(),
    });
    const { result: health, seconds } = await timed(async () => {
      const { seconds } = await timed(async () => {
        await stage.apply(variant.manifest());
        await findMaster(await release.connection(), 60_000);
      });
      say(`${variant.name}: a majority names a master ${seconds.toFixed(1)} s after apply`);
      return release.healthy();
    });
    say(`${variant.name}: healthy ${seconds.toFixed(1)} s after apply, master ${health.master}`);
    expect(health.master).toBe('redis-0');
    expect(seconds).toBeLessThan(90);
  });
}

/** The first things a user sees: the release applies, starts, agrees with the documentation, and is closed to strangers. */
export function installTests(test: StageTest): void {
  bootTests(test);

  test('applying it again changes nothing', async (stage) => {
    // The output of `kubectl apply` is no proof ("configured" also for objects with defaults of the API server). The proof: `kubectl diff` is
    // empty, and no object has a new generation, so no pod is replaced.
    expect(await stage.namespace.kubectl.try(['diff', '-f', '-'], { input: stage.variant.manifest() })).toMatchObject({
      code: 0,
      stdout: '',
    });
    const generations = () =>
      stage.namespace.kubectl.run([
        'get',
        'statefulsets,poddisruptionbudgets',
        '-o',
        'jsonpath={range .items[*]}{.kind} {.metadata.generation} {end}',
      ]);
    const before = await generations();
    await stage.apply(stage.variant.manifest());
    expect(await generations()).toBe(before);
  });

  test('consists of exactly the documented objects', async ({ variant, namespace }) => {
    const names = (await namespace.kubectl.run(['get', kinds.join(','), '-o', 'name'])).trim().split('\n');
    const ours = names.map((name) => name.replace(/\.(apps|policy|batch|networking\.k8s\.io|rbac\.authorization\.k8s\.io)/, ''));
    expect(ours.filter((name) => !notOurs.includes(name)).sort()).toEqual(
      [
        'configmap/redis-config',
        'networkpolicy/redis',
        'poddisruptionbudget/redis',
        'service/redis',
        'service/redis-0',
        'service/redis-1',
        'service/redis-2',
        'service/redis-headless',
        'service/redis-metrics',
        'statefulset/redis',
        ...(variant.persistent ? [0, 1, 2].map((ordinal) => `persistentvolumeclaim/data-redis-${ordinal}`) : []),
      ].sort(),
    );
  });

  test('every port of every Service is answered', async (stage) => {
    const { release } = stage;
    const pod = await stage.client();
    await Promise.all(
      ['redis', 'redis-headless', ...release.memberNames].map((host) =>
        eventually(`${host} answers`, 30_000, async () => {
          demand((await pod.cli(host, 6379, 'PING')) === 'PONG', `${host}:6379`);
          demand((await pod.cli(host, 26379, 'PING')) === 'PONG', `${host}:26379`);
        }),
      ),
    );
  });

  test('refuses a wrong password and no password, on redis and on Sentinel', async (stage) => {
    const { release, planted } = stage;
    const pod = await stage.client();
    const refused = async (host: string) => {
      for (const [port, command] of [
        [6379, ['GET', 'x']],
        [26379, ['SENTINEL', 'MASTERS']],
      ] as const) {
        expect(await pod.cliWith(undefined, host, port, ...command)).toMatch(/^NOAUTH/);
        expect(await pod.cliWith(`${planted}x`, host, port, ...command)).toMatch(/WRONGPASS[\s\S]*NOAUTH/);
      }
    };
    await Promise.all(['redis', ...release.memberNames].map(refused));
  });
}

/** Deletes the objects and the data of an earlier run of the same test. */
async function removeAll({ variant, namespace: { kubectl }, release }: Stage): Promise<void> {
  await kubectl.run(['delete', '--ignore-not-found', '-f', '-'], { input: variant.manifest() });
  await kubectl.run(['delete', 'pods,persistentvolumeclaims', '-l', `app.kubernetes.io/instance=${release.name}`]);
  release.forgetAddresses();
}
