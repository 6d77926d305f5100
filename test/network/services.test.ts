import { type Json, render } from '../support';

const rendered = render({ members: 5 });
const ports = [
  { name: 'tcp-redis', port: 6379, targetPort: 'tcp-redis', protocol: 'TCP', appProtocol: 'tcp' },
  { name: 'tcp-sentinel', port: 26379, targetPort: 'tcp-sentinel', protocol: 'TCP', appProtocol: 'tcp' },
];
const selector = rendered.redis.selectorLabels;

describe('services', () => {
  it('one for the names of the pods', () => {
    expect(rendered.object('Service', 'redis-headless').spec).toEqual({
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector,
      ports,
    });
    expect(rendered.statefulSet.serviceName).toBe('redis-headless');
  });

  it('one for each member, ready or not: its address is its identity', () => {
    for (const member of ['redis-0', 'redis-1', 'redis-2', 'redis-3', 'redis-4']) {
      expect(rendered.object('Service', member).spec).toEqual({
        publishNotReadyAddresses: true,
        selector: { ...selector, 'statefulset.kubernetes.io/pod-name': member },
        ports,
      });
    }
  });

  it('one for clients, ready members only', () => {
    expect(rendered.object('Service', 'redis').spec).toEqual({ selector, ports });
  });

  it('route to ports that the pods have', () => {
    const named = rendered.pod.containers.flatMap((container: Json) => container.ports.map((port: Json) => port.name));
    for (const service of rendered.objects.filter((object) => object.kind === 'Service')) {
      for (const { targetPort } of service.spec.ports) expect(named).toContain(targetPort);
    }
  });
});
