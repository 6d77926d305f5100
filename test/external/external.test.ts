import {
  ClientAuthentication,
  Engine,
  type ExternalAddress,
  type ExternalProps,
  Peer,
  ProxyTls,
  type RedisProps,
  ServiceType,
  Tls,
  TrafficPolicy,
} from '../../lib';
import { type Json, type Rendered, refusal, refusalForm, render } from '../support';

const host = 'node.example.com';
const allowFrom = [Peer.addresses('192.0.2.0/24')];
const members = [0, 1, 2].map((ordinal) => ({ host, port: 31_000 + ordinal }));
const sentinel = { host, port: 31_379 };
const nodePorts: ExternalProps = { type: ServiceType.NODE_PORT, members, sentinel, allowFrom };
const loadBalancers: ExternalProps = {
  type: ServiceType.LOAD_BALANCER,
  members: ['192.0.2.1', '192.0.2.2', '2001:db8::3'].map((address) => ({ host: address })),
  sentinel: { host: 'sentinel.example.com' },
  master: { host: 'redis.example.com' },
  replicas: { host: 'redis.example.com', port: 6380 },
  allowFrom,
};
const rendered = (external: ExternalProps, props: RedisProps = {}) => render({ proxy: {}, ...props, external }, 'redis', 'shop');
const spec = (release: Rendered, name: string): Json => release.object('Service', name).spec;
const conf = (release: Rendered): string => release.object('ConfigMap', 'redis-proxy').data['haproxy.cfg'];

