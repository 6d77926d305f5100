import { render } from '../support';

describe('the PodDisruptionBudget', () => {
  it('allows one eviction at a time', () => {
    const rendered = render({ members: 5 });
    expect(rendered.object('PodDisruptionBudget').spec).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: rendered.redis.selectorLabels },
    });
  });

  it('is not there for one member: it would block every drain', () => {
    const rendered = render({ members: 1 });
    expect(rendered.names()).not.toContain('PodDisruptionBudget redis');
    expect(rendered.redis.podDisruptionBudget).toBeUndefined();
  });
});
