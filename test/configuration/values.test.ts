import { checkPolicy, parseRedisSize, replicaBufferLimit } from '../../lib/configuration/values';
import { refusal, refusalForm } from '../support';

describe('checkPolicy', () => {
  it.each(['noeviction', 'allkeys-lru', 'volatile-ttl'])('takes %s', (policy) => {
    expect(checkPolicy(policy)).toBe(policy);
  });

  it.each(['', 'lru', 'ALLKEYS-LRU', 'noeviction '])('fails for %p', (policy) => {
    const text = refusal(() => checkPolicy(policy));
    expect(text).toMatch(/^maxmemoryPolicy: not a known policy/);
    expect(text).toMatch(refusalForm);
  });
});

describe('parseRedisSize', () => {
  it.each([
    ['100', 100],
    ['100b', 100],
    ['1k', 1000],
    ['1KB', 1024],
    ['64m', 64e6],
    ['64mb', 64 * 2 ** 20],
    ['1g', 1e9],
    ['2gb', 2 * 2 ** 30],
  ])('%s is %d bytes', (text, bytes) => {
    expect(parseRedisSize('p', text)).toBe(bytes);
  });

  it.each(['', '64Mi', '64 mb', '-1', '1.5gb', '10%'])('fails for %p', (text) => {
    expect(refusal(() => parseRedisSize('p', text))).toMatch(/^p: not a valid size/);
  });

  it.each(['0', '0mb'])('fails for %p, which is not a size', (text) => {
    expect(refusal(() => parseRedisSize('p', text))).toMatch(/^p: must be above 0, because the memory plan of the release includes it/);
  });
});

describe('replicaBufferLimit', () => {
  it('is the hard limit of replicas, under both names', () => {
    expect(
      replicaBufferLimit([
        ['pubsub', '1', '1', '1'],
        ['replica', '100mb', '0', '0'],
      ]),
    ).toBe(100 * 2 ** 20);
    expect(replicaBufferLimit([['SLAVE', '100mb', '0', '0']])).toBe(100 * 2 ** 20);
  });

  it('is undefined if the user sets none', () => {
    expect(replicaBufferLimit([['pubsub', '0', '0', '0']])).toBeUndefined();
  });

  it('fails for a limit without bound', () => {
    expect(refusal(() => replicaBufferLimit([['replica', '0', '0', '0']]))).toMatch(/client-output-buffer-limit replica'\]: .*\(got "0"/);
  });

  it('fails for several kinds in one directive: the second could hide', () => {
    expect(refusal(() => replicaBufferLimit([['pubsub', '0', '0', '0', 'replica', '0', '0', '0']]))).toMatch(/one class of clients/);
  });
});