describe('external', () => {
  it('has a Service by a port of the nodes for each member, and one for Sentinel', () => {
    const release = rendered(nodePorts);
    for (const [ordinal, { port }] of members.entries()) {
      const { type, ports, selector, publishNotReadyAddresses } = spec(release, `redis-${ordinal}-external`);
      expect([type, ports]).toEqual([
        'NodePort',
        [{ name: 'tcp-redis', port: 6379, targetPort: 'tcp-redis', nodePort: port, protocol: 'TCP', appProtocol: 'tcp' }],
      ]);
      expect([selector, publishNotReadyAddresses]).toEqual([spec(release, `redis-${ordinal}`).selector, true]);
    }
    const toProxies = spec(release, 'redis-sentinel-external');
    expect(toProxies.ports[0]).toMatchObject({ port: 26379, targetPort: 'tcp-sentinel', nodePort: 31_379 });
    expect(toProxies.selector).toEqual(spec(release, 'redis-master').selector);
    expect(release.names().filter((name) => name.includes('external'))).toHaveLength(4);
  });

  it('has load balancers whose ports are those of the addresses', () => {
    const release = rendered(loadBalancers);
    const ports = Object.fromEntries(
      ['0', '1', '2', 'sentinel', 'master', 'replicas'].map((part) => {
        const { type, ports } = spec(release, `redis-${part}-external`);
        expect(type).toBe('LoadBalancer');
        expect(ports[0].nodePort).toBeUndefined();
        return [part, [ports[0].port, ports[0].targetPort]];
      }),
    );
    expect(ports).toEqual({
      '0': [6379, 'tcp-redis'],
      '1': [6379, 'tcp-redis'],
      '2': [6379, 'tcp-redis'],
      sentinel: [26379, 'tcp-sentinel'],
      master: [6379, 'tcp-master'],
      replicas: [6380, 'tcp-replicas'],
    });
  });

  it('has plain Services behind routes of the user', () => {
    const release = rendered({ ...nodePorts, type: ServiceType.CLUSTER_IP });
    expect(spec(release, 'redis-0-external')).toMatchObject({ type: 'ClusterIP', ports: [{ port: 6379 }] });
    expect(spec(release, 'redis-0-external').ports[0].nodePort).toBeUndefined();
  });

  it('tells the proxies the addresses outside', () => {
    expect(conf(rendered(loadBalancers))).toContain(
      'outside-addresses.lua redis-0=192.0.2.1:6379 redis-1=192.0.2.2:6379 redis-2=2001:db8::3:6379 sentinel=sentinel.example.com:26379\n',
    );
    const listener =
      conf(rendered(nodePorts))
        .split('\n\n')
        .find((each) => each.startsWith('listen sentinel\n')) ?? '';
    expect(listener).toContain('filter lua.outside-addresses\n');
    expect(listener).toMatch(/server redis-2 redis-2.shop.svc:26379$/);
    expect(listener).toContain('default-server disabled');
  });

  it('changes nothing of the members', () => {
    const unchanged = ({ kind, metadata }: Json) => !/external|proxy/.test(metadata.name) && kind !== 'NetworkPolicy';
    expect(rendered(nodePorts).objects.filter(unchanged)).toEqual(render({ proxy: {} }, 'redis', 'shop').objects.filter(unchanged));
  });

  it('opens the ports behind the addresses to those peers, and nothing else', () => {
    const from = [{ ipBlock: { cidr: '192.0.2.0/24' } }];
    const opened = (release: Rendered, name: string) =>
      release
        .object('NetworkPolicy', name)
        .spec.ingress.filter((rule: Json) => JSON.stringify(rule.from) === JSON.stringify(from))
        .flatMap((rule: Json) => rule.ports.map(({ port }: Json) => port));
    expect([opened(rendered(nodePorts), 'redis'), opened(rendered(nodePorts), 'redis-proxy')]).toEqual([[6379], [26379]]);
    const all = rendered(loadBalancers);
    expect([opened(all, 'redis'), opened(all, 'redis-proxy')]).toEqual([[6379], [6379, 6380, 26379]]);
    const plain = rendered({ type: ServiceType.NODE_PORT, master: { host, port: 31_000 }, allowFrom });
    expect([opened(plain, 'redis'), opened(plain, 'redis-proxy')]).toEqual([[], [6379]]);
    expect(conf(plain)).not.toContain('outside-addresses');
    // Clients inside are as before.
    expect(all.object('NetworkPolicy').spec.ingress[1].from).toEqual([{ podSelector: {} }]);
  });

  it('has its hosts in the certificate', () => {
    const tls = Tls.certManager({ issuerRef: { name: 'ca' }, clientAuthentication: ClientAuthentication.REQUIRED });
    const release = rendered(loadBalancers, { engine: Engine.redis('8.6.6'), tls });
    const { dnsNames, ipAddresses } = release.object('Certificate', 'redis-tls').spec;
    expect(dnsNames).toEqual(expect.arrayContaining(['sentinel.example.com', 'redis.example.com']));
    expect(ipAddresses).toEqual(['127.0.0.1', '192.0.2.1', '192.0.2.2', '2001:db8::3']);
    expect(conf(release)).toMatch(/^ {2}bind "\S+:26379" v4v6 ssl crt @\/release ca-file \/run\/tls\/ca.crt verify required$/m);
    const optional = Tls.fromSecret('redis-tls', { clientAuthentication: ClientAuthentication.OPTIONAL });
    expect(conf(rendered(nodePorts, { engine: Engine.redis('8.6.6'), tls: optional }))).toMatch(/:26379" .* verify optional$/m);
    expect(conf(rendered(nodePorts, { engine: Engine.redis('8.6.6'), tls: Tls.fromSecret('redis-tls') }))).toMatch(
      /:26379" v4v6 ssl crt @\/release$/m,
    );
  });

  it('takes annotations of each Service and of all', () => {
    const annotated = { ...loadBalancers, sentinel: { host, annotations: { address: '192.0.2.9' } } };
    const release = rendered(annotated, { services: { external: { annotations: { pool: 'a' }, loadBalancerClass: 'inner' } } });
    expect(release.object('Service', 'redis-sentinel-external').metadata.annotations).toEqual({ pool: 'a', address: '192.0.2.9' });
    expect(release.object('Service', 'redis-0-external').metadata.annotations).toEqual({ pool: 'a' });
    expect(spec(release, 'redis-0-external').loadBalancerClass).toBe('inner');
  });

  it('counts the connections of clients of Sentinel against the memory of the proxies', () => {
    const most = (release: Rendered) => Number(/fe_conn gt (\d+)/.exec(conf(release))?.[1]);
    expect(most(rendered(nodePorts))).toBeLessThan(most(render({ proxy: {} }, 'redis', 'shop')));
  });

  it('works without a NetworkPolicy', () => {
    const { allowFrom: _, ...open } = nodePorts;
    expect(rendered(open, { networkPolicy: { enabled: false } }).names()).not.toContain('NetworkPolicy redis');
  });
});

describe('external refuses what cannot work:', () => {
  const of = (external: Partial<ExternalProps>, props: RedisProps = { proxy: {} }): RedisProps => ({
    ...props,
    external: { ...nodePorts, ...external },
  });
  const replaced = (ordinal: number, address: ExternalAddress) => members.map((each, index) => (index === ordinal ? address : each));
  it.each<[string, RedisProps, string]>([
    ['fails without a proxy', of({}, {}), 'external: '],
    ['fails without an address', of({ members: undefined, sentinel: undefined }), 'external: '],
    ['fails for members without Sentinel', of({ sentinel: undefined }), 'external.sentinel: '],
    ['fails for Sentinel without members', of({ members: undefined }), 'external.members: '],
    ['fails for fewer addresses than members', of({ members: members.slice(1) }), 'external.members: '],
    ['fails for more addresses than members', of({ members: [...members, { host, port: 31_009 }] }), 'external.members: '],
    ['fails for a port of the nodes that is not given', of({ members: replaced(1, { host }) }), 'external.members[1].port: '],
    ['fails for a port of the nodes that two members have', of({ members: replaced(1, members[0]) }), 'external.members[1]: '],
    ['fails for one port of two nodes', of({ members: replaced(1, { host: 'other', port: 31_000 }) }), 'external.members[1].port: '],
    ['fails for a port of Sentinel that a member has', of({ sentinel: { host: 'other', port: 31_001 } }), 'external.sentinel.port: '],
    [
      'fails for a port of the nodes that another Service has',
      of({}, { proxy: {}, services: { master: { type: ServiceType.NODE_PORT, nodePort: 31_002 } } }),
      'external.members[2].port: ',
    ],
    ['fails for an address with a port in it', of({ sentinel: { host: 'a.example.com:1', port: 31_379 } }), 'external.sentinel.host: '],
    ['fails for a host that is a word of a shell', of({ sentinel: { host: '$(host)', port: 31_379 } }), 'external.sentinel.host: '],
    ['fails for an address of each machine', of({ sentinel: { host: 'localhost', port: 31_379 } }), 'external.sentinel.host: '],
    [
      'fails for ports of nodes of which only some answer',
      of({}, { proxy: {}, services: { external: { externalTrafficPolicy: TrafficPolicy.LOCAL } } }),
      'services.external.externalTrafficPolicy: ',
    ],
    ['fails for a mistyped IPv4 address', of({ sentinel: { host: '192.0.2.300', port: 31_379 } }), 'external.sentinel.host: '],
    ['fails for an address of one machine', of({ sentinel: { host: 'fe80::1%eth0', port: 31_379 } }), 'external.sentinel.host: '],
    [
      'fails for one IPv6 address in two spellings',
      of({ type: ServiceType.CLUSTER_IP, members: replaced(1, { host: '2001:DB8::1' }), sentinel: { host: '2001:db8:0::1', port: 6379 } }),
      'external.sentinel: ',
    ],
    [
      'fails for affinity',
      of({}, { proxy: {}, services: { external: { sessionAffinitySeconds: 10 } } }),
      'services.external.sessionAffinitySeconds: ',
    ],
    ['fails for a port that is none', of({ sentinel: { host, port: 0 } }), 'external.sentinel.port: '],
    ['fails without peers', of({ allowFrom: undefined }), 'external.allowFrom: '],
    ['fails for an empty list of peers', of({ allowFrom: [] }), 'external.allowFrom: '],
    ['fails for peers without a NetworkPolicy', of({}, { proxy: {}, networkPolicy: { enabled: false } }), 'external.allowFrom: '],
    [
      'fails for plain text outside',
      of(
        { master: { host, port: 31_010 } },
        { proxy: { tls: ProxyTls.ORIGINATE }, engine: Engine.redis('8.6.6'), tls: Tls.fromSecret('tls') },
      ),
      'external.master: ',
    ],
    ['fails for a name that is too long', of({ replicas: { host, port: 31_010 } }, { proxy: {}, name: 'r'.repeat(46) }), 'name: '],
    ['fails for settings of Services that are not there', { services: { external: {} } }, 'services.external: '],
    [
      'fails for another type of the Services',
      of({}, { proxy: {}, services: { external: { type: ServiceType.CLUSTER_IP } } }),
      'services.external.type: ',
    ],
    [
      'fails for one port of all Services',
      of({}, { proxy: {}, services: { external: { nodePort: 31_000 } } }),
      'services.external.nodePort: ',
    ],
    ['fails for an unknown field', of({ member: [] } as Partial<ExternalProps>), 'external.member: '],
  ])('%s', (_, props, prefix) => {
    const message = refusal(() => render(props));
    expect(message).toMatch(refusalForm);
    expect(message.startsWith(prefix)).toBe(true);
  });
});
