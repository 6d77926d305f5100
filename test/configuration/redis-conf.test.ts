import { Engine, type RedisProps } from '../../lib';
import { alphaConf, betaConf, userRedisDirectives } from '../../lib/configuration/redis-conf';
import { facts, refusal, refusalForm, render } from '../support';

const directives = (props: RedisProps = {}) => render(props).directives('redis.conf');

/** The value of a directive, which must be there exactly once. */
function value(name: string, props: RedisProps = {}): string {
  const found = directives(props).filter((line) => line.startsWith(`${name} `));
  expect(found).toHaveLength(1);
  return found[0].slice(name.length + 1);
}

describe('redis.conf', () => {
  // for three members with 1Gi
  it.each([
    ['port', '6379'],
    ['protected-mode', 'no'],
    ['tcp-keepalive', '60'],
    ['maxmemory', '535mb'],
    ['maxmemory-policy', 'noeviction'],
    ['appendonly', 'yes'],
    ['appendfsync', 'everysec'],
    ['save', '""'],
    ['auto-aof-rewrite-percentage', '50'],
    ['auto-aof-rewrite-min-size', '64mb'],
    ['rdb-del-sync-files', 'yes'],
    ['repl-backlog-size', '32mb'],
    ['repl-backlog-ttl', '3600'],
    ['client-output-buffer-limit', 'replica 256mb 128mb 60'],
    ['repl-diskless-sync', 'yes'],
    ['repl-diskless-sync-delay', '1'],
    ['repl-diskless-sync-max-replicas', '2'],
    ['repl-diskless-load', 'disabled'],
    ['repl-timeout', '30'],
    ['repl-ping-replica-period', '5'],
    ['replica-serve-stale-data', 'yes'],
    ['min-replicas-to-write', '1'],
    ['min-replicas-max-lag', '4'],
    ['shutdown-timeout', '10'],
    ['busy-reply-threshold', '17000'],
    ['oom-score-adj', 'no'],
    ['lazyfree-lazy-eviction', 'yes'],
    ['lazyfree-lazy-expire', 'yes'],
    ['lazyfree-lazy-server-del', 'yes'],
    ['lazyfree-lazy-user-del', 'yes'],
    ['lazyfree-lazy-user-flush', 'yes'],
  ])('says %s %s', (name, expected) => {
    expect(value(name)).toBe(expected);
  });

  it('has no value of a single member, no secret and no second file', () => {
    expect(directives().join('\n')).not.toMatch(/^(dir|bind|replicaof|replica-announce|requirepass|masterauth|include|user|aclfile)/m);
  });

  it('has every directive once', () => {
    const names = directives({ engine: Engine.valkey('8.1') }).map((line) => line.split(' ')[0]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('follows the facts of the release', () => {
    expect(value('repl-diskless-sync-max-replicas', { members: 5 })).toBe('4');
    expect(value('repl-diskless-sync-max-replicas', { members: 1 })).toBe('1');
    expect(value('min-replicas-to-write', { members: 1 })).toBe('0');
    expect(value('min-replicas-max-lag', { downAfterMilliseconds: 10_000 })).toBe('9');
    expect(value('busy-reply-threshold', { downAfterMilliseconds: 10_000 })).toBe('30000');
    // Below the patience of the liveness probe, for any failover-timeout.
    expect(value('busy-reply-threshold', { downAfterMilliseconds: 60_000, minReplicasMaxLagSeconds: 50 })).toBe('40000');
    expect(directives({ members: 1 }).filter((line) => line.startsWith('busy-reply-threshold'))).toEqual([]);
    expect(value('busy-reply-threshold', { redisConfig: { 'lua-time-limit': '5000' } })).toBe('5000');
    expect(value('maxmemory-policy', { maxmemoryPolicy: 'allkeys-lru' })).toBe('allkeys-lru');
    expect(value('maxmemory', { maxmemory: '100M' })).toBe('100000000');
  });

  it.each([
    [undefined, undefined],
    ['3900m', undefined],
    ['4', '3'],
    ['6500m', '5'],
    ['64', '6'],
  ])('with a limit of %s CPU has io-threads %s', (cpuLimit, threads) => {
    const lines = directives({ resources: { redis: { cpuLimit } } });
    expect(lines.find((line) => line.startsWith('io-threads'))).toBe(threads && `io-threads ${threads}`);
  });

  it.each([
    [Engine.redis('7.0'), true],
    [Engine.redis('8.0'), false],
    [Engine.valkey('7.2'), true],
    [Engine.valkey('8.1'), false],
  ])('empties a replica in another thread where the server would not answer meanwhile: %p', (engine, expected) => {
    expect(directives({ engine }).includes('replica-lazy-flush yes')).toBe(expected);
  });

  it.each([
    [Engine.redis('7.2'), undefined],
    [Engine.redis('8.6'), 'repl-rdb-channel no'],
    [Engine.valkey('8.1'), 'dual-channel-replication-enabled no'],
    [Engine.valkey('9.1'), undefined],
  ])('has the directives that the version needs', (engine, line) => {
    expect(directives({ engine }).find((found) => /channel/.test(found))).toBe(line);
  });

  it('explains each group in a comment and leaves no empty group', () => {
    const blocks = render({ engine: Engine.redis('7.2') })
      .files['redis.conf'].trim()
      .split('\n\n');
    for (const block of blocks) expect(block).toMatch(/^# /);
    expect(blocks.slice(1).every((block) => /^[a-z]/m.test(block))).toBe(true);
  });
});

describe('redisConfig', () => {
  it('overrides in place, also under the old spelling', () => {
    const redisConfig = { save: '3600 1', 'repl-ping-slave-period': '3', 'client-output-buffer-limit slave': '300mb 100mb 30' };
    const lines = directives({ redisConfig });
    expect(lines).toContain('save 3600 1');
    expect(lines).not.toContain('save ""');
    expect(lines).toContain('repl-ping-replica-period 3');
    expect(lines).not.toContain('repl-ping-replica-period 5');
    expect(lines).toContain('client-output-buffer-limit slave 300mb 100mb 30');
    expect(lines).not.toContain('client-output-buffer-limit replica 256mb 128mb 60');
    expect(lines).toHaveLength(directives().length);
  });

  it('adds at the end', () => {
    const lines = directives({ redisConfig: { 'slowlog-max-len': '256', 'client-output-buffer-limit pubsub': '64mb 16mb 60' } });
    expect(lines.slice(-2)).toEqual(['slowlog-max-len 256', 'client-output-buffer-limit pubsub 64mb 16mb 60']);
  });

  it('counts backlog and buffers of the user against the memory', () => {
    const lines = directives({ redisConfig: { 'repl-backlog-size': '100mb', 'client-output-buffer-limit replica': '50mb 20mb 60' } });
    expect(lines).toContain('repl-backlog-size 100mb');
    expect(lines).toContain('maxmemory 698mb');
  });

  it('fails for a backlog that leaves no memory', () => {
    expect(refusal(() => render({ redisConfig: { 'repl-backlog-size': '1gb' } }))).toMatch(
      /^redisConfig\['repl-backlog-size'\]: .*with 1Gi of backlog.*\(got "1Gi", .*; lower it, or raise resources.redis.memoryLimit$/,
    );
    const buffer = { 'client-output-buffer-limit replica': '2gb 1gb 60' };
    expect(refusal(() => render({ redisConfig: buffer }))).toMatch(
      /^redisConfig\['client-output-buffer-limit replica'\]: .*2046Mi for the output buffer.*\(got "2Gi", /,
    );
  });

  it('fails without a word about the output buffer where the backlog is larger', () => {
    expect(refusal(() => render({ redisConfig: { 'repl-backlog-size': '1gb' } }))).not.toContain('output buffer');
  });

  it('fails for a replica buffer without bound', () => {
    expect(refusal(() => render({ redisConfig: { 'client-output-buffer-limit replica': '0 0 0' } }))).toMatch(/got "0"/);
  });

  it.each([
    [{ Save: '1 1', save: '2 2' }],
    [{ 'repl-ping-slave-period': '1', 'repl-ping-replica-period': '2' }],
    [{ 'client-output-buffer-limit slave': '1mb 1mb 1', 'client-output-buffer-limit': 'replica 1mb 1mb 1' }],
  ])('fails for %p: the same directive twice', (redisConfig) => {
    const text = refusal(() => userRedisDirectives(redisConfig));
    expect(text).toMatch(/another key sets .* too, in another spelling/);
    expect(text).toMatch(refusalForm);
  });

  it('fails for a directive that the release sets, in any spelling', () => {
    expect(refusal(() => userRedisDirectives({ SlaveOf: 'a 1' }))).toMatch(/^redisConfig\['SlaveOf'\]: the release sets this directive/);
  });

  it('fails for a value that does not fit in one line', () => {
    expect(refusal(() => userRedisDirectives({ save: '1 1\nport 1' }))).toMatch(/a line break/);
  });
});

describe('alpha.conf and beta.conf', () => {
  it('have the additional directives of a master and a replica', () => {
    expect(alphaConf()).toBe('# What a member adds that starts as master.\n\nreplica-priority 100\n');
    expect(betaConf(facts())).toMatch(/^# .*\n\nreplicaof @MASTER@ 6379\nreplica-priority 0\n$/);
  });
});
