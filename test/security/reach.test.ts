import { AclAccess, type AclUserProps, Auth } from '../../lib';
import { refusal, refusalForm, render } from '../support';

const acl = (user: Omit<AclUserProps, 'name'>) => Auth.acl({ users: [{ name: 'shop', ...user }] });

describe.each([
  ['everything', AclAccess.everything(), /the user has AclAccess.everything\(\): all keys and channels/],
  ['sentinelOnly', AclAccess.sentinelOnly(), /the user has AclAccess.sentinelOnly\(\): no access to redis/],
])('the access %s', (_, access, problem) => {
  it.each(['keys', 'readableKeys', 'channels'])('fails with %s, which would have no effect', (prop) => {
    const text = refusal(() => acl({ access, [prop]: ['order:*'] }));
    expect(text).toMatch(new RegExp(`^auth.users\\[0\\].${prop}: `));
    expect(text).toMatch(problem);
    expect(text).toMatch(refusalForm);
  });

  it('works alone, also with undefined', () => {
    expect(() => acl({ access, keys: undefined, readableKeys: undefined, channels: undefined })).not.toThrow();
  });
});

describe.each(['keys', 'readableKeys', 'channels'])('%s', (prop) => {
  it.each(['~order:*', '%R~order:*', '%W~order:*', '%RW~order:*', '%r~order:*', '&order:*'])(
    'fails for %s, a rule of an ACL file',
    (pattern) => {
      const text = refusal(() => acl({ [prop]: ['a', pattern] }));
      expect(text).toMatch(new RegExp(`^auth.users\\[0\\].${prop}\\[1\\]: begins with .*; write the pattern alone: 'order:\\*'$`));
      expect(text).toMatch(refusalForm);
    },
  );

  it('takes a percent sign, and a tilde that is not at the beginning', () => {
    expect(() => acl({ [prop]: ['%order', 'order~*', '%Rest', '[~]*'] })).not.toThrow();
  });
});

it('fails for keys of the exporter with a prefix', () => {
  expect(refusal(() => render({ metrics: { readableKeys: ['%R~*'] } }))).toMatch(/^metrics.readableKeys\[0\]: begins with %R~ like a rule/);
});
