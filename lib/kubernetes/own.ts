import { ApiObject, type ApiObjectProps, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { type Refusal, refusalText, refuse } from '../refusal';

// The objects of this library in each chart, by their identity. The objects of a chart are applied together.
const objects = new WeakMap<Chart, Map<string, ApiObject>>();

/**
 * Defines an object from a manifest of `k8s.KubeX.manifest()`, which checks types and uses the field names of
 * Kubernetes. A plain ApiObject takes JSON patches with these names. The classes `k8s.KubeX` would silently drop plain
 * quantities, numbers and unknown fields from them (cdk8s#2172).
 *
 * @throws if a release in the chart has an object of this kind and name already: the later object would replace the
 * earlier one
 */
export function own(scope: Construct, id: string, manifest: object): ApiObject {
  const object = new ApiObject(scope, id, manifest as ApiObjectProps);
  const chart = Chart.of(scope);
  const known = objects.get(chart) ?? new Map<string, ApiObject>();
  objects.set(chart, known);
  const other = known.get(identity(object));
  if (other !== undefined) refuse(conflict(object, other));
  known.set(identity(object), object);
  return object;
}

/**
 * The refusals of objects in the chart that have the kind and name of an object below this construct, but are not below
 * it: the one that is applied last would replace the other. All objects are known only at synth.
 */
export function conflictsOf(construct: Construct): string[] {
  const all = Chart.of(construct).node.findAll().filter(ApiObject.isApiObject) as ApiObject[];
  const isOwn = (object: ApiObject) => object.node.scopes.includes(construct);
  const mine = new Map(all.filter(isOwn).map((object) => [identity(object), object]));
  return all.flatMap((object) => {
    const other = mine.get(identity(object));
    return other === undefined || isOwn(object) ? [] : [refusalText(conflict(object, other))];
  });
}

function identity({ apiVersion, kind, name, metadata }: ApiObject): string {
  return [apiVersion.replace(/\/.*/, ''), kind, metadata.namespace, name].join(' ');
}

function conflict(object: ApiObject, other: ApiObject): Refusal {
  return {
    prop: 'name',
    problem: `the chart has another ${object.kind} ${object.name}, of the construct ${other.node.path}, and one would replace the other`,
    got: object.node.path,
    allowed: 'every kind and name once in a chart',
    cure: 'give one of them another name, or a chart of its own',
  };
}
