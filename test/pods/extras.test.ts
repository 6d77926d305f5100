import type { k8s } from 'cdk8s-plus-27';
import type { RedisProps } from '../../lib';
import { refusal, refusalForm, render } from '../support';

const volume: k8s.Volume = { name: 'modules', emptyDir: {} };
const mount: k8s.VolumeMount = { name: 'modules', mountPath: '/modules' };

describe('additions of users', () => {
  it('come after those of the release', () => {
    const { pod } = render({
      extraEnv: [{ name: 'TZ', value: 'UTC' }],
      extraVolumes: [volume],
      extraVolumeMounts: [mount],
      initContainers: [{ name: 'prepare', image: 'a:1' }],
      sidecars: [{ name: 'proxy', image: 'b:1', ports: [{ containerPort: 8080 }] }],
    });
    const [redis, sentinel, exporter, proxy] = pod.containers;
    expect(redis.env.at(-1)).toEqual({ name: 'TZ', value: 'UTC' });
    expect(redis.volumeMounts.at(-1)).toEqual(mount);
    expect(sentinel.env).toHaveLength(2);
    expect(sentinel.volumeMounts).not.toContainEqual(mount);
    expect([exporter.name, proxy.name]).toEqual(['exporter', 'proxy']);
    expect(pod.initContainers.map(({ name }: { name: string }) => name)).toEqual(['exporter-password', 'prepare']);
    expect(pod.volumes.at(-1)).toEqual({ name: 'modules', emptyDir: {} });
  });

  it('can mount a volume of the release at another path', () => {
    const own = { name: 'data', mountPath: '/backup', subPath: 'backup' };
    expect(render({ extraVolumeMounts: [own] }).container('redis').volumeMounts).toContainEqual(own);
  });

  it('has a security context unless it sets one', () => {
    const restricted = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
    const own = { readOnlyRootFilesystem: true };
    const rendered = render({
      initContainers: [{ name: 'prepare', securityContext: undefined }],
      sidecars: [{ name: 'a', securityContext: undefined }, { name: 'b' }, { name: 'c', securityContext: own }],
    });
    for (const name of ['prepare', 'a', 'b']) expect(rendered.container(name).securityContext).toEqual(restricted);
    expect(rendered.container('c').securityContext).toEqual(own);
  });

  it.each<[string, RedisProps, RegExp]>([
    [
      'a variable of the release',
      { extraEnv: [{ name: 'POD_NAME', value: 'x' }] },
      /^extraEnv\[\d\].name: the release has a variable of this name \(got "POD_NAME"/,
    ],
    [
      'a variable that the scripts read',
      { extraEnv: [{ name: 'DATA_DIR', value: '/x' }] },
      /^extraEnv\[\d\].name: the release has a variable/,
    ],
    ...['REDISCLI_AUTH', 'VALKEYCLI_AUTH', 'VALKEYCLI_HOST'].map((name): [string, RedisProps, RegExp] => [
      `${name}, which the scripts' client reads`,
      { extraEnv: [{ name, value: 'x' }] },
      /^extraEnv\[\d\].name: the release's scripts call the command-line client/,
    ]),
    [
      'a variable twice',
      { extraEnv: [{ name: 'A' }, { name: 'B' }, { name: 'A' }] },
      /^extraEnv\[\d\].name: another variable has this name.*\(got "A"/,
    ],
    [
      'a volume of the release',
      { extraVolumes: [{ name: 'data', emptyDir: {} }] },
      /^extraVolumes\[\d\].name: the release has a volume of this name/,
    ],
    ['a volume twice', { extraVolumes: [volume, volume] }, /^extraVolumes\[1\].name: another volume has this name/],
    [
      'a mount without volume',
      { extraVolumeMounts: [mount] },
      /^extraVolumeMounts\[\d\].name: the pod has no volume of this name \(got "modules"/,
    ],
    [
      'a mount over the data',
      { extraVolumes: [volume], extraVolumeMounts: [{ ...mount, mountPath: '/data/' }] },
      /^extraVolumeMounts\[\d\].mountPath: the release mounts a volume at this path \(got "\/data"/,
    ],
    [
      'a mount over the scripts',
      { extraVolumes: [volume], extraVolumeMounts: [{ ...mount, mountPath: '/etc/redis/init.sh' }] },
      /^extraVolumeMounts\[\d\].mountPath: the release mounts/,
    ],
    [
      'a mount over everything',
      { extraVolumes: [volume], extraVolumeMounts: [{ ...mount, mountPath: '/' }] },
      /^extraVolumeMounts\[\d\].mountPath: /,
    ],
    [
      'two mounts at one path',
      { extraVolumes: [volume], extraVolumeMounts: [mount, { ...mount, mountPath: '/modules/' }] },
      /^extraVolumeMounts\[1\].mountPath: another mount has this path/,
    ],
    [
      'a sidecar named like a container of the release',
      { sidecars: [{ name: 'sentinel' }] },
      /^sidecars\[\d\].name: the release has a container of this name/,
    ],
    ['a sidecar twice', { sidecars: [{ name: 'a' }, { name: 'a' }] }, /^sidecars\[\d\].name: an?(other| init) container .*has this name/],
    [
      'an init container named like one of the release',
      { initContainers: [{ name: 'exporter-password' }] },
      /^initContainers\[\d\].name: the release has a container/,
    ],
    [
      'an init container twice',
      { initContainers: [{ name: 'a' }, { name: 'a' }] },
      /^initContainers\[1\].name: another container has this name/,
    ],
    [
      'an init container named like a sidecar',
      { initContainers: [{ name: 'a' }], sidecars: [{ name: 'a' }] },
      /^sidecars\[\d\].name: an?(other| init) container .*has this name/,
    ],
    [
      "a sidecar on redis' port",
      { sidecars: [{ name: 'a', ports: [{ containerPort: 6379 }] }] },
      /^sidecars\[0\].ports\[0\].containerPort: another container of the pod listens on this port.* \(got 6379/,
    ],
    [
      "a sidecar on the exporter's port",
      { sidecars: [{ name: 'a', ports: [{ containerPort: 9121 }] }] },
      /^sidecars\[\d\].ports\[\d\].containerPort: .*\(got 9121/,
    ],
    [
      'two sidecars on one port',
      {
        sidecars: [
          { name: 'a', ports: [{ containerPort: 80 }] },
          { name: 'b', ports: [{ containerPort: 80 }] },
        ],
      },
      /^sidecars\[\d\].ports\[\d\].containerPort: .*\(got 80/,
    ],
  ])('fails for %s', (_, props, message) => {
    const text = refusal(() => render(props));
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
  });

  it.each<[string, RedisProps, RegExp]>([
    [
      "a native sidecar on redis' port",
      { initContainers: [{ name: 'a', restartPolicy: 'Always', ports: [{ containerPort: 6379 }] }] },
      /^initContainers\[0\].ports\[0\].containerPort: another container of the pod listens on this port/,
    ],
    [
      'a native sidecar on the port of a sidecar',
      {
        sidecars: [{ name: 'a', ports: [{ containerPort: 80, protocol: 'UDP' }] }],
        initContainers: [{ name: 'b' }, { name: 'c', restartPolicy: 'Always', ports: [{ containerPort: 80, protocol: 'UDP' }] }],
      },
      /^initContainers\[1\].ports\[0\].containerPort: .*\(got 80, allowed: every port but .*80 \(UDP\)\)/,
    ],
    ...[0, -5, 99999].map((containerPort): [string, RedisProps, RegExp] => [
      `port ${containerPort}`,
      { initContainers: [{ name: 'a', ports: [{ containerPort }] }] },
      /^initContainers\[0\].ports\[0\].containerPort: not a valid port/,
    ]),
    ...['My Sidecar', '', 'a.b', 'x'.repeat(64)].map((name): [string, RedisProps, RegExp] => [
      `a sidecar named ${JSON.stringify(name)}`,
      { sidecars: [{ name }] },
      /^sidecars\[0\].name: not a valid name of a container/,
    ]),
    ['a volume with an invalid name', { extraVolumes: [{ name: 'A' }] }, /^extraVolumes\[0\].name: not a valid name of a volume/],
    ['a variable without a name', { extraEnv: [{ name: '' }] }, /^extraEnv\[0\].name: not a valid name of a variable/],
    ['a variable with a sign of equality', { metrics: { extraEnv: [{ name: 'A=B' }] } }, /^metrics.extraEnv\[0\].name: not a valid name/],
    [
      'a volume with two sources',
      { extraVolumes: [{ name: 'a', emptyDir: {}, configMap: { name: 'b' } }] },
      /^extraVolumes\[0\]: a volume has one source, .*\(got \["emptyDir", "configMap"\]/,
    ],
    ...['/data/.', '/tmp/../data', 'data', '//data//', ''].map((mountPath): [string, RedisProps, RegExp] => [
      `a mount at ${JSON.stringify(mountPath)}`,
      { extraVolumes: [volume], extraVolumeMounts: [{ ...mount, mountPath }] },
      /^extraVolumeMounts\[0\].mountPath: the release mounts a volume at this path/,
    ]),
  ])('fails for %s', (_, props, message) => {
    const text = refusal(() => render(props));
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
  });

  it.each<[string, RedisProps]>([
    [
      'one port by TCP and by UDP',
      { sidecars: [{ name: 'a', ports: [{ containerPort: 8125, protocol: 'UDP' }, { containerPort: 8125 }] }] },
    ],
    ['the port of redis by UDP', { sidecars: [{ name: 'a', ports: [{ containerPort: 6379, protocol: 'UDP' }] }] }],
    ['the port of redis in an init container, which ends before', { initContainers: [{ name: 'a', ports: [{ containerPort: 6379 }] }] }],
    ['a volume without a source, which is an empty directory', { extraVolumes: [{ name: 'a', configMap: undefined }] }],
  ])('takes %s', (_, props) => {
    expect(() => render(props)).not.toThrow();
  });

  it("can use the exporter's port without an exporter", () => {
    const sidecars = [{ name: 'own-exporter', ports: [{ containerPort: 9121 }] }];
    expect(() => render({ sidecars, metrics: { enabled: false } })).not.toThrow();
  });
});
