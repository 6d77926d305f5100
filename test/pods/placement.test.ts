import { AntiAffinity, type PlacementProps, ZoneSpread } from '../../lib';
import { refusal, refusalForm, render } from '../support';

const pod = (placement: PlacementProps = {}, members = 3) => render({ placement, members }).pod;
const { selectorLabels } = render().redis;
const zones = { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', labelSelector: { matchLabels: selectorLabels } };
const term = { labelSelector: { matchLabels: selectorLabels }, topologyKey: 'kubernetes.io/hostname' };

describe('placement', () => {
  it('by default: a node for each member, zones if there are any', () => {
    expect(pod().affinity).toEqual({ podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } });
    expect(pod().topologySpreadConstraints).toEqual([{ ...zones, whenUnsatisfiable: 'ScheduleAnyway' }]);
  });

  it('can be softer, stricter or off', () => {
    const preferred = [{ weight: 100, podAffinityTerm: term }];
    expect(pod({ antiAffinity: AntiAffinity.PREFERRED }).affinity).toEqual({
      podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: preferred },
    });
    expect(pod({ antiAffinity: AntiAffinity.NONE }).affinity).toBeUndefined();
    expect(pod({ zoneSpread: ZoneSpread.REQUIRED }).topologySpreadConstraints[0].whenUnsatisfiable).toBe('DoNotSchedule');
    expect(pod({ zoneSpread: ZoneSpread.NONE }).topologySpreadConstraints).toBeUndefined();
  });

  it('has no anti-affinity with one member', () => {
    const single = pod({ antiAffinity: AntiAffinity.REQUIRED, zoneSpread: ZoneSpread.REQUIRED }, 1);
    expect([single.affinity, single.topologySpreadConstraints]).toEqual([undefined, undefined]);
  });

  it('renders every prop', () => {
    const nodeAffinity = { preferredDuringSchedulingIgnoredDuringExecution: [] };
    const allProps: Required<PlacementProps> = {
      antiAffinity: AntiAffinity.PREFERRED,
      zoneSpread: ZoneSpread.REQUIRED,
      topologySpreadConstraints: [{ maxSkew: 2, topologyKey: 'rack', whenUnsatisfiable: 'ScheduleAnyway' }],
      nodeSelector: { disk: 'fast' },
      tolerations: [{ key: 'database', operator: 'Exists' }],
      affinity: { nodeAffinity },
      priorityClassName: 'high',
    };
    expect(pod(allProps)).toMatchObject({
      affinity: { nodeAffinity, podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100 }] } },
      topologySpreadConstraints: [
        { ...zones, whenUnsatisfiable: 'DoNotSchedule' },
        { maxSkew: 2, topologyKey: 'rack', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: selectorLabels } },
      ],
      nodeSelector: { disk: 'fast' },
      tolerations: [{ key: 'database', operator: 'Exists' }],
      priorityClassName: 'high',
    });
  });

  it("keeps a constraint's own selector", () => {
    const labelSelector = { matchLabels: { team: 'shop' } };
    const own = { maxSkew: 1, topologyKey: 'rack', whenUnsatisfiable: 'DoNotSchedule', labelSelector };
    expect(pod({ topologySpreadConstraints: [own] }).topologySpreadConstraints[1]).toEqual(own);
  });

  it('selects its own members if the selector is undefined', () => {
    const own = { maxSkew: 1, topologyKey: 'rack', whenUnsatisfiable: 'DoNotSchedule', labelSelector: undefined };
    expect(pod({ topologySpreadConstraints: [own] }).topologySpreadConstraints[1].labelSelector).toEqual({ matchLabels: selectorLabels });
  });

  it("uses the user's anti-affinity instead of its own", () => {
    const affinity = { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } };
    expect(pod({ antiAffinity: AntiAffinity.NONE, affinity }).affinity).toEqual(affinity);
  });

  const sameZone = { maxSkew: 2, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' };

  it.each([
    [
      'two anti-affinities',
      { affinity: { podAntiAffinity: {} } },
      /^placement.affinity.podAntiAffinity: the release sets podAntiAffinity itself/,
    ],
    [
      'the constraint of the release again',
      { topologySpreadConstraints: [sameZone] },
      /^placement.topologySpreadConstraints\[0\]: another constraint.*got "topology.kubernetes.io\/zone ScheduleAnyway"/,
    ],
    [
      'the same constraint twice',
      { zoneSpread: ZoneSpread.NONE, topologySpreadConstraints: [sameZone, sameZone] },
      /^placement.topologySpreadConstraints\[\d\]: /,
    ],
    ['an invalid node label', { nodeSelector: { 'a b': 'x' } }, /^placement.nodeSelector\['a b'\]: not a valid key of a label/],
    ['an empty priority class', { priorityClassName: '' }, /^placement.priorityClassName: not a valid name of a Kubernetes object/],
  ])('fails for %s', (_, placement, message) => {
    const text = refusal(() => pod(placement as PlacementProps));
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
  });

  it("takes the user's zone constraint when the one of the release is off", () => {
    expect(pod({ zoneSpread: ZoneSpread.NONE, topologySpreadConstraints: [sameZone] }).topologySpreadConstraints).toHaveLength(1);
  });
});
