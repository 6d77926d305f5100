import { containersOf, podOf, violations } from './pod-security';
import { all, titled } from './releases';

// Pod Security `restricted`, in every example, by the text of the standard; test/cluster/admission.ts asks a real API server.

// biome-ignore lint/suspicious/noExplicitAny: a pod of a manifest
type Json = any;

const objects = titled(all());
const isOwn = (object: Json) => object.metadata.labels?.['app.kubernetes.io/part-of'] === 'redis-sentinel';
const isApplication = (object: Json) => object.kind === 'Deployment' && !isOwn(object);
const pods = objects.flatMap(([title, object]): [string, Json][] => {
  const pod = podOf(object);
  return pod && isOwn(object) ? [[title, pod]] : [];
});
const applications = objects.flatMap(([title, object]): [string, Json][] => (isApplication(object) ? [[title, podOf(object)]] : []));
const guests = objects.flatMap(([title, object]): [string, Json][] =>
  containersOf(podOf(object) ?? {})
    .filter(({ name }) => /^wait-for-/.test(name))
    .map((container): [string, Json] => [`${title} / ${container.name}`, container]),
);

describe('the pods of a release', () => {
  test.each(pods)('%s is admitted', (_, pod) => {
    expect(violations(pod)).toEqual([]);
  });

  test.each(pods)('%s: a read-only root file system, no token, no variables of other Services', (_, pod) => {
    const writable = containersOf(pod).filter(({ securityContext }) => securityContext?.readOnlyRootFilesystem !== true);
    expect(writable.map(({ name }) => name)).toEqual([]);
    expect([pod.automountServiceAccountToken, pod.enableServiceLinks]).toEqual([false, false]);
    const projected = (pod.volumes ?? []).flatMap((volume: Json) => volume.projected?.sources ?? []);
    expect(projected.filter((source: object) => 'serviceAccountToken' in source)).toEqual([]);
  });
});

describe('the applications in the examples, which people copy', () => {
  test.each(applications)('%s is admitted, has no token, and has requests and probes', (_, pod) => {
    expect(violations(pod)).toEqual([]);
    expect(pod.automountServiceAccountToken).toBe(false);
    for (const container of pod.containers)
      expect(container).toMatchObject({
        livenessProbe: expect.anything(),
        readinessProbe: expect.anything(),
        resources: { requests: { cpu: expect.anything(), memory: expect.anything() }, limits: { memory: expect.anything() } },
        securityContext: { readOnlyRootFilesystem: true },
      });
  });
});

describe("the containers that a release puts into others' pods", () => {
  test('there are some', () => {
    expect(guests.length).toBeGreaterThan(0);
  });

  test.each(guests)('%s is admitted, with any settings of the pod', (_, container) => {
    expect(violations({ containers: [container] })).toEqual([]);
    expect(container.securityContext.readOnlyRootFilesystem).toBe(true);
    expect(container.resources).toMatchObject({
      requests: { cpu: expect.anything(), memory: expect.anything() },
      limits: { memory: expect.anything() },
    });
  });
});

describe('the check itself', () => {
  const right = (): Json => ({
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    initContainers: [{ name: 'first', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
    containers: [{ name: 'main', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
    volumes: [{ name: 'data', emptyDir: {} }],
  });

  test('accepts a correct pod', () => {
    expect(violations(right())).toEqual([]);
  });

  test('refuses a pod without any setting', () => {
    expect(violations({ containers: [{ name: 'main' }] })).toEqual([
      'privilege escalation: main',
      'capabilities: main',
      'not root: main',
      'seccomp: main',
    ]);
  });

  test.each<[string, (pod: Json) => void]>([
    ['host namespaces: hostPID', (pod) => (pod.hostPID = true)],
    ['host process: pod', (pod) => (pod.securityContext.windowsOptions = { hostProcess: true })],
    ['host ports: main', (pod) => (pod.containers[0].ports = [{ containerPort: 1, hostPort: 1 }])],
    ['host probes: main', (pod) => (pod.containers[0].livenessProbe = { httpGet: { host: 'elsewhere', port: 1 } })],
    ['host probes: main', (pod) => (pod.containers[0].lifecycle = { preStop: { tcpSocket: { host: 'elsewhere', port: 1 } } })],
    ['volume types: data', (pod) => (pod.volumes[0] = { name: 'data', hostPath: { path: '/' } })],
    ['sysctls: kernel.msgmax', (pod) => (pod.securityContext.sysctls = [{ name: 'kernel.msgmax', value: '1' }])],
    ['privileged: main', (pod) => (pod.containers[0].securityContext.privileged = true)],
    ['privilege escalation: first', (pod) => (pod.initContainers[0].securityContext.allowPrivilegeEscalation = true)],
    ['capabilities: main', (pod) => (pod.containers[0].securityContext.capabilities = { drop: ['NET_RAW'] })],
    ['capabilities: main', (pod) => (pod.containers[0].securityContext.capabilities.add = ['SYS_TIME'])],
    ['not root: main', (pod) => (pod.containers[0].securityContext.runAsNonRoot = false)],
    ['user id: first', (pod) => (pod.initContainers[0].securityContext.runAsUser = 0)],
    ['user id: pod', (pod) => (pod.securityContext.runAsUser = 0)],
    ['seccomp: main', (pod) => (pod.containers[0].securityContext.seccompProfile = { type: 'Unconfined' })],
    ['proc mount: main', (pod) => (pod.containers[0].securityContext.procMount = 'Unmasked')],
    ['AppArmor: pod', (pod) => (pod.securityContext.appArmorProfile = { type: 'Unconfined' })],
    ['SELinux: main', (pod) => (pod.containers[0].securityContext.seLinuxOptions = { user: 'root' })],
    ['SELinux: pod', (pod) => (pod.securityContext.seLinuxOptions = { type: 'spc_t' })],
  ])('fails with %s', (violation, change) => {
    const pod = right();
    change(pod);
    expect(violations(pod)).toEqual([violation]);
  });

  test('reads the settings of each container where the pod has none', () => {
    const pod = right();
    for (const container of containersOf(pod)) Object.assign(container.securityContext, pod.securityContext);
    delete pod.securityContext;
    expect(violations(pod)).toEqual([]);
    delete pod.containers[0].securityContext.seccompProfile;
    expect(violations(pod)).toEqual(['seccomp: main']);
  });

  test('finds the pod in every kind of workload', () => {
    const spec = right();
    const template = { template: { spec } };
    for (const kind of ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job']) expect(podOf({ kind, spec: template })).toBe(spec);
    expect(podOf({ kind: 'Pod', spec })).toBe(spec);
    expect(podOf({ kind: 'CronJob', spec: { jobTemplate: { spec: template } } })).toBe(spec);
    expect(podOf({ kind: 'Service', spec: {} })).toBeUndefined();
  });
});
