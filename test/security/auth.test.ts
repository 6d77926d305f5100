import { Auth } from '../../lib';
import { type Rendered, refusal, refusalForm, render } from '../support';

const volume = (rendered: Rendered) => rendered.pod.volumes.find(({ name }: { name: string }) => name === 'auth');

describe('a password from a Secret', () => {
  it('is the default: a file for those who need it, readable by the group', () => {
    const rendered = render({}, 'cache');
    expect(volume(rendered)).toEqual({
      name: 'auth',
      secret: { secretName: 'cache', items: [{ key: 'redis-password', path: 'password' }], defaultMode: 0o440 },
    });
    for (const name of ['redis', 'sentinel', 'exporter-password']) {
      expect(rendered.container(name).volumeMounts).toContainEqual({ name: 'auth', mountPath: '/run/secrets/redis', readOnly: true });
    }
    expect(JSON.stringify(rendered.container('exporter'))).not.toContain('/run/secrets');
    expect(rendered.files['release.env']).toMatch(/^AUTH=password$/m);
  });

  it('can have any name and key', () => {
    const { secretName, items } = volume(render({ auth: Auth.fromSecret('passwords', 'REDIS') })).secret;
    expect([secretName, items[0].key]).toEqual(['passwords', 'REDIS']);
    expect(volume(render({ auth: Auth.fromSecret(undefined, 'REDIS') })).secret).toMatchObject({ secretName: 'redis' });
  });

  it('is in no variable, argument or ConfigMap, and no Secret is made', () => {
    const rendered = render();
    expect(rendered.names().some((name) => name.startsWith('Secret'))).toBe(false);
    expect(JSON.stringify(rendered.pod)).not.toContain('secretKeyRef');
    expect(rendered.directives('redis.conf').join()).not.toMatch(/requirepass|masterauth/);
    expect(rendered.directives('sentinel.conf').join()).not.toMatch(/pass/);
  });

  it.each([
    ['a name that is none', () => Auth.fromSecret('My Secret'), /^auth.name: no object can have this name/],
    ['an empty name', () => Auth.fromSecret(''), /^auth.name: /],
    ['a key that is none', () => Auth.fromSecret('redis', 'redis password'), /^auth.key: no Secret can have this key/],
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
  });
});
