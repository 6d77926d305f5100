import { type k8s, objectName, type StringMap, userLabels } from '../kubernetes';
import { firstRepeated, refuse } from '../refusal';
import type { Release } from '../release';
import { k8sStruct, listOf, mapOf, memberOf, struct, text } from '../shapes';

/** Whether two members may run on one node. */
export enum AntiAffinity {
  /** Never: the pod of a member stays pending until there is a node without a member. */
  REQUIRED = 'required',
  /** Only if there are not enough nodes. The loss of one node may then be the loss of two members. */
  PREFERRED = 'preferred',
  /** The scheduler decides. */
  NONE = 'none',
}

/** How members are spread over zones. */
export enum ZoneSpread {
  /** Evenly if possible, also on nodes without a zone. */
  PREFERRED = 'preferred',
  /** Evenly: the pod of a member stays pending otherwise. */
  REQUIRED = 'required',
  /** The scheduler decides. */
  NONE = 'none',
}

/** The placement of the members on nodes. */
export interface PlacementProps {
  /**
   * Whether two members may run on one node.
   *
   * @default AntiAffinity.REQUIRED
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
   */
  readonly antiAffinity?: AntiAffinity;

  /**
   * How members are spread over zones (the label `topology.kubernetes.io/zone` of nodes).
   *
   * @default ZoneSpread.PREFERRED
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
   */
  readonly zoneSpread?: ZoneSpread;

  /**
   * Additional topology spread constraints. A constraint without a `labelSelector` applies to the members of this
   * release.
   *
   * @default - none
   * @constraint every pair of `topologyKey` and `whenUnsatisfiable` once, including the pair of `zoneSpread`
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
   */
  readonly topologySpreadConstraints?: k8s.TopologySpreadConstraint[];

  /**
   * The labels that a node must have.
   *
   * @default - any node
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * The taints of nodes that the members tolerate.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * The affinity of the pods to nodes and to other pods, and with AntiAffinity.NONE also the anti-affinity.
   *
   * @default - none
   * @constraint `podAntiAffinity` only with AntiAffinity.NONE
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
   */
  readonly affinity?: k8s.Affinity;

  /**
   * The priority class of the pods.
   *
   * @default - the default of the cluster
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  readonly priorityClassName?: string;
}

export const PLACEMENT = struct<PlacementProps>({
  antiAffinity: memberOf('AntiAffinity', AntiAffinity),
  zoneSpread: memberOf('ZoneSpread', ZoneSpread),
  topologySpreadConstraints: listOf(k8sStruct('TopologySpreadConstraint')),
  nodeSelector: mapOf(text),
  tolerations: listOf(k8sStruct('Toleration')),
  affinity: k8sStruct('Affinity'),
  priorityClassName: text,
});

const HOST = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

/** The fields of a pod that decide where it runs. */
export type Placement = Pick<k8s.PodSpec, 'affinity' | 'topologySpreadConstraints' | 'nodeSelector' | 'tolerations' | 'priorityClassName'>;

/** The pods to place: the members of a release, or its proxies. */
export interface PodGroup {
  /** The path of the prop, as the user writes it. */
  readonly path: string;
  readonly selectorLabels: StringMap;
  /** The number of pods. One pod needs no anti-affinity and no spread constraint. */
  readonly size: number;
  /** Whether two of the pods may run on one node, by default. */
  readonly antiAffinity: AntiAffinity;
  /** Labels whose value is that of the pod itself: new pods of a rollout are spread over zones without regard to the old ones. */
  readonly matchLabelKeys?: string[];
}

/**
 * Resolves the prop `placement` of the members.
 *
 * @throws if two constraints are the same, or a label or name is invalid
 */
export function resolvePlacement(release: Release, props: PlacementProps = {}): Placement {
  const { selectorLabels, members } = release;
  return placementOf({ path: 'placement', selectorLabels, size: members, antiAffinity: AntiAffinity.REQUIRED }, props);
}

/**
 * Resolves the placement of a group of pods.
 *
 * @throws if two constraints are the same, or a label or name is invalid
 */
export function placementOf(group: PodGroup, props: PlacementProps): Placement {
  const { path } = group;
  return {
    affinity: affinity(group, props),
    topologySpreadConstraints: spread(group, props),
    nodeSelector: props.nodeSelector && userLabels(`${path}.nodeSelector`, props.nodeSelector, {}),
    tolerations: props.tolerations,
    priorityClassName: props.priorityClassName === undefined ? undefined : objectName(`${path}.priorityClassName`, props.priorityClassName),
  };
}

function affinity(group: PodGroup, props: PlacementProps): k8s.Affinity | undefined {
  const rule = props.antiAffinity ?? group.antiAffinity;
  if (rule !== AntiAffinity.NONE && props.affinity?.podAntiAffinity) {
    refuse({
      prop: `${group.path}.affinity.podAntiAffinity`,
      problem: 'the release sets podAntiAffinity itself, by the prop antiAffinity',
      got: 'podAntiAffinity',
      allowed: 'podAntiAffinity with antiAffinity: AntiAffinity.NONE, nodeAffinity and podAffinity always',
      cure: 'set antiAffinity to AntiAffinity.NONE, or leave podAntiAffinity out',
    });
  }
  if (rule === AntiAffinity.NONE || group.size === 1) return props.affinity;
  const term = { labelSelector: { matchLabels: group.selectorLabels }, topologyKey: HOST };
  const podAntiAffinity =
    rule === AntiAffinity.REQUIRED
      ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
      : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] };
  return { ...props.affinity, podAntiAffinity };
}

function spread(group: PodGroup, props: PlacementProps): k8s.TopologySpreadConstraint[] | undefined {
  const labelSelector = { matchLabels: group.selectorLabels };
  const rule = props.zoneSpread ?? ZoneSpread.PREFERRED;
  const whenUnsatisfiable = rule === ZoneSpread.REQUIRED ? 'DoNotSchedule' : 'ScheduleAnyway';
  const { matchLabelKeys } = group;
  const zones =
    rule === ZoneSpread.NONE || group.size === 1
      ? []
      : [{ maxSkew: 1, topologyKey: ZONE, whenUnsatisfiable, labelSelector, matchLabelKeys }];
  const all = [
    ...zones,
    ...(props.topologySpreadConstraints ?? []).map((own) => ({ ...own, labelSelector: own.labelSelector ?? labelSelector })),
  ];
  const pairs = all.map((constraint) => `${constraint.topologyKey} ${constraint.whenUnsatisfiable}`);
  const repeated = firstRepeated(pairs);
  if (repeated >= 0) {
    refuse({
      prop: `${group.path}.topologySpreadConstraints[${repeated - zones.length}]`,
      problem: 'another constraint has the same topologyKey and whenUnsatisfiable, which Kubernetes does not accept',
      got: pairs[repeated],
      allowed: 'every pair of topologyKey and whenUnsatisfiable once',
      cure: 'remove one of them, or set zoneSpread to ZoneSpread.NONE to replace the constraint of the release',
    });
  }
  return all.length > 0 ? all : undefined;
}
