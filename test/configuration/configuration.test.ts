import { Auth, EmptyDirMedium, Storage } from '../../lib';
import { MEMBER_SCRIPTS } from '../../lib/scripts';
import { refusal, render } from '../support';

describe('the files of a release', () => {
  it('are the conf files, the facts and the scripts', () => {
    const conf = ['alpha.conf', 'beta.conf', 'redis.conf', 'redis-users.acl', 'sentinel.conf', 'sentinel-users.acl', 'release.env'];
    const expected = [...conf, 'exporter-password.sh', ...MEMBER_SCRIPTS];
    expect(Object.keys(render().files).sort()).toEqual(expected.sort());
  });

  it('are no more than needed', () => {
    for (const props of [{ auth: Auth.none() }, { metrics: { enabled: false } }]) {
      expect(Object.keys(render(props).files)).not.toContain('exporter-password.sh');
    }
  });

  it('are texts of whole lines without carriage returns: YAML keeps them readable', () => {
    for (const text of Object.values(render().files)) {
      expect(text).toMatch(/[^\n]\n$/);
      expect(text).not.toMatch(/\r| +$/m);
    }
  });

  it('hold no placeholder that no script replaces', () => {
    const { files } = render({ auth: Auth.none() });
    const found = [
      ...JSON.stringify([
        files['redis.conf'],
        files['alpha.conf'],
        files['beta.conf'],
        files['sentinel.conf'],
        files['release.env'],
      ]).matchAll(/@[A-Z_]+@/g),
    ];
    expect([...new Set(found.map(String))].sort()).toEqual(['@DOWN_AFTER_MILLISECONDS@', '@MASTER@']);
  });
});

describe('memory and storage', () => {
  it('fit by default', () => {
    expect(render().directives('redis.conf')).toContain('maxmemory 488mb');
  });

  it('follow the memory limit', () => {
    const props = { resources: { redis: { memoryLimit: '4Gi' } } };
    const lines = render(props).directives('redis.conf');
    expect(lines).toEqual(
      expect.arrayContaining(['maxmemory 2407mb', 'repl-backlog-size 120mb', 'client-output-buffer-limit replica 601mb 300mb 60']),
    );
  });

  it('count a volume in memory, and an emptyDir without limit not', () => {
    const memory = Storage.emptyDir({ medium: EmptyDirMedium.MEMORY, sizeLimit: '3Gi' });
    const resources = { redis: { memoryLimit: '4Gi' } };
    expect(render({ storage: memory, resources }).directives('redis.conf')).toContain('maxmemory 488mb');
    expect(render({ storage: Storage.emptyDir(), resources }).directives('redis.conf')).toContain('maxmemory 2407mb');
    expect(render({ storage: Storage.emptyDir({ sizeLimit: '8Gi' }), resources }).directives('redis.conf')).toContain('maxmemory 2407mb');
  });

  it.each([
    ['a claim', Storage.persistentVolumeClaim({ size: '1463Mi' })],
    ['an emptyDir', Storage.emptyDir({ sizeLimit: '1463Mi' })],
  ])('fails for %s that is smaller than three times the data', (_, storage) => {
    expect(refusal(() => render({ storage }))).toMatch(/^storage: .*\(got "1463Mi", allowed: at least 1464Mi/);
    expect(() => render({ storage, maxmemory: '487Mi' })).not.toThrow();
  });

  it('fails for a volume in memory that leaves nothing of the limit', () => {
    const storage = Storage.emptyDir({ medium: EmptyDirMedium.MEMORY, sizeLimit: '1Gi' });
    expect(refusal(() => render({ storage }))).toMatch(/^resources.redis.memoryLimit: .*1Gi for the volume in memory/);
  });

  it('fails for a policy that no server knows', () => {
    expect(refusal(() => render({ maxmemoryPolicy: 'lru' }))).toMatch(/^maxmemoryPolicy: /);
  });
});
