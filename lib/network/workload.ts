import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { k8s } from '../kubernetes';
import { refuse } from '../refusal';
import type { Release } from '../release';

interface Named {
  readonly name?: string;
}

interface PodSpec {
  initContainers?: Named[];
  containers?: Named[];
}

// The init containers of each workload, by the release for whose master they wait.
const waiting = new WeakMap<ApiObject, Map<string, string>>();

/**
 * Adds the init container that waits for the master of a release to the pods of a workload, before its other init
 * containers. The workload is a construct of `k8s` or of any version of cdk8s-plus, or an ApiObject. The container is
 * added at synth, because cdk8s-plus defines pods only then. A workload may wait for releases of the same name in
 * several namespaces: the names of their containers get a number.
 *
 * @throws if the construct has no pods, waits for the release already, or is the release itself
 */
export function addInitContainer(workload: IConstruct, release: Release, waitForMaster: k8s.Container): void {
  const object = objectOf(workload);
  const container = { ...waitForMaster, name: nameFor(object, release, waitForMaster.name) };
  const written = object.toJson.bind(object);
  object.toJson = () => {
    const manifest = written();
    const holder = podTemplate(manifest) ?? refuseWorkload(object, `: a ${manifest.kind}`);
    const spec: PodSpec = holder.spec ?? {};
    refuseTaken(object, container.name, [...(spec.initContainers ?? []), ...(spec.containers ?? [])]);
    const initContainers = [k8s.toJson_Container(container), ...(spec.initContainers ?? [])];
    holder.spec = Object.fromEntries(Object.entries({ ...spec, initContainers }).sort(([one], [other]) => (one < other ? -1 : 1)));
    return manifest;
  };
}

function objectOf(workload: IConstruct): ApiObject {
  try {
    return ApiObject.of(workload);
  } catch {
    return refuseWorkload(workload);
  }
}

/** The part of a manifest that contains the spec of the pods. */
// biome-ignore lint/suspicious/noExplicitAny: the manifest of any kind
function podTemplate(manifest: any): any {
  if (manifest.kind === 'Pod') return manifest;
  return manifest.spec?.jobTemplate?.spec?.template ?? manifest.spec?.template;
}

function nameFor(object: ApiObject, { name, namespace }: Release, wanted: string): string {
  if (object.kind === 'StatefulSet' && object.name === name && object.metadata.namespace === namespace) {
    refuse({
      prop: 'workload',
      problem: 'the StatefulSet of the release itself, whose pods would wait forever for a master among them',
      got: object.node.path,
      allowed: 'the workload of an application',
      cure: 'pass the workload of your application',
    });
  }
  const others = waiting.get(object) ?? new Map<string, string>();
  const release = `${namespace ?? ''}/${name}`;
  const other = others.get(release);
  if (other !== undefined) refuseTaken(object, other, [{ name: other }]);
  const names = [...others.values()];
  const numbers = Array.from({ length: names.length }, (_, index) => `${wanted}-${index + 2}`);
  const free = [wanted, ...numbers].find((each) => !names.includes(each)) as string;
  waiting.set(object, others.set(release, free));
  return free;
}

function refuseTaken(object: ApiObject, name: string, others: Named[]): void {
  if (!others.some((other) => other.name === name)) return;
  refuse({
    prop: 'workload',
    problem: `has a container ${name} already, and Kubernetes accepts every name once`,
    got: object.node.path,
    allowed: 'one container for each release',
    cure: 'call addWaitForMaster once, or add the container yourself',
  });
}

function refuseWorkload(got: unknown, kind = ''): never {
  return refuse({
    prop: 'workload',
    problem: `not a construct with pods${kind}`,
    got,
    allowed: 'a construct of a Deployment, StatefulSet, DaemonSet, Job, CronJob or Pod',
    cure: 'pass the workload of your application, or add connection.waitForMaster() to its init containers yourself',
  });
}
