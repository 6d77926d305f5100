import { AclAccess, Auth, Engine, Peer, type Redis, Storage, Tls } from '../../lib';
import { type Json, refusal, refusalForm, render } from '../support';

// JavaScript can call a private constructor, which skips the checks of the factories.

const make = (type: unknown, ...args: unknown[]) => new (type as new (...args: unknown[]) => never)(...args);
const bare = (type: { readonly prototype: object }) => Object.create(type.prototype);

describe.each<[string, object, (value: Json) => unknown, unknown[][]]>([
  ['Storage', Storage, (storage) => render({ storage }), [[], ['8Gi'], [{ size: '8Gi' }]]],
  ['Auth', Auth, (auth) => render({ auth }), [[], ['redis'], [{ users: [{ name: 'shop' }] }]]],
  ['Tls', Tls, (tls) => render({ tls }), [[], ['redis-tls'], [{}]]],
  ['Engine', Engine, (engine) => render({ engine }), [[{ image: 'redis:8.6', family: 'redis', version: '8.6' }]]],
  ['Peer', Peer, (peer) => render({ networkPolicy: { allowFrom: [peer] } }), [[], [{ app: 'shop' }]]],
  ['AclAccess', AclAccess, (access) => Auth.acl({ users: [{ name: 'shop', access }] }), [[], [['+get']], [{}]]],
])('%s', (name, type, use, calls) => {
  test.each(calls)('fails if it comes from new with %j', (...args) => {
    const said = refusal(() => use(make(type, ...args)));
    expect(said).toMatch(new RegExp(`: an instance of ${name} that no factory of the class returned, .* \\(got an? ${name}, `));
    expect(said).toMatch(refusalForm);
  });

  test('fails if it comes from Object.create', () => {
    expect(refusal(() => use(bare(type as typeof Storage)))).toMatch(/that no factory of the class returned/);
  });

  test('fails if it comes from another copy of this package, and says so', () => {
    const copy = { [name]: class {} }[name];
    expect(refusal(() => use(new copy()))).toMatch(
      new RegExp(`: an instance of ${name} from another copy .*; install one copy of this package$`),
    );
  });

  test('is named in the refusal of another prop, also in a bundle with short names of classes', () => {
    const original = Object.getOwnPropertyDescriptor(type, 'name') as PropertyDescriptor;
    Object.defineProperty(type, 'name', { value: 'e', configurable: true });
    try {
      expect(refusal(() => render({ labels: bare(type as typeof Storage) }))).toMatch(new RegExp(`\\(got an? ${name}, `));
      expect(refusal(() => render({ labels: type as Json }))).toContain(`(got the function ${name}, `);
    } finally {
      Object.defineProperty(type, 'name', original);
    }
  });
});

test('fails for a peer of allowFrom that no factory returned', () => {
  const { redis } = render();
  expect(refusal(() => (redis as Redis).allowFrom(make(Peer, { app: 'shop' })))).toMatch(/^allowFrom\[0\]: an instance of Peer that no /);
});
