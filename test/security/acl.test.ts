import fc from 'fast-check';
import { AclAccess, type AclProps, Auth, Engine } from '../../lib';
import { OWN_USERS } from '../../lib/security';
import { refusal, refusalForm, render } from '../support';

const acl = (props?: AclProps) => render({ auth: Auth.acl(props) });
const line = (text: string, user: string) => text.split('\n').find((each) => each.startsWith(`user ${user} `));
const redis = (props: AclProps, user: string) => line(acl(props).files['redis-users.acl'], user);

describe('users of a release', () => {
  it('are a user for each part and one application, and the user default is disabled', () => {
    const { files } = acl();
    const users = (file: string) => files[file].split('\n').flatMap((each) => (each === '' ? [] : [each.split(' ')[1]]));
    expect(users('redis-users.acl')).toEqual(['default', 'replication', 'sentinel', 'operations', 'probe', 'rotation', 'exporter', 'app']);
    expect(users('sentinel-users.acl')).toEqual(['default', 'sentinel-peer', 'operations', 'probe', 'rotation', 'app']);
    for (const file of ['redis-users.acl', 'sentinel-users.acl']) {
      expect(line(files[file], 'default')).toBe('user default off resetpass resetkeys resetchannels -@all');
      for (const each of files[file].trim().split('\n').slice(1)) expect(each).toMatch(/^user \S+ on @PASSWORDS@ resetkeys resetchannels /);
    }
    expect(files['release.env']).toMatch(/^AUTH=acl$/m);
    expect(files['release.env']).toMatch(/^APPLICATION_USERS=app$/m);
  });

  it('of the release itself have no key, and no category of commands', () => {
    const { files } = acl();
    for (const user of OWN_USERS) {
      for (const file of ['redis-users.acl', 'sentinel-users.acl']) expect(line(files[file], user) ?? '').not.toMatch(/ [~%]| \+@|allkeys/);
    }
  });

  it('have their passwords in Secrets: two keys are enough, more are possible', () => {
    const sources = (props?: AclProps) => acl(props).pod.volumes.find(({ name }: { name: string }) => name === 'auth').projected.sources;
    expect(sources()[0].secret).toEqual({
      name: 'redis',
      items: [
        { key: 'internal-password', path: 'internal' },
        { key: 'redis-password', path: 'user-app' },
      ],
    });
    const users = [{ name: 'shop' }, { name: 'reports', secret: 'others', key: 'R' }];
    expect(sources({ secret: 'mine', internalKey: 'own', users })).toEqual([
      {
        secret: {
          name: 'mine',
          items: [
            { key: 'own', path: 'internal' },
            { key: 'shop-password', path: 'user-shop' },
          ],
        },
      },
      { secret: { name: 'others', items: [{ key: 'R', path: 'user-reports' }] } },
      {
        secret: {
          name: 'mine',
          items: [
            { key: 'own-other', path: 'other/internal' },
            { key: 'shop-password-other', path: 'other/user-shop' },
          ],
          optional: true,
        },
      },
      { secret: { name: 'others', items: [{ key: 'R-other', path: 'other/user-reports' }], optional: true } },
    ]);
  });

  it('may share a key, and have any key in a Secret of their own', () => {
    const shared = [
      { name: 'shop', key: 'password' },
      { name: 'cart', key: 'password' },
      { name: 'reports', secret: 'others', key: 'internal-password' },
      { name: 'prices', secret: 'others', key: 'password-other' },
    ];
    expect(acl({ users: shared }).redis.connection.username).toBe('shop');
    // The release's Secret has the name of the release.
    expect(render({ auth: Auth.acl({ users: [{ name: 'shop', secret: 'redis', key: 'internal-password' }] }) }, 'cache').redis.name).toBe(
      'cache',
    );
  });

  it('know CLIENT SETINFO where the server does', () => {
    jest.spyOn(console, 'warn').mockImplementationOnce(() => undefined); // every 7.0 has a known vulnerability
    const rules = (engine: Engine) => render({ engine, auth: Auth.acl() }).files['redis-users.acl'];
    expect(rules(Engine.redis('7.0'))).not.toContain('setinfo');
    for (const engine of [Engine.redis('7.2'), Engine.redis('8.6'), Engine.valkey('7.2')])
      expect(rules(engine)).toContain('+client|setinfo');
  });
});

