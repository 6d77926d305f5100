import { Chart, Lazy, Testing } from 'cdk8s';
import { Auth, Engine, k8s, Peer, Redis, Storage, Tls } from '../../lib';
import { type Json, refusal, refusalForm, render } from '../support';

describe.each<[string, (props: Json) => unknown, Json, string]>([
  ['metrics', render, { metrics: { enabeld: false } }, 'metrics.enabeld.*; write enabled'],
  ['resources', render, { resources: { reds: { memoryLimit: '2Gi' } } }, 'resources.reds.*; write redis'],
  [
    'a container',
    render,
    { resources: { redis: { memory: '2Gi' } } },
    'resources.redis.memory.*; correct the name, or leave the field out',
  ],
  ['networkPolicy', render, { networkPolicy: { alowFrom: [] } }, 'networkPolicy.alowFrom.*; write allowFrom'],
  ['placement', render, { placement: { affinities: {} } }, 'placement.affinities.*; correct the name'],
  ['hardening', render, { hardening: { uid: 5 } }, 'hardening.uid.*; correct the name'],
  ['serviceMonitor', render, { metrics: { serviceMonitor: { intervall: '5s' } } }, 'metrics.serviceMonitor.intervall.*; write interval'],
  ['a claim', Storage.persistentVolumeClaim, { size: '8Gi', storageClass: 'x' }, 'storage.storageClass.*; correct the name'],
  ['an emptyDir', Storage.emptyDir, { size: '8Gi' }, 'storage.size.*; correct the name'],
  ['acl', Auth.acl, { user: [{ name: 'shop' }] }, 'auth.user.*; write users'],
  ['a user', Auth.acl, { users: [{ name: 'shop', channel: ['x'] }] }, 'auth.users\\[0\\].channel.*; write channels'],
  ['a user in snake case', Auth.acl, { users: [{ name: 'shop', readable_keys: ['x*'] }] }, 'readable_keys.*; write readableKeys'],
  ['a Secret of TLS', (props) => Tls.fromSecret('tls', props), { certKey: 'x' }, 'tls.certKey.*; correct the name'],
  ['an issuer', Tls.certManager, { issuerRef: { name: 'ca', knd: 'Issuer' } }, 'tls.issuerRef.knd.*; write kind'],
  ['an engine', Engine.of, { image: 'redis:8.6', family: 'redis', version: '8.6', digest: 'x' }, 'engine.digest.*; correct the name'],
  ['waitForMaster', (props) => render().redis.connection.waitForMaster(props), { usr: 'shop' }, 'waitForMaster.usr.*; write user'],
  [
    'fromRelease',
    (props) => Redis.fromRelease(Testing.chart(), 'redis', props),
    { name: 'redis', namespac: 'shop' },
    'namespac.*; write namespace',
  ],
  ['a release', render, { storge: Storage.emptyDir() }, 'storge.*; write storage'],
  ['a release in snake case', render, { pod_labels: {} }, 'pod_labels.*; write podLabels'],
  ['a struct of Kubernetes', render, { sidecars: [{ name: 'a', imag: 'a:1' }] }, 'sidecars\\[0\\].imag.*; write image'],
])('%s', (_, use, props, message) => {
  test('fails with an unknown field, and names the known ones', () => {
    const said = refusal(() => use(props));
    expect(said).toMatch(new RegExp(`^[a-zA-Z0-9.[\\]]*${message.replace('.*', ': unknown field.*allowed: [a-z].*')}`));
    expect(said).toMatch(refusalForm);
  });
});

test('a construct that wraps a release may pass props of its own on', () => {
  expect(() => render({ team: 'shop', dns: 'shop.example.com', members: 1 } as Json)).not.toThrow();
});

const values: [string, Json][] = [
  ['a Map', new Map([['app', 'shop']])],
  ['a Set', new Set(['app'])],
  ['a Date', new Date(0)],
  ['a Promise', Promise.resolve({ app: 'shop' })],
  ['a Lazy', Lazy.any({ produce: () => ({ app: 'shop' }) })],
  ['a Buffer', Buffer.from('app')],
  ['a RegExp', /app/],
  ['a String', Object('app')],
];

describe.each(values)('%s', (_, value) => {
  test.each<[string, () => unknown, RegExp]>([
    ['labels', () => Peer.pods(value), /^peer.labels: must be an object /],
    ['a map of a release', () => render({ podLabels: value }), /^podLabels: must be an object /],
    ['a map of Kubernetes', () => Peer.of({ podSelector: { matchLabels: value } }), /^peer.podSelector.matchLabels: must be an object /],
    ['a struct', () => render({ metrics: value }), /^metrics: must be an object /],
    ['the props', () => render(value), /^props: must be an object /],
    ['a struct of Kubernetes', () => Peer.of({ podSelector: value }), /^peer.podSelector: must be an object /],
  ])('fails as %s', (_, use, message) => {
    expect(refusal(use)).toMatch(message);
  });
});

