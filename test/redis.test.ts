import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Redis, type RedisProps } from '../lib';
import { Rendered, refusal, render } from './support';

describe('the objects of a release', () => {
  it('come in one order, with the documented names', () => {
    expect(render().names()).toEqual([
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

  it('are public', () => {
    const { redis } = render();
    expect(redis.configMap.name).toBe('redis-config');
    expect(redis.headlessService.name).toBe('redis-headless');
    expect(redis.memberServices.map(({ name }) => name)).toEqual(redis.memberNames);
    expect(redis.clientService.name).toBe('redis');
    expect(redis.metricsService?.name).toBe('redis-metrics');
    expect(redis.networkPolicy?.kind).toBe('NetworkPolicy');
    expect(redis.podDisruptionBudget?.kind).toBe('PodDisruptionBudget');
    expect(redis.statefulSet.kind).toBe('StatefulSet');
  });

  it('all carry the labels and annotations of the release and of the user', () => {
    const rendered = render({ labels: { team: 'shop' }, annotations: { note: 'x y' } });
    const labels = { ...rendered.redis.selectorLabels, 'app.kubernetes.io/version': '8.6', team: 'shop' };
    for (const { metadata } of [...rendered.objects, rendered.statefulSet.template]) {
      const own = metadata.name === 'redis-metrics' ? { 'redis-sentinel/metrics-of': 'redis' } : {};
      expect(metadata.labels).toEqual({ ...labels, ...own });
      expect(metadata.annotations).toMatchObject({ note: 'x y' });
    }
  });

  it('have a namespace only if the chart has one', () => {
    expect(render().objects.some(({ metadata }) => 'namespace' in metadata)).toBe(false);
    expect(render({}, 'redis', 'shop').objects.every(({ metadata }) => metadata.namespace === 'shop')).toBe(true);
  });

  it('are the same each time: nothing random, no clock', () => {
    expect(render().objects).toEqual(render().objects);
  });

  it('of two releases in one chart are separate', () => {
    const chart = Testing.chart();
    const [one, other] = [new Redis(chart, 'one'), new Redis(chart, 'other')];
    expect(one.selectorLabels).not.toEqual(other.selectorLabels);
    const names = Testing.synth(chart).map((object) => `${object.kind} ${object.metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('fails for two releases of one name in one chart', () => {
    const chart = Testing.chart();
    new Redis(chart, 'one', { name: 'redis' });
    expect(refusal(() => new Redis(chart, 'other', { name: 'redis' }))).toMatch(/^name: the chart has another ConfigMap redis-config/);
  });

  it('fails for a release with the name of a member of another release', () => {
    const chart = Testing.chart();
    new Redis(chart, 'redis');
    expect(refusal(() => new Redis(chart, 'redis-0'))).toMatch(/^name: the chart has another Service redis-0/);
  });
});

describe('every object takes patches', () => {
  const owned = (redis: Redis): ApiObject[] => redis.node.findAll().filter((node): node is ApiObject => ApiObject.isApiObject(node));
  const count = owned(render().redis).length;

  it.each(Array.from({ length: count }, (_, index) => index))('object %d: wire names, plain quantities, unknown fields', (index) => {
    const { redis } = render();
    const object = owned(redis)[index];
    object.addJsonPatch(
      JsonPatch.add('/metadata/labels/patched', 'yes'),
      JsonPatch.add('/fieldOfTheFuture', { clusterIPs: ['None'], storage: '1Gi', port: 80, unknown: true }),
    );
    const patched = new Rendered(redis).objects[index];
    expect(patched.metadata.labels.patched).toBe('yes');
    expect(patched.fieldOfTheFuture).toEqual({ clusterIPs: ['None'], storage: '1Gi', port: 80, unknown: true });
  });

  it('none is left out', () => {
    const { redis } = render();
    const named = [
      redis.configMap,
      redis.headlessService,
      ...redis.memberServices,
      redis.clientService,
      redis.metricsService,
      redis.networkPolicy,
      redis.podDisruptionBudget,
      redis.statefulSet,
    ];
    expect(owned(redis)).toEqual(named);
  });

  it('within deep fields by their names in Kubernetes', () => {
    const { redis } = render();
    redis.headlessService.addJsonPatch(JsonPatch.replace('/spec/clusterIP', '10.0.0.1'));
    redis.statefulSet.addJsonPatch(
      JsonPatch.replace('/spec/volumeClaimTemplates/0/spec/resources/requests/storage', '16Gi'),
      JsonPatch.add('/spec/template/spec/containers/0/resources/limits/example.com~1device', '1'),
    );
    redis.podDisruptionBudget?.addJsonPatch(JsonPatch.replace('/spec/maxUnavailable', '25%'));
    const rendered = new Rendered(redis);
    expect(rendered.object('Service', 'redis-headless').spec.clusterIP).toBe('10.0.0.1');
    expect(rendered.statefulSet.volumeClaimTemplates[0].spec.resources.requests.storage).toBe('16Gi');
    expect(rendered.container('redis').resources.limits['example.com/device']).toBe('1');
    expect(rendered.object('PodDisruptionBudget').spec.maxUnavailable).toBe('25%');
  });
});

describe('one member', () => {
  it('is a release without replicas and without a budget', () => {
    const rendered = render({ members: 1 });
    expect(rendered.names()).not.toContain('Service redis-1');
    expect(rendered.statefulSet.replicas).toBe(1);
    expect(rendered.directives('sentinel.conf')).toContain('sentinel monitor redis @MASTER@ 6379 1');
  });
});

describe('refusals', () => {
  it('leave no partial objects in the chart', () => {
    const chart = new Chart(new App(), 'test');
    refusal(() => new Redis(chart, 'redis', { members: 2 }));
    expect(Testing.synth(chart)).toEqual([]);
  });

  it('come before anything is rendered, in every folder of the library', () => {
    const wrong: RedisProps[] = [
      { maxmemory: '1Ti' },
      { hardening: { userId: 0 } },
      { placement: { priorityClassName: 'A' } },
      { sidecars: [{ name: 'redis' }] },
      { podLabels: { 'a b': '' } },
      { networkPolicy: { allowDnsTo: [] } },
    ];
    for (const props of wrong) {
      const chart = new Chart(new App(), 'test');
      refusal(() => new Redis(chart, 'redis', props));
      expect(Testing.synth(chart)).toEqual([]);
    }
  });
});

it('the default release, for the eye of a reader', () => {
  const { objects, files } = render();
  const scripts = Object.keys(files).filter((name) => name.endsWith('.sh'));
  for (const name of scripts) files[name] = `(the file lib/scripts/${name})`;
  objects.at(-1).spec.template.metadata.annotations['checksum/config'] = '(64 hexadecimal digits)';
  expect(objects).toMatchSnapshot();
});
