import { refusal, refusalForm, render } from '../support';

describe('the metadata and policies that users set on the pods', () => {
  it('is on the pods only', () => {
    const rendered = render({
      podLabels: { tier: 'data' },
      podAnnotations: { note: 'x y' },
      imagePullSecrets: ['registry'],
      imagePullPolicy: 'Always',
    });
    const { metadata, spec } = rendered.statefulSet.template;
    expect(metadata.labels).toMatchObject({ tier: 'data', ...rendered.redis.selectorLabels });
    expect(metadata.annotations).toMatchObject({ note: 'x y', 'kubectl.kubernetes.io/default-container': 'redis' });
    expect(spec.imagePullSecrets).toEqual([{ name: 'registry' }]);
    expect([...spec.containers, ...spec.initContainers].map(({ imagePullPolicy }) => imagePullPolicy)).toEqual(Array(4).fill('Always'));
    expect(rendered.object('StatefulSet').metadata.labels.tier).toBeUndefined();
    expect(rendered.statefulSet.selector.matchLabels).toEqual(rendered.redis.selectorLabels);
  });

  it('beats the labels and annotations of all objects', () => {
    const labels = { tier: 'all', team: 'shop' };
    const rendered = render({ labels, annotations: labels, podLabels: { tier: 'pod' }, podAnnotations: { tier: 'pod' } });
    const { metadata } = rendered.statefulSet.template;
    for (const pairs of [metadata.labels, metadata.annotations]) expect(pairs).toMatchObject({ tier: 'pod', team: 'shop' });
    expect(rendered.object('StatefulSet').metadata.labels.tier).toBe('all');
  });

  it('is empty by default', () => {
    expect(render().pod.imagePullSecrets).toBeUndefined();
    expect(render().container('redis').imagePullPolicy).toBeUndefined();
  });

  it.each([
    [
      'a label of the release',
      { podLabels: { 'app.kubernetes.io/instance': 'other' } },
      /^podLabels\['.*'\]: the release sets this key itself/,
    ],
    ['an invalid label', { podLabels: { a: 'b c' } }, /^podLabels\['a'\]: not a valid label value/],
    ['the checksum', { podAnnotations: { 'checksum/config': 'x' } }, /^podAnnotations\['.*'\]: the release sets this key itself/],
    ['an invalid annotation', { podAnnotations: { 'a b': 'x' } }, /^podAnnotations\['a b'\]: not a valid key/],
    [
      'an unknown policy',
      { imagePullPolicy: 'always' },
      /^imagePullPolicy: not a valid pull policy \(got "always", allowed: Always, IfNotPresent, Never\)/,
    ],
    ['a Secret that cannot be', { imagePullSecrets: ['My Registry'] }, /^imagePullSecrets\[\d\]: not a valid name of a Kubernetes object/],
  ])('fails for %s', (_, props, message) => {
    const text = refusal(() => render(props));
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
  });
});
