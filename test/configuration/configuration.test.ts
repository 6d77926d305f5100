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
    expect(render().directives('redis.conf')).toContain('maxmemory 535mb');
  });

  it('follow the memory limit', () => {
    const props = { resources: { redis: { memoryLimit: '4Gi' } }, storage: Storage.persistentVolumeClaim({ size: '13Gi' }) };
    const lines = render(props).directives('redis.conf');
    expect(lines).toEqual(
      expect.arrayContaining(['maxmemory 2560mb', 'repl-backlog-size 128mb', 'client-output-buffer-limit replica 640mb 320mb 60']),
    );
  });

  it('count a volume in memory, and an emptyDir without limit not', () => {
    const memory = Storage.emptyDir({ medium: EmptyDirMedium.MEMORY, sizeLimit: '3Gi' });
    const resources = { redis: { memoryLimit: '4Gi' } };
    expect(render({ storage: memory, resources }).directives('redis.conf')).toContain('maxmemory 535mb');
    expect(render({ storage: Storage.emptyDir(), resources }).directives('redis.conf')).toContain('maxmemory 2560mb');
    expect(render({ storage: Storage.emptyDir({ sizeLimit: '13Gi' }), resources }).directives('redis.conf')).toContain('maxmemory 2560mb');
  });

  it.each([
    ['a claim', Storage.persistentVolumeClaim({ size: '2674Mi' })],
    ['an emptyDir', Storage.emptyDir({ sizeLimit: '2674Mi' })],
  ])('fails for %s that is smaller than five times the data', (_, storage) => {
    expect(refusal(() => render({ storage }))).toMatch(/^storage: .*\(got "2674Mi", allowed: at least 2675Mi/);
    expect(() => render({ storage, maxmemory: '534Mi' })).not.toThrow();
  });

  it("fails for a limit on the node's disk in which the volume of the pod does not fit", () => {
    const resources = { redis: { ephemeralStorageLimit: '1Gi' } };
    expect(refusal(() => render({ storage: Storage.emptyDir(), resources }))).toMatch(/^storage: .*\(got "1Gi"/);
    expect(refusal(() => render({ storage: Storage.emptyDir({ sizeLimit: '8Gi' }), resources }))).toMatch(/^storage: .*\(got "1Gi"/);
    expect(() => render({ storage: Storage.emptyDir(), resources: { redis: { ephemeralStorageLimit: '3Gi' } } })).not.toThrow();
    expect(() => render({ resources })).not.toThrow();
  });

  it('count the thresholds of the user', () => {
    const storage = Storage.persistentVolumeClaim({ size: '2675Mi' });
    expect(() => render({ storage })).not.toThrow();
    for (const [directive, value] of [
      ['auto-aof-rewrite-percentage', '100'],
      ['auto-aof-rewrite-min-size', '8gb'],
    ])
      expect(refusal(() => render({ storage, redisConfig: { [directive]: value } }))).toMatch(/^storage: /);
  });

  it('fails for a percentage that no server takes', () => {
    const redisConfig = { 'auto-aof-rewrite-percentage': '50%' };
    expect(refusal(() => render({ redisConfig }))).toMatch(/^redisConfig\['auto-aof-rewrite-percentage'\]: must be a whole number/);
  });

  it('fails for a volume in memory that leaves nothing of the limit', () => {
    const storage = Storage.emptyDir({ medium: EmptyDirMedium.MEMORY, sizeLimit: '1Gi' });
    expect(refusal(() => render({ storage }))).toMatch(/^resources.redis.memoryLimit: .*1Gi for the volume in memory/);
  });

  it('fails for a policy that no server knows', () => {
    expect(refusal(() => render({ maxmemoryPolicy: 'lru' }))).toMatch(/^maxmemoryPolicy: /);
  });
});
