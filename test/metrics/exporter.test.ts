import { Auth, type MetricsProps } from '../../lib';
import { refusal, refusalForm, render } from '../support';

describe('the exporter', () => {
  it('asks its own redis, as a separate user, with the password from a file', () => {
    expect(render().container('exporter')).toMatchObject({
      image: 'docker.io/oliver006/redis_exporter:v1.86.0',
      ports: [{ name: 'http-metrics', containerPort: 9121 }],
      env: [
        { name: 'REDIS_ADDR', value: 'redis://127.0.0.1:6379' },
        { name: 'REDIS_EXPORTER_WEB_LISTEN_ADDRESS', value: ':9121' },
        { name: 'REDIS_USER', value: 'exporter' },
        { name: 'REDIS_PASSWORD_FILE', value: '/run/exporter/passwords.json' },
        { name: 'REDIS_EXPORTER_CONFIG_COMMAND', value: '-' },
      ],
      volumeMounts: [{ name: 'exporter', mountPath: '/run/exporter', readOnly: true }],
    });
  });

  it('gets the file from a container that runs before it', () => {
    const rendered = render();
    expect(rendered.container('exporter-password')).toMatchObject({
      image: 'docker.io/library/redis:8.6',
      command: ['sh', '/etc/redis/exporter-password.sh'],
    });
    expect(rendered.container('exporter-password').volumeMounts).toContainEqual({ name: 'run', mountPath: '/run/redis' });
    expect(rendered.container('exporter-password').volumeMounts).toContainEqual({ name: 'exporter', mountPath: '/run/exporter' });
    expect(rendered.pod.volumes).toContainEqual({ name: 'exporter', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } });
    expect(rendered.files['exporter-password.sh']).toContain('passwords.json');
  });

  it('without a password needs neither', () => {
    const rendered = render({ auth: Auth.none() });
    expect(rendered.pod.initContainers).toBeUndefined();
    expect(rendered.container('exporter').volumeMounts).toBeUndefined();
    expect(rendered.container('exporter').env).toHaveLength(2);
  });

  it('renders every prop', () => {
    const allProps: Required<MetricsProps> = {
      enabled: true,
      port: 9999,
      image: 'registry.example.com/exporter:v1',
      extraEnv: [{ name: 'REDIS_EXPORTER_CHECK_KEYS', value: 'db0=orders:*' }],
      readableKeys: ['orders:*'],
      serviceMonitor: { interval: '45s' },
    };
    const rendered = render({ metrics: allProps });
    const exporter = rendered.container('exporter');
    expect(exporter).toMatchObject({ image: allProps.image, ports: [{ containerPort: 9999 }] });
    expect(exporter.env).toContainEqual({ name: 'REDIS_EXPORTER_WEB_LISTEN_ADDRESS', value: ':9999' });
    expect(exporter.env.at(-1)).toEqual(allProps.extraEnv[0]);
    expect(rendered.object('Service', 'redis-metrics').spec.ports[0].port).toBe(9999);
    expect(rendered.files['redis-users.acl']).toMatch(/^user exporter .* %R~orders:\* -@all \+@read -@dangerous \+ping /m);
    expect(rendered.object('ServiceMonitor').spec.endpoints[0].interval).toBe('45s');
  });

  it('can be left out, with everything that belongs to it', () => {
    const rendered = render({ metrics: { enabled: false } });
    expect(rendered.redis.metricsService).toBeUndefined();
    const scripts = Object.keys(rendered.files).filter((name) => name.endsWith('.sh'));
    for (const name of scripts) delete rendered.files[name];
    expect(JSON.stringify(rendered.objects)).not.toMatch(/exporter|http-metrics|9121/i);
  });

  it.each([
    ["redis' port", { port: 6379 }, /^metrics.port: another container of the pod listens on this port \(got 6379/],
    ["Sentinel's port", { port: 26379 }, /^metrics.port: another container of the pod listens on this port \(got 26379/],
    ['a port for the privileged', { port: 80 }, /^metrics.port: an unprivileged process.*from 1024 to 65535/],
    ['an invalid port', { port: 65536 }, /^metrics.port: /],
    ['half a port', { port: 9121.5 }, /^metrics.port: /],
    ['an image without tag', { image: 'exporter' }, /^metrics.image: no tag and no digest.*redis_exporter:v[\d.]+'$/],
    [
      'a variable of the release',
      { extraEnv: [{ name: 'REDIS_ADDR', value: 'x' }] },
      /^metrics.extraEnv\[\d\].name: the release has a variable of this name/,
    ],
    ['a password in a variable', { extraEnv: [{ name: 'REDIS_PASSWORD', value: 'x' }] }, /^metrics.extraEnv\[\d\].name: /],
    ['a variable twice', { extraEnv: [{ name: 'A' }, { name: 'A' }] }, /^metrics.extraEnv\[\d\].name: .*\(got "A"/],
  ])('fails for %s', (_, metrics, message) => {
    const text = refusal(() => render({ metrics }));
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
  });
});
