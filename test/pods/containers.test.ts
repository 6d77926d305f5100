import { Engine } from '../../lib';
import { render } from '../support';

const identity = [
  { name: 'POD_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
  { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } } },
];

describe.each([
  ['redis', 'init.sh', { name: 'tcp-redis', containerPort: 6379 }],
  ['sentinel', 'sentinel.sh', { name: 'tcp-sentinel', containerPort: 26379 }],
])('the container %s', (name, script, port) => {
  const container = render({ engine: Engine.valkey('8.1'), imagePullPolicy: 'Never' }).container(name);

  it("runs the release's script, not the image's entrypoint", () => {
    expect(container).toMatchObject({
      image: 'docker.io/valkey/valkey:8.1',
      imagePullPolicy: 'Never',
      command: ['sh', `/etc/redis/${script}`],
    });
    expect(container.args).toBeUndefined();
  });

  it('has a hook that runs before it is stopped', () => {
    expect(container.lifecycle).toEqual({ preStop: { exec: { command: ['sh', `/etc/redis/pre-stop-${name}.sh`] } } });
  });

  it('has the name of its pod, and no secret', () => {
    expect(container.env).toEqual(identity);
  });

  it('has its port and volumes', () => {
    expect(container.ports).toEqual([port]);
    expect(container.volumeMounts).toEqual([
      { name: 'config', mountPath: '/etc/redis', readOnly: true },
      { name: 'data', mountPath: '/data' },
      { name: 'run', mountPath: '/run/redis' },
      { name: 'auth', mountPath: '/run/secrets/redis', readOnly: true },
    ]);
  });
});
