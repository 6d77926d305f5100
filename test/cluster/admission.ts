import { containersOf, podOf, violations } from '../manifests/pod-security';
import { all, type Manifest } from '../manifests/releases';
import type { StageTest } from './suite';

// The rules of test/manifests/pod-security.test.ts, checked by an API server in a namespace that enforces Pod
// Security `restricted`, and warns by it. Nothing is created: every request is a dry run.

// biome-ignore lint/suspicious/noExplicitAny: a part of a manifest
type Json = any;

export function admissionTests(test: StageTest): void {
  for (const app of all()) {
    const objects = app.objects.filter((object) => isOurs(object) && isBuiltIn(object));

    test(`${app.name}: every object is accepted, without a warning`, async ({ namespace: { kubectl } }) => {
      await kubectl.run(['apply', '--dry-run=server', '--validate=strict', '--warnings-as-errors', '-f', '-'], {
        input: list(objects.map(here)),
      });
    });

    test(`${app.name}: every pod is admitted`, async ({ namespace: { kubectl } }) => {
      const pods = objects.flatMap((object) => podsOf(object));
      expect(pods.length).toBeGreaterThan(0);
      await kubectl.run(['create', '--dry-run=server', '--validate=strict', '-f', '-'], { input: list(pods) });
    });
  }

  test('the containers for the pods of applications are admitted', async ({ namespace: { kubectl } }) => {
    const guests = all()
      .flatMap(({ objects }) => objects)
      .flatMap((object) => containersOf(podOf(object) ?? {}))
      .filter(({ name }) => name.startsWith('wait-for-'));
    expect(guests.length).toBeGreaterThan(0);
    const pods = guests.map((container, index) => pod(`guest-${index}`, { containers: [container] }));
    await kubectl.run(['create', '--dry-run=server', '--validate=strict', '-f', '-'], { input: list(pods) });
  });

  test('the namespace enforces its label, and refuses the same pods as the check of the manifests', async ({ namespace: { kubectl } }) => {
    const [right] = all().flatMap(({ objects }) => objects.flatMap((object) => podsOf(object)));
    const changes: ((spec: Json) => void)[] = [
      (spec) => (spec.hostNetwork = true),
      // A privileged container without escalation is an invalid pod, which the API server refuses before Pod Security.
      (spec) => Object.assign(spec.containers[0].securityContext, { privileged: true, allowPrivilegeEscalation: true }),
      (spec) => delete spec.containers[0].securityContext.capabilities,
      (spec) => (spec.containers[0].securityContext.runAsUser = 0),
      (spec) => delete spec.securityContext.seccompProfile,
      (spec) => spec.volumes.push({ name: 'host', hostPath: { path: '/' } }),
    ];
    for (const change of changes) {
      const wrong = structuredClone(right);
      change(wrong.spec);
      expect(violations(wrong.spec)).not.toEqual([]);
      const { code, stderr } = await kubectl.try(['create', '--dry-run=server', '-f', '-'], { input: JSON.stringify(wrong) });
      expect({ change: String(change), code, forbidden: stderr.includes('violates PodSecurity') }).toEqual({
        change: String(change),
        code: 1,
        forbidden: true,
      });
    }
  });
}

function isOurs({ metadata }: Manifest): boolean {
  return metadata.labels?.['app.kubernetes.io/part-of'] === 'redis-sentinel';
}

/** Kinds of operators are not known to every cluster. The groups of Kubernetes' own have no dot, or end with `k8s.io`. */
function isBuiltIn({ apiVersion }: Manifest): boolean {
  const [group] = apiVersion.split('/');
  return !group.includes('.') || group.endsWith('.k8s.io');
}

/** Replaces the namespaces of the examples by that of the test. */
function here(object: Manifest): Manifest {
  const { namespace, ...metadata } = object.metadata;
  return { ...object, metadata };
}

/** A workload's pod, with the changes of its controller or of the cluster: a volume for each claim, and no priority class. */
function podsOf(object: Manifest): Manifest[] {
  const spec = podOf(object);
  if (spec === undefined) return [];
  const claims = (object.spec.volumeClaimTemplates ?? []).map(({ metadata }: Manifest) => ({ name: metadata.name, emptyDir: {} }));
  const { priorityClassName, ...rest } = spec;
  return [pod(`${object.metadata.name}-0`, { ...rest, volumes: [...(spec.volumes ?? []), ...claims] })];
}

function pod(name: string, spec: Json): Manifest {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec };
}

function list(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
