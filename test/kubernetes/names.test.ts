import { checkNames, dnsLabel, isDnsName, namespaceName, objectName, secretKey } from '../../lib/kubernetes';
import { refusal, refusalForm } from '../support';

describe('dnsLabel', () => {
  it.each(['r', 'redis', 'redis-0', 'a1', 'x'.repeat(52)])('takes %p', (name) => {
    expect(dnsLabel('name', name, 52, 'labels')).toBe(name);
  });

  it.each(['', 'Redis', '0redis', 'redis-', '-redis', 're.dis', 're_dis', 'redis\n', 'rédis'])('fails for %p', (name) => {
    const message = refusal(() => dnsLabel('name', name, 52, 'labels'));
    expect(message).toMatch(refusalForm);
    expect(message).toContain('name: not a valid DNS label');
  });

  it('fails for a name that is too long, and says by how much', () => {
    expect(refusal(() => dnsLabel('name', 'x'.repeat(53), 52, 'labels'))).toMatch(
      /53 characters, too many for labels .* at most 52 characters/,
    );
  });
});

describe('objectName', () => {
  it.each(['fast', '0', 'my.class', 'a-b.c-d', 'x'.repeat(253)])('takes %p', (name) => {
    expect(objectName('p', name)).toBe(name);
  });

  it.each(['', 'A', 'a..b', '.a', 'a.', 'a_b', 'x'.repeat(254), 'a\n'])('fails for %p', (name) => {
    expect(refusal(() => objectName('p', name))).toMatch(/^p: not a valid name of a Kubernetes object/);
  });
});

describe('namespaceName', () => {
  it.each(['shop', '0', 'kube-system', 'x'.repeat(63)])('takes %p', (name) => {
    expect(namespaceName('p', name)).toBe(name);
  });

  it.each(['', 'Shop', 'a.b', '-a', 'a-', 'x'.repeat(64), 'a\n'])('fails for %p', (name) => {
    expect(refusal(() => namespaceName('p', name))).toMatch(/^p: not a valid name of a namespace/);
  });
});

describe('secretKey', () => {
  it.each(['redis-password', 'REDIS_PASSWORD', '.dot', 'a.b'])('takes %p', (key) => {
    expect(secretKey('p', key)).toBe(key);
  });

  it.each(['', '.', '..', 'a b', 'a/b', 'x'.repeat(254)])('fails for %p', (key) => {
    expect(refusal(() => secretKey('p', key))).toMatch(/^p: not a valid key of a Secret/);
  });
});

describe('isDnsName', () => {
  it.each(['a', '0', 'cluster.local', 'a-b.c', 'x'.repeat(253)])('is true for %p', (name) => {
    expect(isDnsName(name)).toBe(true);
  });

  it.each(['', '*.local', '.local', 'local.', 'a_b', 'A', 'a b', 'x'.repeat(254), 'a\n'])('is false for %p', (name) => {
    expect(isDnsName(name)).toBe(false);
  });
});

describe('checkNames', () => {
  const check = (...names: string[]) =>
    checkNames(
      'extraEnv',
      'variable',
      names.map((name) => ({ name })),
      ['SCRIPTS'],
    );

  it('takes names that differ, also by case only', () => {
    expect(() => check('A', 'a', 'B')).not.toThrow();
  });

  it('fails for a name that the release sets', () => {
    expect(refusal(() => check('A', 'SCRIPTS'))).toBe(
      'extraEnv[1].name: the release has a variable of this name (got "SCRIPTS", allowed: every name but SCRIPTS); give the variable another name',
    );
  });

  it('fails for a name that occurs twice', () => {
    expect(refusal(() => check('A', 'B', 'A'))).toBe(
      'extraEnv[2].name: another variable has this name (got "A", allowed: every name once); rename or remove one of them',
    );
  });
});
