import { envFromField, envFromSecret, uniqueNames } from '../../lib/kubernetes';
import { refusal, refusalForm } from '../support';

describe('variables', () => {
  it('take a field of the pod', () => {
    expect(envFromField('POD_NAME', 'metadata.name')).toEqual({
      name: 'POD_NAME',
      valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } },
    });
  });

  it('take a key of a Secret', () => {
    expect(envFromSecret('PASSWORD', 'redis', 'key')).toEqual({
      name: 'PASSWORD',
      valueFrom: { secretKeyRef: { name: 'redis', key: 'key' } },
    });
  });
});

describe('uniqueNames', () => {
  it('takes names that differ, also by case only', () => {
    expect(() => uniqueNames('p', 'a variable', ['A', 'a', 'B'])).not.toThrow();
  });

  it('fails for a name that is there twice', () => {
    const message = refusal(() => uniqueNames('extraEnv', 'a variable', ['A', 'B', 'A']));
    expect(message).toMatch(refusalForm);
    expect(message).toContain('(got "A", allowed: every name once)');
  });
});
