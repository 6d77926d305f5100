import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { k8s } from '../kubernetes';
import { refuse } from '../refusal';

interface PodSpec {
  initContainers?: unknown[];
}

/**
 * Adds an init container to the pods of a workload, before its other init containers. The workload is a construct of
 * `k8s` or of any version of cdk8s-plus, or an ApiObject. The container is added at synth, because cdk8s-plus defines
 * pods only then.
 *
 * @throws if the construct has no pods
 */
export function addInitContainer(workload: IConstruct, container: k8s.Container): void {
  const object = objectOf(workload);
  const written = object.toJson.bind(object);
  object.toJson = () => {
    const manifest = written();
    const holder = podTemplate(manifest) ?? refuseWorkload(`a ${manifest.kind}`);
    const spec: PodSpec = holder.spec ?? {};
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

function refuseWorkload(got: unknown): never {
  return refuse({
    prop: 'workload',
    problem: 'not a construct with pods',
    got,
    allowed: 'a construct of a Deployment, StatefulSet, DaemonSet, Job, CronJob or Pod',
    cure: 'pass the workload of your application, or add connection.waitForMaster() to its init containers yourself',
  });
}
