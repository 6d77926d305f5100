import { render } from '../support';

it('routes to every exporter, also while its redis is not ready', () => {
  const rendered = render();
  expect(rendered.object('Service', 'redis-metrics').spec).toEqual({
    selector: rendered.redis.selectorLabels,
    publishNotReadyAddresses: true,
    ports: [{ name: 'http-metrics', port: 9121, targetPort: 'http-metrics', protocol: 'TCP', appProtocol: 'http' }],
  });
});
