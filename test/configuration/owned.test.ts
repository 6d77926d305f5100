import { parseDirective } from '../../lib/configuration/directives';
import { refuseOwnedByRedis, refuseOwnedBySentinel } from '../../lib/configuration/owned';
import { refusal, refusalForm } from '../support';

function redis(key: string, value = 'x'): void {
  const { directive, args } = parseDirective('redisConfig', key, value);
  refuseOwnedByRedis(key, value, directive, args);
}

describe('redisConfig', () => {
  it.each([
    'port',
    'bind',
    'bind-source-addr',
    'protected-mode',
    'dir',
    'dbfilename',
    'appendfilename',
    'appenddirname',
    'replicaof',
    'slaveof',
    'replica-priority',
    'slave-priority',
    'replica-read-only',
    'slave-read-only',
    'replica-announce-ip',
    'slave-announce-ip',
    'replica-announce-port',
    'replica-announced',
    'masterauth',
    'primaryauth',
    'masteruser',
    'requirepass',
    'user',
    'aclfile',
    'include',
    'sentinel',
    'daemonize',
    'supervised',
    'unixsocket',
    'unixsocketperm',
    'pidfile',
    'logfile',
    'maxmemory',
    'maxmemory-policy',
    'min-replicas-to-write',
    'min-slaves-to-write',
    'min-replicas-max-lag',
    'shutdown-timeout',
    'shutdown-on-sigterm',
    'shutdown-on-sigint',
    'repl-rdb-channel',
    'dual-channel-replication-enabled',
    'repl-diskless-load',
    'tls-port',
    'tls-cert-file',
    'cluster-enabled',
    'cluster-announce-ip',
    'PORT',
  ])('fails for %s, with the reason and the cure', (key) => {
    const text = refusal(() => redis(key));
    expect(text).toMatch(refusalForm);
    expect(text).toMatch(/the release sets this directive: ./);
  });

  it('names the prop to use instead', () => {
    expect(refusal(() => redis('maxmemory', '1gb'))).toBe(
      "redisConfig['maxmemory']: the release sets this directive: it depends on the memory limit and on the size of the volume " +
        '(got "1gb", allowed: directives that the release does not set); use the prop maxmemory',
    );
  });

  it.each(['CONFIG', 'config', 'Role', 'PSYNC', 'shutdown', 'REPLICAOF', 'ACL'])(
    'fails for renaming %s, which the release sends',
    (command) => {
      expect(refusal(() => redis(`rename-command ${command}`, '""'))).toMatch(/the release needs this command/);
    },
  );

  it.each([
    ['rename-command FLUSHALL', '""'],
    ['slowlog-max-len', '256'],
    ['appendonly', 'no'],
    ['save', '3600 1'],
    ['maxclients', '20000'],
    ['io-threads', '4'],
    ['replica-serve-stale-data', 'no'],
  ])('takes %s', (key, value) => {
    expect(() => redis(key, value)).not.toThrow();
  });
});

describe('sentinelConfig', () => {
  it.each([
    'monitor',
    'down-after-milliseconds',
    'failover-timeout',
    'auth-pass',
    'auth-user',
    'sentinel-pass',
    'sentinel-user',
    'myid',
    'announce-ip',
    'announce-port',
    'announce-hostnames',
    'resolve-hostnames',
    'deny-scripts-reconfig',
    'rename-command',
    'config-epoch',
    'leader-epoch',
    'current-epoch',
    'known-sentinel',
    'known-replica',
  ])('fails for sentinel %s', (name) => {
    const text = refusal(() => refuseOwnedBySentinel(`sentinel ${name}`, 'x', { name, ofMaster: true }));
    expect(text).toMatch(refusalForm);
    expect(text).toMatch(/^sentinelConfig\['sentinel .*'\]: the release sets this directive: ./);
  });

  it.each(['port', 'bind', 'dir', 'requirepass', 'user', 'aclfile', 'daemonize', 'logfile', 'tls-port', 'include', 'protected-mode'])(
    'fails for %s',
    (name) => {
      expect(refusal(() => refuseOwnedBySentinel(name, 'x', { name, ofMaster: false }))).toMatch(/the release sets this directive/);
    },
  );

  it.each([
    ['loglevel', false],
    ['parallel-syncs', true],
    ['master-reboot-down-after-period', true],
    ['notification-script', true],
  ])('takes %s', (name, ofMaster) => {
    expect(() => refuseOwnedBySentinel(name, 'x', { name, ofMaster })).not.toThrow();
  });
});
