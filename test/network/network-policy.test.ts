import { App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { type NetworkPolicyProps, Peer, Redis, type RedisProps } from '../../lib';
import { type Json, Rendered, refusal, refusalForm, render } from '../support';

// These tests check the rules; test/manifests/network.test.ts computes from the YAML which connections they allow.

const policy = (props: RedisProps = {}): Json => render(props).object('NetworkPolicy').spec;
const members = { podSelector: { matchLabels: render().redis.selectorLabels } };
const clientPorts = [
  { port: 6379, protocol: 'TCP' },
  { port: 26379, protocol: 'TCP' },
];
const shop = Peer.pods({ app: 'shop' });

it('is written in an app that has another copy of cdk8s than the library', () => {
  jest.isolateModules(() => {
    const other = require('cdk8s') as typeof import('cdk8s');
    expect(other.Lazy).not.toBe(Lazy);
    const chart = new other.Chart(new other.App(), 'test');
    const redis = new Redis(chart, 'redis');
    redis.allowFrom(shop);
    const written = other.Testing.synth(chart).find((object: Json) => object.kind === 'NetworkPolicy');
    expect(written.spec).toEqual(policy({ networkPolicy: { allowFrom: [shop] } }));
  });
});

describe('the policy', () => {
  it('selects the members of this release, in both directions', () => {
    expect(policy()).toMatchObject({ ...members, policyTypes: ['Ingress', 'Egress'] });
  });

  it('lets in members, pods of the namespace, and Prometheus', () => {
    expect(policy().ingress).toEqual([
      { from: [members], ports: clientPorts },
      { from: [{ podSelector: {} }], ports: clientPorts },
      {
        from: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } }],
        ports: [{ port: 9121, protocol: 'TCP' }],
      },
    ]);
  });

  it('lets members out to members and to DNS, which is not on the internet', () => {
    const [toMembers, toDns, ...rest] = policy().egress;
    expect(toMembers).toEqual({ to: [members], ports: clientPorts });
    expect(toDns.ports).toEqual([
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
      { port: 5353, protocol: 'UDP' },
      { port: 5353, protocol: 'TCP' },
    ]);
    expect(toDns.to).toEqual([
      { namespaceSelector: {}, podSelector: {} },
      ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'].map((cidr) => ({ ipBlock: { cidr } })),
    ]);
    expect(rest).toEqual([]);
  });

  it('follows the port of the exporter, and has no rule for metrics without one', () => {
    expect(policy({ metrics: { port: 9999 } }).ingress.at(-1).ports).toEqual([{ port: 9999, protocol: 'TCP' }]);
    expect(JSON.stringify(policy({ metrics: { enabled: false } }))).not.toMatch(/9121|prometheus/);
  });

  it('renders every prop', () => {
    const allProps: Required<NetworkPolicyProps> = {
      enabled: true,
      allowFrom: [shop, Peer.addresses('192.0.2.0/24')],
      allowMetricsFrom: [Peer.podsIn('monitoring')],
      allowDnsTo: [Peer.podsIn('kube-system', { 'k8s-app': 'kube-dns' })],
    };
    const { ingress, egress } = policy({ networkPolicy: allProps });
    expect(ingress.slice(1).map(({ from }: Json) => from)).toEqual([
      allProps.allowFrom.map((peer) => peer._toKube()),
      allProps.allowMetricsFrom.map((peer) => peer._toKube()),
    ]);
    expect(egress[1].to).toEqual(allProps.allowDnsTo.map((peer) => peer._toKube()));
  });

  it('has no rule without peers, because Kubernetes would allow all peers', () => {
    const { ingress } = policy({ networkPolicy: { allowFrom: [], allowMetricsFrom: [] } });
    expect(ingress).toEqual([{ from: [members], ports: clientPorts }]);
  });

  it('can be left out', () => {
    const rendered = render({ networkPolicy: { enabled: false } });
    expect(rendered.redis.networkPolicy).toBeUndefined();
    expect(rendered.names().join()).not.toContain('NetworkPolicy');
  });

  it('takes patches within the rules', () => {
    const { redis } = render();
    redis.networkPolicy?.addJsonPatch(JsonPatch.add('/spec/egress/-', { ports: [{ port: 443, protocol: 'TCP' }] }));
    expect(new Rendered(redis).object('NetworkPolicy').spec.egress).toHaveLength(3);
  });
});

describe('allowFrom', () => {
  const clients = (redis: Redis): Json =>
    new Rendered(redis)
      .object('NetworkPolicy')
      .spec.ingress.filter(({ ports }: Json) => ports.length === 2)
      .slice(1)
      .flatMap(({ from }: Json) => from);

  it('allows the named clients, and closes the rest of the namespace', () => {
    const { redis } = render();
    redis.allowFrom(shop);
    redis.allowFrom(Peer.podsIn('billing'), Peer.addresses('192.0.2.7/32'));
    expect(clients(redis)).toEqual([shop._toKube(), Peer.podsIn('billing')._toKube(), { ipBlock: { cidr: '192.0.2.7/32' } }]);
  });

  it('adds to those of the prop, and leaves the list of the prop alone', () => {
    const allowFrom: Peer[] = [];
    const { redis } = render({ networkPolicy: { allowFrom } });
    expect(clients(redis)).toEqual([]);
    redis.allowFrom(shop);
    expect(clients(redis)).toEqual([shop._toKube()]);
    expect(allowFrom).toEqual([]);
  });

  it('without peers changes nothing', () => {
    const { redis } = render();
    redis.allowFrom();
    expect(clients(redis)).toEqual([{ podSelector: {} }]);
  });

  it('changes nothing where there is no policy', () => {
    const { redis } = render({ networkPolicy: { enabled: false } });
    redis.allowFrom(shop);
    expect(JSON.stringify(new Rendered(redis).objects)).not.toContain('shop');
  });

  it('is about one release, not about its neighbour', () => {
    const chart = new Chart(new App(), 'test');
    const [one, other] = [new Redis(chart, 'one'), new Redis(chart, 'other')];
    one.allowFrom(shop);
    expect(clients(one)).toEqual([shop._toKube()]);
    expect(clients(other)).toEqual([{ podSelector: {} }]);
  });
});

describe('refusals', () => {
  it.each<[string, RedisProps, RegExp]>([
    [
      'clients without a policy',
      { networkPolicy: { enabled: false, allowFrom: [shop] } },
      /^networkPolicy.allowFrom: the policy is disabled/,
    ],
    [
      'Prometheus without a policy',
      { networkPolicy: { enabled: false, allowMetricsFrom: [shop] } },
      /^networkPolicy.allowMetricsFrom: the policy is disabled/,
    ],
    [
      'DNS without a policy',
      { networkPolicy: { enabled: false, allowDnsTo: [shop] } },
      /^networkPolicy.allowDnsTo: the policy is disabled/,
    ],
    [
      'peers for metrics without metrics',
      { networkPolicy: { allowMetricsFrom: [shop] }, metrics: { enabled: false } },
      /^networkPolicy.allowMetricsFrom: metrics are disabled/,
    ],
    ['no DNS at all', { networkPolicy: { allowDnsTo: [] } }, /^networkPolicy.allowDnsTo: without DNS, no member would start/],
  ])('fails for %s', (_, props, expected) => {
    const message = refusal(() => render(props));
    expect(message).toMatch(refusalForm);
    expect(message).toMatch(expected);
  });
});
