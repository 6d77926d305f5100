import { envFromField, envFromSecret } from '../../lib/kubernetes';

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
