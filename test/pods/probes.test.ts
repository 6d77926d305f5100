import { render } from '../support';

const exec = (...args: string[]) => ({ exec: { command: ['sh', '/etc/redis/probe.sh', ...args] }, timeoutSeconds: 6 });

describe('probes', () => {
  it('of redis', () => {
    expect(render().container('redis')).toMatchObject({
      startupProbe: { ...exec('redis', 'live'), periodSeconds: 2, failureThreshold: 30 },
      livenessProbe: { ...exec('redis', 'live'), periodSeconds: 30, failureThreshold: 2 },
      readinessProbe: { ...exec('redis', 'ready'), periodSeconds: 5, failureThreshold: 2 },
    });
  });

  it('of Sentinel, which may wait long before it listens', () => {
    expect(render().container('sentinel')).toMatchObject({
      startupProbe: { ...exec('sentinel', 'live'), periodSeconds: 2, failureThreshold: 900 },
      livenessProbe: { ...exec('sentinel', 'live'), periodSeconds: 30, failureThreshold: 2 },
    });
  });

  it('of the exporter: only liveness, because a readiness probe would take a member out of service', () => {
    const exporter = render().container('exporter');
    expect(exporter.livenessProbe).toMatchObject({ httpGet: { path: '/health', port: 'http-metrics' } });
    expect(exporter.readinessProbe).toBeUndefined();
  });

  it('never restart a member before Sentinel can fail over', () => {
    for (const name of ['redis', 'sentinel']) {
      const { periodSeconds, failureThreshold } = render().container(name).livenessProbe;
      expect(periodSeconds * failureThreshold).toBeGreaterThan(5 + 2 * 6 + 5);
    }
  });
});