describe('an application', () => {
  it('reads and writes all data, and administers nothing', () => {
    expect(redis({}, 'app')).toMatch(/ ~\* &\[\^_\]\* &__key\* \+@all -@admin -@dangerous \+ping /);
  });

  it('reaches its keys and channels', () => {
    const users = [{ name: 'shop', keys: ['shop:*', 'cart:*'], readableKeys: ['prices:*'], channels: ['shop:*'] }];
    expect(redis({ users }, 'shop')).toMatch(/ resetchannels ~shop:\* ~cart:\* %R~prices:\* &shop:\* \+@all /);
    expect(redis({ users: [{ name: 'shop', readableKeys: ['prices:*'] }] }, 'shop')).toMatch(/ resetchannels %R~prices:\* &/);
    expect(redis({ users: [{ name: 'shop', channels: [] }] }, 'shop')).toMatch(/ resetchannels ~\* \+@all/);
  });

  it('changes no shared code unless it writes all keys, or its commands are listed', () => {
    const codes = / -@dangerous -function\|load -function\|delete -function\|flush -function\|restore -script\|flush \+ping /;
    const rules = (user: object) => redis({ users: [{ name: 'shop', ...user }] }, 'shop');
    for (const limited of [{ keys: ['shop:*'] }, { keys: [] }, { readableKeys: ['*'] }, { keys: ['shop:*'], readableKeys: ['*'] }])
      expect(rules(limited)).toMatch(codes);
    for (const all of [{}, { keys: ['*'] }, { keys: ['shop:*', '**'] }, { channels: ['shop:*'] }])
      expect(rules(all)).toMatch(/ -@dangerous \+ping /);
    const access = AclAccess.commands(['+function', '+script|flush']);
    expect(rules({ keys: ['shop:*'], access })).toMatch(/ -@all \+function \+script\|flush \+ping /);
    expect(rules({ keys: ['shop:*'], access: AclAccess.readOnly() })).not.toMatch(/-function/);
    expect(rules({ access: AclAccess.everything() })).not.toMatch(/-function/);
  });

  it('may only read, send certain commands, do everything, or ask only Sentinel', () => {
    const rules = (access: AclAccess) => redis({ users: [{ name: 'shop', access }] }, 'shop');
    expect(rules(AclAccess.readOnly())).toMatch(/ %R~\* &\[\^_\]\* &__key\* -@all \+@read .*-@dangerous \+ping /);
    expect(rules(AclAccess.commands(['+get', '+@hash', '-hgetall', '+script|load']))).toMatch(
      / -@all \+get \+@hash -hgetall \+script\|load \+ping /,
    );
    expect(rules(AclAccess.commands(['+eval_ro', '+sort_ro', '+json.get', '-ft.search', '+client|no-evict']))).toMatch(
      / -@all \+eval_ro \+sort_ro \+json\.get -ft\.search \+client\|no-evict \+ping /,
    );
    expect(rules(AclAccess.everything())).toMatch(/ ~\* &\* \+@all /);
    expect(rules(AclAccess.sentinelOnly())).toBeUndefined();
    const { files } = acl({ users: [{ name: 'shop', access: AclAccess.sentinelOnly() }] });
    expect(line(files['sentinel-users.acl'], 'shop')).toMatch(/ &\* -@all \+ping .*\+sentinel\|get-master-addr-by-name/);
  });

  it('may never publish on the channel that sentinels trust', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[_a-z*?:[\]^\\-]{1,12}$/), (pattern) => {
        // The rest of the channel's name may be spelled out, so that most patterns come close.
        const long = pattern.replaceAll('a', '__sentinel__:hello');
        let granted: string | undefined;
        try {
          granted = redis({ users: [{ name: 'shop', channels: [long] }] }, 'shop');
        } catch {
          return;
        }
        expect(granted).toContain(` &${long} `);
        expect(stringMatch(long, '__sentinel__:hello')).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['*', '__sentinel__:*', '[^\\:]*', '*[^\\]', '*[^-', '[a-]]_sentinel__:hello', '[z-_]_sentinel__:hello', '\\__sentinel__:hell?'])(
    'fails for %p, which is one way to write that channel',
    (pattern) => {
      expect(refusal(() => redis({ users: [{ name: 'shop', channels: [pattern] }] }, 'shop'))).toMatch(
        /^auth.users\[\d\].channels\[\d\]: the pattern matches/,
      );
    },
  );
});

/** The servers' glob as a simple and slow function (util.c, stringmatchlen). */
function stringMatch(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const [first] = pattern;
  if (first === '*') return stringMatch(pattern.slice(1), text) || (text !== '' && stringMatch(pattern, text.slice(1)));
  if (text === '') return false;
  if (first === '?') return stringMatch(pattern.slice(1), text.slice(1));
  if (first === '\\' && pattern.length > 1) return pattern[1] === text[0] && stringMatch(pattern.slice(2), text.slice(1));
  if (first !== '[') return first === text[0] && stringMatch(pattern.slice(1), text.slice(1));
  let rest = pattern.slice(1);
  const not = rest.startsWith('^');
  if (not) rest = rest.slice(1);
  let match = false;
  while (rest !== '' && rest[0] !== ']') {
    if (rest[0] === '\\' && rest.length >= 2) {
      match ||= rest[1] === text[0];
      rest = rest.slice(2);
    } else if (rest.length >= 3 && rest[1] === '-') {
      const [low, high] = [rest[0], rest[2]].sort();
      match ||= text[0] >= low && text[0] <= high;
      rest = rest.slice(3);
    } else {
      match ||= rest[0] === text[0];
      rest = rest.slice(1);
    }
  }
  return match !== not && stringMatch(rest.slice(1), text.slice(1));
}

