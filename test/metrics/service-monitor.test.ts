import { JsonPatch } from 'cdk8s';
import type { ServiceMonitorProps } from '../../lib';
import { refusal, refusalForm, render } from '../support';

it('is there only when asked for', () => {
  expect(render().redis.serviceMonitor).toBeUndefined();
  expect(render().names()).not.toContain('ServiceMonitor redis');
});

it('scrapes the metrics port of the release and nothing else', () => {
  const rendered = render({ metrics: { serviceMonitor: {} } });
  expect(rendered.object('ServiceMonitor')).toMatchObject({
    apiVersion: 'monitoring.coreos.com/v1',
    metadata: { labels: rendered.redis.selectorLabels },
    spec: {
      selector: { matchLabels: { 'redis-sentinel/metrics-of': 'redis' } },
      endpoints: [{ port: 'http-metrics', interval: '30s', scrapeTimeout: '10s' }],
    },
  });
});

it('selects the metrics Service and no other, also when Argo CD has written its Application into a label of every object', () => {
  for (const tracked of [{}, { 'app.kubernetes.io/instance': 'shop-cache' }]) {
    const { objects } = render({ metrics: { serviceMonitor: {} }, labels: { team: 'shop' } });
    for (const { metadata } of objects) metadata.labels = { ...metadata.labels, ...tracked };
    const wanted = Object.entries(objects.find(({ kind }) => kind === 'ServiceMonitor').spec.selector.matchLabels);
    const selected = objects.filter(
      ({ kind, metadata }) => kind === 'Service' && wanted.every(([key, value]) => metadata.labels[key] === value),
    );
    expect(selected.map(({ metadata }) => metadata.name)).toEqual(['redis-metrics']);
  }
});

it('fails for a label of the user that would change its selector', () => {
  const text = refusal(() => render({ labels: { 'redis-sentinel/metrics-of': 'another' } }));
  expect(text).toMatch(/^labels\['.*'\]: the release sets this key itself/);
  expect(text).toMatch(refusalForm);
});

it('renders every prop', () => {
  const allProps: Required<ServiceMonitorProps> = { interval: '1m', scrapeTimeout: '2500ms', labels: { release: 'prometheus' } };
  const monitor = render({ metrics: { serviceMonitor: allProps } }).object('ServiceMonitor');
  expect(monitor.spec.endpoints).toEqual([{ port: 'http-metrics', interval: '1m', scrapeTimeout: '2500ms' }]);
  expect(monitor.metadata.labels).toMatchObject({ release: 'prometheus', 'app.kubernetes.io/instance': 'redis' });
});

it('takes its own labels rather than those of all objects', () => {
  const serviceMonitor = { labels: { release: 'prometheus' } };
  const monitor = render({ labels: { release: 'shop', team: 'shop' }, metrics: { serviceMonitor } }).object('ServiceMonitor');
  expect(monitor.metadata.labels).toMatchObject({ release: 'prometheus', team: 'shop' });
});

it('takes JSON patches, also for fields that this library does not know', () => {
  const rendered = render({ metrics: { serviceMonitor: {} } });
  rendered.redis.serviceMonitor?.addJsonPatch(JsonPatch.add('/spec/endpoints/0/honorLabels', true));
  expect(rendered.redis.serviceMonitor?.toJson().spec.endpoints[0].honorLabels).toBe(true);
});

it.each([
  ['no duration', { interval: 'often' }, /^metrics.serviceMonitor.interval: not a valid duration/],
  ['no time at all', { interval: '0s' }, /^metrics.serviceMonitor.interval: /],
  ['an invalid time-out', { scrapeTimeout: '10' }, /^metrics.serviceMonitor.scrapeTimeout: not a valid duration/],
  [
    'a label of the release',
    { labels: { 'app.kubernetes.io/name': 'x' } },
    /^metrics.serviceMonitor.labels\['app.kubernetes.io\/name'\]: the release sets this key itself/,
  ],
  ['an invalid label', { labels: { 'a b': '!!' } }, /^metrics.serviceMonitor.labels\['a b'\]: not a valid key/],
  ['a time-out beyond the interval', { interval: '5s' }, /^metrics.serviceMonitor.scrapeTimeout: .*at most the interval, 5s/],
])('fails for %s', (_, serviceMonitor, message) => {
  const text = refusal(() => render({ metrics: { serviceMonitor } }));
  expect(text).toMatch(message);
  expect(text).toMatch(refusalForm);
});

it('fails without an exporter', () => {
  const text = refusal(() => render({ metrics: { enabled: false, serviceMonitor: {} } }));
  expect(text).toMatch(/^metrics.serviceMonitor: metrics are disabled, so there is nothing to scrape/);
  expect(text).toMatch(refusalForm);
});
