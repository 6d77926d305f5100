import { checksum, configMap } from '../../lib/configuration/config-map';
import { facts } from '../support';

describe('configMap', () => {
  it('has the files by name', () => {
    expect(configMap(facts(), { 'a.sh': 'x' })).toMatchObject({
      kind: 'ConfigMap',
      metadata: { name: 'redis-config' },
      data: { 'a.sh': 'x' },
    });
  });

  it('is left alone by the substitution of Flux, with any annotations of the release', () => {
    const flux = { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' };
    expect(configMap(facts(), {})).toMatchObject({ metadata: { annotations: flux } });
    const annotations = { note: 'x', 'kustomize.toolkit.fluxcd.io/substitute': 'enabled' };
    expect(configMap(facts({ annotations }), {})).toMatchObject({ metadata: { annotations: { note: 'x', ...flux } } });
  });
});

describe('checksum', () => {
  it('does not depend on the order', () => {
    expect(checksum({ a: '1', b: '2' })).toBe(checksum({ b: '2', a: '1' }));
  });

  it.each([
    [{ a: '1' }, { a: '2' }],
    [{ a: '1' }, { b: '1' }],
    [{ a: '1', b: '' }, { a: '1' }],
    [{ ab: 'c' }, { a: 'bc' }],
  ])('differs for %p and %p', (one, other) => {
    expect(checksum(one)).not.toBe(checksum(other as Record<string, string>));
  });

  it('is the same when only a comment of a script differs, and changes with a command', () => {
    const script = (text: string) => checksum({ 'init.sh': `#!/bin/sh\n${text}` });
    expect(script('# one\nrun\n')).toBe(script('# two\n  # three\nrun\n'));
    expect(script('# one\nrun\n')).not.toBe(script('# one\nwalk\n'));
    expect(checksum({ 'redis.conf': '# one\n' })).not.toBe(checksum({ 'redis.conf': '# two\n' }));
  });
});
