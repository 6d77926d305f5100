import { Engine } from '../lib';
import { refusal, refusalForm } from './support';

const image = 'registry.example.com/redis:8';

describe('Engine', () => {
  it.each([
    [Engine.redis('8.0'), 'docker.io/library/redis:8.0', 'redis-server', 'redis-cli'],
    [Engine.redis('7.2.4-alpine'), 'docker.io/library/redis:7.2.4-alpine', 'redis-server', 'redis-cli'],
    [Engine.valkey('9.1'), 'docker.io/valkey/valkey:9.1', 'valkey-server', 'valkey-cli'],
    [Engine.of({ image, family: 'valkey', version: '8.1' }), image, 'valkey-server', 'valkey-cli'],
  ])('knows image and programs', (engine, expected, server, cli) => {
    expect([engine.image, engine.server, engine.cli]).toEqual([expected, server, cli]);
  });

  it.each([
    ['redis', '7.0', {}],
    ['redis', '7.4', {}],
    ['redis', '8.0', { 'repl-rdb-channel': 'no' }],
    ['redis', '8.4.1', { 'repl-rdb-channel': 'no' }],
    ['redis', '10.0', { 'repl-rdb-channel': 'no' }],
    ['valkey', '7.2', {}],
    ['valkey', '8.0', { 'dual-channel-replication-enabled': 'no' }],
    ['valkey', '8.1.1', { 'dual-channel-replication-enabled': 'no' }],
    ['valkey', '9.0', { 'dual-channel-replication-enabled': 'no' }],
    ['valkey', '9.1', {}],
    ['valkey', '10.0', {}],
  ])('knows the directives of %s %s', (family, version, directives) => {
    expect(Engine.of({ image, family, version }).directives).toEqual(directives);
  });

  it.each([
    ['redis', '7.0.15', ['REDIS0010']],
    ['redis', '7.2', ['REDIS0011']],
    ['redis', '7.4', ['REDIS0012']],
    ['redis', '8.0', ['REDIS0012']],
    ['redis', '8.2', ['REDIS0012']],
    ['redis', '8.4', ['REDIS0012']],
    ['redis', '8.6', ['REDIS0013']],
    ['redis', '10.0', ['REDIS9999']],
    ['valkey', '7.2', ['REDIS0011']],
    ['valkey', '8.1', ['REDIS0011']],
    ['redis', '8.8', ['REDIS0014']],
    ['redis', '8.10.2', ['REDIS0015']],
    ['redis', '8.12', ['REDIS9999']],
    ['valkey', '9.0', ['REDIS0011', 'VALKEY080']],
    ['valkey', '9.1.3', ['REDIS0011', 'VALKEY080']],
    ['valkey', '9.2', ['REDIS0011', 'VALKEY081']],
    ['valkey', '9.3', ['REDIS0011', 'VALKEY999']],
    ['valkey', '10.0', ['REDIS0011', 'VALKEY999']],
  ])('knows the newest data that %s %s reads', (family, version, formats) => {
    expect(Engine.of({ image, family, version })._readableData).toEqual(formats);
  });

  it('takes a digest, also beside a tag', () => {
    const digest = `@sha256:${'0'.repeat(64)}`;
    for (const name of [`redis${digest}`, `localhost:5000/team/redis:8.0${digest}`]) {
      expect(Engine.of({ image: name, family: 'redis', version: '8.0' }).image).toBe(name);
    }
  });

  it.each(['6.2', '6.2.14', '5.0'])('fails for redis %s, which is too old', (version) => {
    expect(refusal(() => Engine.redis(version))).toBe(
      `engine.version: redis ${version} is too old: it cannot wait for its replicas when it stops (got "${version}", ` +
        "allowed: redis 7.0 or newer, as major.minor with an optional patch level and suffix); use Engine.redis('8.6')",
    );
  });

  it('fails for valkey before 7.2', () => {
    expect(refusal(() => Engine.valkey('7.0'))).toMatch(/valkey 7.0 is too old.*use Engine.valkey\('9.1'\)/);
  });

  it.each(['', '8', 'latest', 'v8.0', '8.0.', '8.0 ', '8.0\n', '8.x', `8.0-${'x'.repeat(60)}`])('fails for the version %p', (version) => {
    const message = refusal(() => Engine.redis(version));
    expect(message).toMatch(refusalForm);
    expect(message).toMatch(/^engine\./);
  });

  it('fails for a version that is invalid, with any image', () => {
    expect(refusal(() => Engine.of({ image, family: 'redis', version: 'latest' }))).toMatch(/not a valid version/);
  });

  it('fails for an unknown family', () => {
    expect(refusal(() => Engine.of({ image, family: 'keydb', version: '8.0' }))).toMatch(/got "keydb", allowed: redis or valkey/);
  });

  it('pins an official image by its digest, and keeps the tag for people', () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    expect(Engine.redis('8.0.2', digest)).toMatchObject({ image: `docker.io/library/redis:8.0.2@${digest}`, version: '8.0.2' });
    expect(Engine.valkey('8.1.1', digest).image).toBe(`docker.io/valkey/valkey:8.1.1@${digest}`);
  });

  it.each(['', '8.0', `sha256:${'0'.repeat(63)}`, `sha256:${'A'.repeat(64)}`, `@sha256:${'0'.repeat(64)}`])(
    'fails for the digest %p',
    (digest) => {
      const message = refusal(() => Engine.redis('8.0.2', digest));
      expect(message).toMatch(refusalForm);
      expect(message).toMatch(/^engine.digest: not a valid sha256 digest/);
    },
  );

  it.each(['redis', 'localhost:5000/redis'])('fails for the image %p, which has no tag', (name) => {
    expect(refusal(() => Engine.of({ image: name, family: 'redis', version: '8.0' }))).toMatch(/^engine.image: no tag and no digest/);
  });

  it.each(['', 'Redis:8', 'redis:', 'redis:8 --privileged', 'redis:8\n'])('fails for the image %p', (name) => {
    expect(refusal(() => Engine.of({ image: name, family: 'redis', version: '8.0' }))).toMatch(
      /^engine.image: not a valid image reference/,
    );
  });
});
