import { ApiObject, type ApiObjectProps, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { refuse } from '../refusal';

// The objects of this library in each chart, by kind and name. A chart is what is applied together.
const objects = new WeakMap<Chart, Map<string, string>>();

/**
 * Defines an object from a manifest. Manifests come from `k8s.KubeX.manifest()`, which checks types and knows Kubernetes' names for fields; a
 * plain ApiObject around it takes JSON patches on those names, while the classes `k8s.KubeX` drop plain quantities, numbers and unknown
 * fields in silence (cdk8s#2172).
 *
 * @throws if the chart has an object of this kind and name already: the later one would replace the earlier when it is applied
 */
export function own(scope: Construct, id: string, manifest: object): ApiObject {
  const object = new ApiObject(scope, id, manifest as ApiObjectProps);
  const chart = Chart.of(scope);
  const known = objects.get(chart) ?? new Map<string, string>();
  objects.set(chart, known);
  const key = `${object.kind} ${object.name}`;
  const other = known.get(key);
  if (other !== undefined) {
    refuse({
      prop: 'name',
      problem: `the chart has a ${key} already, of the construct ${other}, and one would replace the other`,
      got: object.node.path,
      allowed: 'every object of a chart once',
      cure: 'give one of the releases another name, or a chart of its own',
    });
  }
  known.set(key, object.node.path);
  return object;
}
