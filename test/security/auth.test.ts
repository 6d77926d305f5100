import { Auth } from '../../lib';
import { type Rendered, refusal, refusalForm, render } from '../support';

const volume = (rendered: Rendered) => rendered.pod.volumes.find(({ name }: { name: string }) => name === 'auth');
const source = (name: string, key: string, path: string, more: object = {}) => ({ secret: { name, items: [{ key, path }], ...more } });

describe('a password from a Secret', () => {
  it('is the default: a file in the containers that need it, readable by the group, and an optional second one', () => {
    const rendered = render({}, 'cache');
    expect(volume(rendered)).toEqual({
      name: 'auth',
      projected: {
        defaultMode: 0o440,
        sources: [
          source('cache', 'redis-password', 'password'),
          source('cache', 'redis-password-other', 'other/password', { optional: true }),
        ],
      },
    });
    const mounted = [...rendered.pod.containers, ...rendered.pod.initContainers].filter((container) =>
      JSON.stringify(container).includes('/run/secrets'),
    );
    expect(mounted.map(({ name }) => name)).toEqual(['redis', 'sentinel']);
    for (const { volumeMounts } of mounted)
      expect(volumeMounts).toContainEqual({ name: 'auth', mountPath: '/run/secrets/redis', readOnly: true });
    expect(rendered.files['release.env']).toMatch(/^AUTH=password$/m);
  });

  it('can have any name and key', () => {
    expect(volume(render({ auth: Auth.fromSecret('passwords', 'REDIS') })).projected.sources[0]).toEqual(
      source('passwords', 'REDIS', 'password'),
    );
    expect(volume(render({ auth: Auth.fromSecret(undefined, 'REDIS') })).projected.sources[0]).toEqual(
      source('redis', 'REDIS', 'password'),
    );
  });

  it('gives everything to the user default, and little to the exporter', () => {
    const { files } = render();
    expect(files['redis-users.acl'].split('\n')[0]).toBe('user default on @PASSWORDS@ ~* &* +@all');
    expect(files['redis-users.acl']).toMatch(/^user exporter on @PASSWORDS@ resetkeys resetchannels -@all \+ping \+info /m);
    expect(files['sentinel-users.acl']).toBe('user default on @PASSWORDS@ ~* &* +@all\nuser members on @PASSWORDS@ ~* &* +@all\n');
  });

  it.each([
    ['one password', Auth.fromSecret(undefined, undefined, { passwordlessDiscovery: true })],
    ['users', Auth.acl({ users: [{ name: 'shop' }], passwordlessDiscovery: true })],
  ])('lets clients without a password ask Sentinel, and do nothing else, if it is told to: %s', (_, auth) => {
    const { files } = render({ auth });
    expect(files['sentinel-users.acl'].split('\n')[0]).toBe(
      'user default on nopass resetkeys resetchannels &* -@all +ping +client|setname +subscribe +psubscribe +unsubscribe +punsubscribe ' +
        '+sentinel|get-master-addr-by-name +sentinel|master +sentinel|masters +sentinel|replicas +sentinel|slaves +sentinel|sentinels +client|setinfo',
    );
    expect(files['redis-users.acl']).not.toContain('nopass');
  });

  it('gives applications no password for a Sentinel that asks for none', () => {
    const names = (auth: Auth) =>
      [...render({ auth }).redis.connection.env(), ...render({ auth }).redis.connection.springEnv()].map(({ name }) => name);
    const open = names(Auth.fromSecret(undefined, undefined, { passwordlessDiscovery: true }));
    expect(open.filter((name) => /SENTINEL_(PASSWORD|USERNAME)/.test(name))).toEqual([]);
    expect(open).toContain('REDIS_PASSWORD');
    expect(names(Auth.fromSecret())).toContain('REDIS_SENTINEL_PASSWORD');
    expect(names(Auth.acl({ passwordlessDiscovery: true }))).toContain('REDIS_SENTINEL_PASSWORD');
  });

  it('fails for discovery that is neither on nor off', () => {
    expect(refusal(() => Auth.fromSecret('redis', 'password', { passwordlessDiscovery: 'yes' as never }))).toMatch(
      /^auth.passwordlessDiscovery: /,
    );
  });

  it('is in no variable, argument or ConfigMap, and no Secret is made', () => {
    const rendered = render();
    expect(rendered.names().some((name) => name.startsWith('Secret'))).toBe(false);
    expect(JSON.stringify(rendered.pod)).not.toContain('secretKeyRef');
    expect(rendered.directives('redis.conf').join()).not.toMatch(/requirepass|masterauth/);
    expect(rendered.directives('sentinel.conf').join()).not.toMatch(/pass/);
  });

  it.each([
    ['an invalid name', () => Auth.fromSecret('My Secret'), /^auth.name: not a valid name of a Kubernetes object/],
    ['an empty name', () => Auth.fromSecret(''), /^auth.name: /],
    ['an invalid key', () => Auth.fromSecret('redis', 'redis password'), /^auth.key: not a valid key of a Secret/],
    ['an empty key', () => Auth.fromSecret('redis', ''), /^auth.key: /],
  ])('fails for %s', (_, build, message) => {
    const text = refusal(build);
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
  });
});

describe('no password', () => {
  it('leaves no trace of one', () => {
    const rendered = render({ auth: Auth.none() });
    expect(volume(rendered)).toBeUndefined();
    expect(JSON.stringify(rendered.pod)).not.toMatch(/secret|password/i);
    expect(rendered.files['release.env']).toMatch(/^AUTH=none$/m);
    expect(Object.keys(rendered.files).filter((name) => name.endsWith('.acl'))).toEqual([]);
  });
});