describe('refusals', () => {
  const users = (...names: string[]) => Auth.acl({ users: names.map((name) => ({ name })) });

  it.each<[string, () => unknown, RegExp]>([
    ['a user of the release', () => users('operations'), /^auth.users\[\d\].name: the release already has a user of this name/],
    ['the user default', () => users('default'), /^auth.users\[\d\].name: /],
    ['a user twice', () => users('shop', 'shop'), /^auth.users\[\d\].name: another user of the list has this name/],
    ['an invalid name', () => users('The Shop'), /^auth.users\[\d\].name: not a valid user name/],
    ['an invalid Secret', () => Auth.acl({ secret: 'My Secret' }), /^auth.secret: /],
    ["a user's invalid Secret", () => Auth.acl({ users: [{ name: 'shop', secret: 'A B' }] }), /^auth.users\[\d\].secret: /],
    ['an invalid key', () => Auth.acl({ internalKey: 'a key' }), /^auth.internalKey: not a valid key of a Secret/],
    ["a user's invalid key", () => Auth.acl({ users: [{ name: 'shop', key: 'a key' }] }), /^auth.users\[\d\].key: /],
    [
      'a user name whose key is the internal key',
      () => users('internal'),
      /^auth.users\[\d\].key: the release derives the passwords of its own users/,
    ],
    [
      'the internal key',
      () => Auth.acl({ users: [{ name: 'shop', key: 'internal-password' }] }),
      /^auth.users\[\d\].key: the release derives the passwords/,
    ],
    [
      'an internal key with another name',
      () => Auth.acl({ internalKey: 'own', users: [{ name: 'a' }, { name: 'shop', key: 'own' }] }),
      /^auth.users\[\d\].key: the release derives the passwords/,
    ],
    [
      'the second internal key',
      () => Auth.acl({ users: [{ name: 'shop', key: 'internal-password-other' }] }),
      /^auth.users\[\d\].key: the release derives the passwords/,
    ],
    [
      'an internal key that is a second password',
      () => Auth.acl({ internalKey: 'shop-password-other', users: [{ name: 'shop' }] }),
      /^auth.users\[\d\].key: the release derives the passwords/,
    ],
    [
      "the internal key, with the name of the release's Secret",
      () => acl({ users: [{ name: 'shop', secret: 'redis', key: 'internal-password' }] }),
      /^auth.users\[\d\].key: the release derives the passwords/,
    ],
    [
      "another user's second key",
      () => Auth.acl({ users: [{ name: 'shop' }, { name: 'reports', key: 'shop-password-other' }] }),
      /^auth.users\[\d\].key: this is the key of the second password of another user/,
    ],
    ['a command with a blank', () => AclAccess.commands(['+json. get']), /^access.rules\[\d\]: /],
    ['a command with a number first', () => AclAccess.commands(['+1get']), /^access.rules\[\d\]: /],
    ['an invalid rule', () => AclAccess.commands(['get']), /^access.rules\[0\]: not a valid ACL rule/],
    ['keys among the rules', () => AclAccess.commands(['~*']), /^access.rules\[\d\]: /],
    ['two rules in one', () => AclAccess.commands(['+get ~*']), /^access.rules\[\d\]: /],
    [
      'keys with a blank',
      () => Auth.acl({ users: [{ name: 'shop', keys: ['a b'] }] }),
      /^auth.users\[\d\].keys\[\d\]: not a valid pattern/,
    ],
    [
      'the placeholder of the scripts among the keys',
      () => Auth.acl({ users: [{ name: 'shop', keys: ['a', '@PASSWORDS@'] }] }),
      /^auth.users\[0\].keys\[1\]: the scripts replace @PASSWORDS@ in ACL files/,
    ],
    [
      'readable keys with a line break',
      () => Auth.acl({ users: [{ name: 'shop', readableKeys: ['a\nuser x on'] }] }),
      /^auth.users\[\d\].readableKeys\[\d\]: /,
    ],
    [
      'all channels',
      () => Auth.acl({ users: [{ name: 'shop', channels: ['*'] }] }),
      /^auth.users\[\d\].channels\[\d\]: the pattern matches __sentinel__:hello/,
    ],
    [
      'the channel of the sentinels',
      () => Auth.acl({ users: [{ name: 'shop', channels: ['__sent*'] }] }),
      /^auth.users\[\d\].channels\[\d\]: /,
    ],
    ['keys of the exporter with a blank', () => render({ metrics: { readableKeys: ['a b'] } }), /^metrics.readableKeys\[\d\]: /],
  ])('fails for %s', (_, build, message) => {
    const text = refusal(build);
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
  });
});
