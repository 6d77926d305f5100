import { containersOf, podOf, violations } from '../manifests/pod-security';
import { all, type Manifest } from '../manifests/releases';
import type { StageTest } from './suite';

// What test/manifests/pod-security.test.ts judges by the text of the standard, asked of an API server: in a namespace that enforces Pod
// Security `restricted`, and warns by it. Nothing is made: every question is a dry run.

// biome-ignore lint/suspicious/noExplicitAny: as it stands in the manifest
type Json = any;

export function admissionTests(test: StageTest): void {
  for (const app of all()) {
    const objects = app.objects.filter((object) => isOurs(object) && isBuiltIn(object));

    test(`${app.name}: every object is taken, without a warning`, async ({ namespace: { kubectl } }) => {
      await kubectl.run(['apply', '--dry-run=server', '--validate=strict', '--warnings-as-errors', '-f', '-'], {
        input: list(objects.map(here)),
      });
    });

    test(`${app.name}: every pod is let in`, async ({ namespace: { kubectl } }) => {
      const pods = objects.flatMap((object) => podsOf(object));
      expect(pods.length).toBeGreaterThan(0);
      await kubectl.run(['create', '--dry-run=server', '--validate=strict', '-f', '-'], { input: list(pods) });
    });
  }

  test('the containers for the pods of others are let in', async ({ namespace: { kubectl } }) => {
    const guests = all()
      .flatMap(({ objects }) => objects)
      .flatMap((object) => containersOf(podOf(object) ?? {}))
      .filter(({ name }) => name.startsWith('wait-for-'));
    expect(guests.length).toBeGreaterThan(0);
    const pods = guests.map((container, index) => pod(`guest-${index}`, { containers: [container] }));
    await kubectl.run(['create', '--dry-run=server', '--validate=strict', '-f', '-'], { input: list(pods) });
  });

  test('the namespace enforces what it says, and sees what the judge of the manifests sees', async ({ namespace: { kubectl } }) => {
    const [right] = all().flatMap(({ objects }) => objects.flatMap((object) => podsOf(object)));
    const changes: ((spec: Json) => void)[] = [
      (spec) => (spec.hostNetwork = true),
      // Privileged without escalation is no valid pod, and nobody would ask what the namespace says.
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

/** Namespaces of the examples are not those of the test. */
function here(object: Manifest): Manifest {
  const { namespace, ...metadata } = object.metadata;
  return { ...object, metadata };
}

/** A workload's pod, with what only its controller or the cluster would add: a volume for each claim, and no class of priority. */
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
