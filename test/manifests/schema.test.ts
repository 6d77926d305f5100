import { all, type Manifest, titled } from './releases';
import { faults } from './schema';

const objects = titled(all());

test.each(objects)('%s has only fields that Kubernetes knows, of the right types', (_, object) => {
  expect(faults(object)).toEqual([]);
});

describe('the check itself', () => {
  const [, statefulSet] = objects.find(([, { kind }]) => kind === 'StatefulSet') ?? [];
  const changed = (change: (copy: Manifest) => void): string => {
    const copy = structuredClone(statefulSet as Manifest);
    change(copy);
    return faults(copy).join('\n');
  };

  test('fails on an unknown field', () => {
    expect(changed((copy) => (copy.spec.template.spec.containers[0].securityContex = {}))).toContain('securityContex');
  });

  test('fails on a wrong type', () => {
    expect(changed((copy) => (copy.spec.replicas = '3'))).toContain('/spec/replicas must be integer');
  });

  test('fails on a missing required field', () => {
    expect(changed((copy) => delete copy.spec.selector)).toContain("must have required property 'selector'");
  });

  test('fails on null where a quantity belongs', () => {
    expect(changed((copy) => (copy.spec.template.spec.containers[0].resources.limits.memory = null))).toContain('/limits/memory must be');
  });

  test('fails on a field that only a server writes', () => {
    expect(changed((copy) => (copy.status = {}))).toContain('status');
  });
});
