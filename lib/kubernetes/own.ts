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

/**
 * Objects of the chart that somebody else made under the kind and name of one below this construct: whichever comes later would replace the other
 * when they are applied. Only known when the YAML is written.
 */
export function conflictsOf(construct: Construct): string[] {
  const key = ({ apiVersion, kind, name, metadata }: ApiObject) =>
    [apiVersion.replace(/\/.*/, ''), kind, metadata.namespace, name].join(' ');
  const all = Chart.of(construct).node.findAll().filter(ApiObject.isApiObject) as ApiObject[];
  const mine = new Map(all.filter((object) => object.node.scopes.includes(construct)).map((object) => [key(object), object]));
  return all.flatMap((object) => {
    const same = mine.get(key(object));
    if (same === undefined || object.node.scopes.includes(construct)) return [];
    const what = `${object.kind} ${object.name}`;
    return [
      `name: the chart has two objects ${what}, and one would replace the other (got ${JSON.stringify(object.node.path)} beside ${JSON.stringify(same.node.path)}, allowed: every object of a chart once); give one of them another name, or a chart of its own`,
    ];
  });
}
