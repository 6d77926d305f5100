import { dnsLabel, namespaceName, objectName, secretKey } from '../../lib/kubernetes';
import { refusal, refusalForm } from '../support';

describe('dnsLabel', () => {
  it.each(['r', 'redis', 'redis-0', 'a1', 'x'.repeat(52)])('takes %p', (name) => {
    expect(dnsLabel('name', name, 52, 'labels')).toBe(name);
  });

  it.each(['', 'Redis', '0redis', 'redis-', '-redis', 're.dis', 're_dis', 'redis\n', 'rédis'])('fails for %p', (name) => {
    const message = refusal(() => dnsLabel('name', name, 52, 'labels'));
    expect(message).toMatch(refusalForm);
    expect(message).toContain('name: the name is not a DNS label');
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
    expect(refusal(() => objectName('p', name))).toMatch(/^p: no object can have this name/);
  });
});

describe('namespaceName', () => {
  it.each(['shop', '0', 'kube-system', 'x'.repeat(63)])('takes %p', (name) => {
    expect(namespaceName('p', name)).toBe(name);
  });

  it.each(['', 'Shop', 'a.b', '-a', 'a-', 'x'.repeat(64), 'a\n'])('fails for %p', (name) => {
    expect(refusal(() => namespaceName('p', name))).toMatch(/^p: no namespace can have this name/);
  });
});

describe('secretKey', () => {
  it.each(['redis-password', 'REDIS_PASSWORD', '.dot', 'a.b'])('takes %p', (key) => {
    expect(secretKey('p', key)).toBe(key);
  });

  it.each(['', '.', '..', 'a b', 'a/b', 'x'.repeat(254)])('fails for %p', (key) => {
    expect(refusal(() => secretKey('p', key))).toMatch(/^p: no Secret can have this key/);
  });
});
