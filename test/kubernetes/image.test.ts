import { imageDigest, imageReference, imageRegistry, mirrored } from '../../lib/kubernetes';
import { refusal, refusalForm } from '../support';

const digest = `sha256:${'0a'.repeat(32)}`;

describe('imageReference', () => {
  it.each([
    'redis:8.0',
    'valkey/valkey:8.1-alpine',
    'docker.io/library/redis:8.0.2',
    'localhost/redis:8',
    'localhost:5000/a/b:tag',
    'registry:5000/redis:8',
    'Registry.Example.com/team_a/my--redis:_8',
    `redis@${digest}`,
    `registry.example.com:443/redis:8.0.2@${digest}`,
  ])('takes %p', (image) => {
    expect(imageReference('p', image)).toBe(image);
  });

  it.each(['redis', 'localhost:5000/redis', 'redis:8/x'])('fails for %p, which has no tag', (image) => {
    const message = refusal(() => imageReference('p', image));
    expect(message).toMatch(refusalForm);
    expect(message).toMatch(/^p: no tag and no digest/);
  });

  it.each([
    '',
    'redis:',
    'Redis:8',
    'a/Redis:8',
    'redis:8 0',
    '/redis:8',
    'a//b:8',
    'a..b:8',
    'https://a.b/c:8',
    `redis:${'8'.repeat(129)}`,
  ])('fails for %p', (image) => {
    const message = refusal(() => imageReference('p', image));
    expect(message).toMatch(refusalForm);
    expect(message).toMatch(/^p: not a valid image reference/);
  });

  it.each([
    'redis@',
    'redis@sha256:f',
    `redis@${digest}0`,
    `redis@${digest.toUpperCase()}`,
    `redis@sha512:${'0'.repeat(128)}`,
    `a@${digest}@${digest}`,
  ])('fails for %p, whose digest is invalid', (image) => {
    const message = refusal(() => imageReference('p', image));
    expect(message).toMatch(refusalForm);
    expect(message).toMatch(/^p: not a valid sha256 digest/);
  });
});

describe('imageDigest', () => {
  it('takes a digest', () => {
    expect(imageDigest('p', digest)).toBe(digest);
  });

  it.each(['', 'latest', `@${digest}`, `${digest} `, 'sha256:'])('fails for %p', (text) => {
    expect(refusal(() => imageDigest('p', text))).toMatch(/^p: not a valid sha256 digest/);
  });
});

describe('imageRegistry', () => {
  it.each(['registry.example.com', 'registry.example.com/mirror', 'localhost', 'localhost:5000', 'registry:443/a/b-c'])(
    'takes %p',
    (registry) => {
      expect(imageRegistry('p', registry)).toBe(registry);
    },
  );

  it.each([
    '',
    'mirror',
    'mirror/docker',
    'https://registry.example.com',
    'registry.example.com/',
    'registry.example.com/Mirror',
    'registry.example.com:x',
  ])('fails for %p', (registry) => {
    const message = refusal(() => imageRegistry('p', registry));
    expect(message).toMatch(refusalForm);
    expect(message).toMatch(/^p: not a valid registry/);
  });
});

describe('mirrored', () => {
  it.each([
    ['redis:8.0', 'a.b/mirror/library/redis:8.0'],
    ['docker.io/library/redis:8.0', 'a.b/mirror/library/redis:8.0'],
    ['docker.io/redis:8.0', 'a.b/mirror/library/redis:8.0'],
    ['valkey/valkey:8.1', 'a.b/mirror/valkey/valkey:8.1'],
    [`docker.io/valkey/valkey:8.1@${digest}`, `a.b/mirror/valkey/valkey:8.1@${digest}`],
    [`docker.io/oliver006/redis_exporter@${digest}`, `a.b/mirror/oliver006/redis_exporter@${digest}`],
  ])('pulls %s from the mirror', (image, expected) => {
    expect(mirrored('a.b/mirror', image)).toBe(expected);
    expect(mirrored(undefined, image)).toBe(image);
  });

  it.each(['registry.example.com/redis:8.0', 'localhost/redis:8', 'quay.io/oliver006/redis_exporter:v1', 'registry:5000/library/redis:8'])(
    'leaves %s where it is',
    (image) => {
      expect(mirrored('a.b/mirror', image)).toBe(image);
    },
  );
});