test('fails for an instance of a class as a map, whose fields may be hidden', () => {
  class Labels {
    public get app() {
      return 'shop';
    }
  }
  expect(refusal(() => Peer.pods(new Labels() as Json))).toMatch(/^peer.labels: must be an object \(got a Labels, /);
  expect(refusal(() => Peer.pods(Object.create({ app: 'shop' })))).toMatch(/^peer.labels: must be an object /);
});

test('objects without a prototype and of other realms are maps, and instances of classes are structs', () => {
  const { runInNewContext } = jest.requireActual<typeof import('node:vm')>('node:vm');
  class Metrics {
    public readonly port = 9999;
  }
  const labels = Object.assign(Object.create(null), { a: 'b' });
  const rendered = render({ podLabels: labels, podAnnotations: runInNewContext("({ c: 'd' })"), metrics: new Metrics() });
  const { metadata } = rendered.redis.statefulSet.toJson().spec.template;
  expect(metadata.labels).toMatchObject({ a: 'b' });
  expect(metadata.annotations).toMatchObject({ c: 'd' });
  expect(rendered.container('exporter').ports).toEqual([{ name: 'http-metrics', containerPort: 9999 }]);
});

test('fails for a field that the object inherits, which a copy would lose', () => {
  const sidecar = Object.assign(Object.create({ image: 'agent:1' }), { name: 'agent' });
  expect(refusal(() => render({ sidecars: [sidecar] }))).toMatch(
    /^sidecars\[0\].image: the object inherits this field .*\(got "agent:1", /,
  );
  expect(refusal(() => render({ metrics: Object.create({ enabled: false }) }))).toMatch(
    /^metrics.enabled: the object inherits this field /,
  );
  expect(refusal(() => render(Object.create({ members: 5 })))).toMatch(/^members: the object inherits this field /);
});

test.each<[string, () => unknown, RegExp]>([
  ['labels', () => render({ labels: { constructor: 'x' } as Json }), /^labels\['constructor'\]: cdk8s cannot write /],
  ['annotations', () => render({ annotations: { constructor: 'x' } as Json }), /^annotations\['constructor'\]: /],
  ['a selector', () => Peer.pods({ constructor: 'x' } as Json), /^peer.labels\['constructor'\]: /],
])('fails for %s with the key constructor, which cdk8s cannot write', (_, use, message) => {
  expect(refusal(use)).toMatch(message);
});

test.each<[string, Json, RegExp]>([
  ['imagePullSecrets', { imagePullSecrets: new Array(2) }, /^imagePullSecrets\[0\]: must be a string \(got undefined, /],
  ['variables', { extraEnv: Object.assign(new Array(2), { 0: { name: 'A' } }) }, /^extraEnv\[1\]: must be an object \(got undefined, /],
  ['peers', { networkPolicy: { allowFrom: new Array(1) } }, /^networkPolicy.allowFrom\[0\]: must be an instance of Peer \(got undefined, /],
])('fails for a list of %s with a hole', (_, props, message) => {
  expect(refusal(() => render(props))).toMatch(message);
});

test('fails for a quantity that is no number', () => {
  const memory = k8s.Quantity.fromNumber(Number.NaN);
  const said = refusal(() => render({ sidecars: [{ name: 'a', resources: { limits: { memory } } }] }));
  expect(said).toMatch(/^sidecars\[0\].resources.limits\['memory'\]: must be a k8s.Quantity \(got NaN, /);
});

test.each<[string, (props?: Json) => unknown]>([
  ['a claim', Storage.persistentVolumeClaim],
  ['a certificate', Tls.certManager],
  ['an engine', Engine.of],
  ['a release of another app', (props) => Redis.fromRelease(Testing.chart(), 'redis', props)],
  ['a user', () => Auth.acl({ users: [undefined as Json] })],
])('fails for %s without required props, and does not advise to leave them out', (_, use) => {
  expect(refusal(() => use())).toMatch(/: must be an object \(got undefined, .*; write it like { field: value }$/);
});

test('fails for a struct of Kubernetes with the class that has its fields', () => {
  expect(refusal(() => render({ extraEnv: ['A'] as Json }))).toMatch(/^extraEnv\[0\]: .*; write an object like k8s.EnvVar$/);
});

test('fails for a chart as a map', () => {
  expect(refusal(() => Peer.pods(new Chart(Testing.app(), 'test') as Json))).toMatch(/^peer.labels: must be an object \(got a Chart, /);
});
