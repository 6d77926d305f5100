import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { ClientAuthentication, k8s, Redis, Tls } from '../../lib';
import { type Json, refusal, refusalForm } from '../support';

const newChart = (namespace?: string) => new Chart(Testing.app(), 'test', { namespace });
const find = (chart: Chart, kind: string, name: string): Json =>
  Testing.synth(chart).find((object: Json) => object.kind === kind && object.metadata.name === name);
const names = (list: { readonly name: string }[]) => list.map(({ name }) => name);

describe('addWaitForMaster', () => {
  const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'a' }] } };

  test.each<[string, object, (object: Json) => Json]>([
    [
      'a Deployment without init containers',
      { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template } },
      ({ spec }) => spec.template.spec,
    ],
    [
      'a CronJob',
      { apiVersion: 'batch/v1', kind: 'CronJob', spec: { jobTemplate: { spec: { template } } } },
      ({ spec }) => spec.jobTemplate.spec.template.spec,
    ],
    ['a Pod', { apiVersion: 'v1', kind: 'Pod', spec: template.spec }, ({ spec }) => spec],
  ])('in %s', (_, manifest, pod) => {
    const chart = newChart();
    const { connection } = new Redis(chart, 'redis');
    const object = new ApiObject(chart, 'app', { metadata: { name: 'app' }, ...manifest } as never);
    connection.addWaitForMaster(object);
    object.addJsonPatch(JsonPatch.add('/metadata/labels', { patched: 'yes' }));
    const written = find(chart, object.kind, 'app');
    expect(names(pod(written).initContainers)).toEqual(['wait-for-redis']);
    expect(names(pod(written).containers)).toEqual(['a']);
    expect(written.metadata.labels).toEqual({ patched: 'yes' });
  });

  test('fails for a construct without pods', () => {
    const chart = newChart();
    const { connection } = new Redis(chart, 'redis');
    const text = refusal(() => connection.addWaitForMaster(new Construct(chart, 'empty')));
    expect(text).toMatch(/^workload: not a construct with pods \(got a Construct, /);
    expect(text).toMatch(refusalForm);
    connection.addWaitForMaster(new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service' }));
    expect(refusal(() => Testing.synth(chart))).toMatch(/workload: not a construct with pods: a Service \(got an ApiObject, /);
  });

  describe('several times', () => {
    const manifest = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'app' }, spec: { template } };
    const initContainers = (chart: Chart) => find(chart, 'Deployment', 'app').spec.template.spec.initContainers;

    test('waits for releases of one name in several namespaces', () => {
      const chart = newChart('shop');
      const app = new ApiObject(chart, 'app', manifest);
      new Redis(chart, 'redis').connection.addWaitForMaster(app);
      for (const namespace of ['orders', 'billing'])
        Redis.fromRelease(chart, namespace, { name: 'redis', namespace }).connection.addWaitForMaster(app);
      Redis.fromRelease(chart, 'cache', { name: 'cache' }).connection.addWaitForMaster(app);
      expect(names(initContainers(chart))).toEqual(['wait-for-cache', 'wait-for-redis-3', 'wait-for-redis-2', 'wait-for-redis']);
    });

    test('fails for one release, by whichever construct', () => {
      const chart = newChart('shop');
      const app = new ApiObject(chart, 'app', manifest);
      const { connection } = new Redis(chart, 'redis');
      connection.addWaitForMaster(app);
      const again = Redis.fromRelease(chart, 'again', { name: 'redis', namespace: 'shop' }).connection;
      for (const each of [connection, again]) {
        const text = refusal(() => each.addWaitForMaster(app));
        expect(text).toMatch(/^workload: has a container wait-for-redis already.* \(got "test\/app", /);
        expect(text).toMatch(refusalForm);
      }
      expect(names(initContainers(chart))).toEqual(['wait-for-redis']);
    });

    test('fails at synth if the pods have a container of the name', () => {
      const chart = newChart();
      const { connection } = new Redis(chart, 'redis');
      const spec = { template: { spec: { ...template.spec, initContainers: [{ name: 'wait-for-redis' }] } } };
      connection.addWaitForMaster(new ApiObject(chart, 'app', { ...manifest, spec } as never));
      expect(refusal(() => Testing.synth(chart))).toMatch(/workload: has a container wait-for-redis already/);
    });
  });

  test('fails for the release itself, whose pods would wait forever', () => {
    const chart = newChart('shop');
    const redis = new Redis(chart, 'redis');
    const other = Redis.fromRelease(chart, 'other', { name: 'redis' });
    for (const { connection } of [redis, other]) {
      for (const itself of [redis, redis.statefulSet]) {
        const text = refusal(() => connection.addWaitForMaster(itself));
        expect(text).toMatch(/^workload: the StatefulSet of the release itself, /);
        expect(text).toMatch(refusalForm);
      }
    }
    const elsewhere = Redis.fromRelease(chart, 'elsewhere', { name: 'redis', namespace: 'other' });
    expect(() => elsewhere.connection.addWaitForMaster(redis)).not.toThrow();
  });
});

test('fails for a client that needs a certificate and has none', () => {
  const chart = newChart();
  const { connection } = new Redis(chart, 'redis', { tls: Tls.fromSecret('tls', { clientAuthentication: ClientAuthentication.REQUIRED }) });
  const app = new k8s.KubeDeployment(chart, 'app', {});
  expect(refusal(() => connection.addWaitForMaster(app))).toMatch(/^waitForMaster.certificate: /);
});
