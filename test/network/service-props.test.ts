import { IpFamily, IpFamilyPolicy, type RedisProps, type ServiceProps, type ServicesProps, ServiceType, TrafficPolicy } from '../../lib';
import { refusal, refusalForm, render } from '../support';

const service = (name: string, services: ServicesProps, props: RedisProps = {}) => render({ ...props, services }).object('Service', name);

describe('services', () => {
  it('take labels and annotations of their own', () => {
    const own = { labels: { team: 'data' }, annotations: { 'example.com/zone': 'a' } };
    const services: ServicesProps = { headless: own, members: own, client: own, metrics: own, master: own, replicas: own, proxy: own };
    const rendered = render({ services, proxy: { singleService: true }, annotations: { everywhere: 'yes' } });
    const all = rendered.objects.filter(({ kind }) => kind === 'Service');
    expect(all).toHaveLength(10);
    for (const { metadata } of all)
      expect(metadata).toMatchObject({ labels: own.labels, annotations: { ...own.annotations, everywhere: 'yes' } });
    expect(rendered.object('ConfigMap', 'redis-config').metadata.labels).not.toHaveProperty('team');
  });

  it('render every setting of a Service for clients', () => {
    const allProps: Required<Omit<ServiceProps, 'labels' | 'annotations'>> = {
      type: ServiceType.LOAD_BALANCER,
      loadBalancerClass: 'internal',
      loadBalancerSourceRanges: ['192.0.2.0/24'],
      nodePort: 30_379,
      externalTrafficPolicy: TrafficPolicy.LOCAL,
      internalTrafficPolicy: TrafficPolicy.CLUSTER,
      sessionAffinitySeconds: 60,
    };
    const { spec } = service('redis-replicas', { replicas: allProps }, { proxy: {} });
    expect(spec).toMatchObject({
      type: 'LoadBalancer',
      loadBalancerClass: 'internal',
      loadBalancerSourceRanges: ['192.0.2.0/24'],
      externalTrafficPolicy: 'Local',
      internalTrafficPolicy: 'Cluster',
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
    });
    expect(spec.ports[0]).toMatchObject({ port: 6379, nodePort: 30_379 });
  });

  it('change nothing by default', () => {
    expect(render({ services: { client: {} } }).objects).toEqual(render().objects);
  });

  it.each([
    ['IPv4 first', [IpFamily.IPV4, IpFamily.IPV6]],
    ['IPv6 first', [IpFamily.IPV6, IpFamily.IPV4]],
  ])('have both families for clients, and one for members: %s', (_, ipFamilies) => {
    const rendered = render({ services: { ipFamilies }, proxy: {} });
    for (const name of ['redis', 'redis-metrics', 'redis-master', 'redis-replicas'])
      expect(rendered.object('Service', name).spec).toMatchObject({ ipFamilies, ipFamilyPolicy: 'RequireDualStack' });
    for (const name of ['redis-0', 'redis-headless'])
      expect(rendered.object('Service', name).spec).toMatchObject({ ipFamilies: [ipFamilies[0]], ipFamilyPolicy: 'SingleStack' });
    const dns = rendered.object('NetworkPolicy').spec.egress.at(-1).to;
    expect(dns).toContainEqual({ ipBlock: { cidr: 'fc00::/7' } });
  });

  it('have one family, or both where the cluster has them', () => {
    expect(service('redis', { ipFamilies: [IpFamily.IPV6] }).spec).toMatchObject({ ipFamilies: ['IPv6'] });
    const { spec } = service('redis', { ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK });
    expect([spec.ipFamilies, spec.ipFamilyPolicy]).toEqual([undefined, 'PreferDualStack']);
    expect(service('redis-0', { ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK }).spec.ipFamilyPolicy).toBeUndefined();
  });

  it.each<[string, RedisProps, string]>([
    ['fails for one family twice', { services: { ipFamilies: [IpFamily.IPV4, IpFamily.IPV4] } }, 'services.ipFamilies: '],
    ['fails for no family', { services: { ipFamilies: [] } }, 'services.ipFamilies: '],
    [
      'fails for two families with one address',
      { services: { ipFamilies: [IpFamily.IPV4, IpFamily.IPV6], ipFamilyPolicy: IpFamilyPolicy.SINGLE_STACK } },
      'services.ipFamilyPolicy: ',
    ],
    ['fails for a Service of a proxy without one', { services: { master: {} } }, 'services.master: '],
    ['fails for the single Service without the prop', { proxy: {}, services: { proxy: {} } }, 'services.proxy: '],
    ['fails for a load balancer that is none', { services: { client: { loadBalancerClass: 'x' } } }, 'services.client.loadBalancerClass: '],
    [
      'fails for source ranges of a NodePort',
      { services: { client: { type: ServiceType.NODE_PORT, loadBalancerSourceRanges: ['192.0.2.0/24'] } } },
      'services.client.loadBalancerSourceRanges: ',
    ],
    [
      'fails for a range that is none',
      { services: { client: { type: ServiceType.LOAD_BALANCER, loadBalancerSourceRanges: ['192.0.2.0'] } } },
      'services.client.loadBalancerSourceRanges[0]: ',
    ],
    [
      'fails for one port of two',
      { services: { client: { type: ServiceType.NODE_PORT, nodePort: 30_379 } } },
      'services.client.nodePort: ',
    ],
    [
      'fails for a port that is none',
      { proxy: {}, services: { master: { type: ServiceType.NODE_PORT, nodePort: 70_000 } } },
      'services.master.nodePort: ',
    ],
    [
      'fails for one port of the nodes for two Services',
      {
        proxy: {},
        services: {
          master: { type: ServiceType.NODE_PORT, nodePort: 30_379 },
          replicas: { type: ServiceType.NODE_PORT, nodePort: 30_379 },
        },
      },
      'services.replicas.nodePort: ',
    ],
    [
      'fails for affinity of the Service for writes',
      { proxy: {}, services: { master: { sessionAffinitySeconds: 10 } } },
      'services.master.sessionAffinitySeconds: ',
    ],
    ['fails for affinity of no time', { services: { client: { sessionAffinitySeconds: 0 } } }, 'services.client.sessionAffinitySeconds: '],
    [
      'fails for a policy that has no traffic',
      { services: { client: { externalTrafficPolicy: TrafficPolicy.LOCAL } } },
      'services.client.externalTrafficPolicy: ',
    ],
    ['fails for an owned label', { services: { headless: { labels: { 'app.kubernetes.io/name': 'x' } } } }, 'services.headless.labels'],
    [
      'fails for a type of the headless Service',
      { services: { headless: { type: ServiceType.NODE_PORT } as never } },
      'services.headless.type: ',
    ],
  ])('%s', (_, props, prop) => {
    const message = refusal(() => render(props));
    expect(message).toMatch(refusalForm);
    expect(message.startsWith(prop)).toBe(true);
  });
});
