import { userAnnotations, userLabels } from '../../lib/kubernetes';
import { refusal, refusalForm } from '../support';

describe('userLabels', () => {
  it.each([
    ['team', 'shop'],
    ['example.com/team', 'a.b-c_d'],
    ['a', ''],
    ['x'.repeat(63), 'y'.repeat(63)],
  ])('takes %p: %p', (key, value) => {
    expect(userLabels('labels', { [key]: value }, {})).toEqual({ [key]: value });
  });

  it.each(['', '/', 'a/b/c', 'Example.com/a', '-a', 'a-', 'a b', 'x'.repeat(64), `${'x'.repeat(254)}/a`])('fails for the key %p', (key) => {
    const message = refusal(() => userLabels('labels', { [key]: 'x' }, {}));
    expect(message).toMatch(refusalForm);
    const shown = key.length > 101 ? `${key.slice(0, 100)}...` : key;
    expect(message).toContain(`labels['${shown}']: not a valid key of a label or annotation`);
  });

  it.each(['a b', '-a', 'a-', 'ä', 'x'.repeat(64), 'a\n'])('fails for the value %p', (value) => {
    expect(refusal(() => userLabels('labels', { team: value }, {}))).toMatch(/^labels\['team'\]: not a valid label value/);
  });

  it('fails for a key that the release sets, with any value', () => {
    expect(refusal(() => userLabels('podLabels', { owned: 'same' }, { owned: 'same' }))).toMatch(
      /^podLabels\['.*'\]: the release sets this key itself/,
    );
  });
});

describe('userAnnotations', () => {
  it('takes any value', () => {
    const annotations = { 'example.com/note': 'Any text,\nof any length' };
    expect(userAnnotations('annotations', annotations, ['checksum/config'])).toEqual(annotations);
  });

  it('fails for an invalid key', () => {
    expect(refusal(() => userAnnotations('annotations', { 'a b': '' }, []))).toMatch(/^annotations\['a b'\]: not a valid key/);
  });

  it('fails for a key that the release sets', () => {
    expect(refusal(() => userAnnotations('annotations', { 'checksum/config': '' }, ['checksum/config']))).toMatch(
      /allowed: every key but checksum\/config/,
    );
  });
});
