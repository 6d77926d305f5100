import type { RedisProps } from '../../lib';
import { userSentinelDirectives } from '../../lib/configuration/sentinel-conf';
import { refusal, refusalForm, render } from '../support';

const directives = (props: RedisProps = {}) => render(props).directives('sentinel.conf');

describe('sentinel.conf', () => {
  it('has the directives of every sentinel, the master last', () => {
    expect(directives()).toEqual([
      'port 26379',
      'protected-mode no',
      'sentinel resolve-hostnames no',
      'sentinel announce-hostnames no',
      'sentinel deny-scripts-reconfig yes',
      'sentinel monitor redis @MASTER@ 6379 2',
      'sentinel down-after-milliseconds redis @DOWN_AFTER_MILLISECONDS@',
      'sentinel failover-timeout redis 6000',
      'sentinel parallel-syncs redis 2',
    ]);
  });

  it('follows the facts of the release', () => {
    const lines = directives({ members: 5, masterName: 'orders', quorum: 4, failoverTimeoutMilliseconds: 9000 });
    expect(lines).toContain('sentinel monitor orders @MASTER@ 6379 4');
    expect(lines).toContain('sentinel failover-timeout orders 9000');
    expect(lines).toContain('sentinel parallel-syncs orders 4');
    expect(directives({ members: 1 })).toContain('sentinel parallel-syncs redis 1');
  });

  it('has nothing about the master before the line at which the script cuts', () => {
    const sentinelConfig = { 'sentinel master-reboot-down-after-period': '1000', loglevel: 'verbose' };
    const lines = directives({ sentinelConfig });
    const monitor = lines.findIndex((line) => line.startsWith('sentinel monitor '));
    expect(lines.slice(0, monitor).join('\n')).not.toMatch(/ redis( |$)/);
    expect(lines.slice(0, monitor)).toContain('loglevel verbose');
    expect(lines.slice(monitor).every((line) => /^sentinel [a-z-]+ redis /.test(line))).toBe(true);
    expect(lines).toContain('sentinel master-reboot-down-after-period redis 1000');
  });
});

describe('sentinelConfig', () => {
  it('overrides in place', () => {
    const lines = directives({ sentinelConfig: { 'Sentinel parallel-syncs': '1' } });
    expect(lines.filter((line) => line.includes('parallel-syncs'))).toEqual(['sentinel parallel-syncs redis 1']);
  });

  it.each([
    ['a directive of the release', { 'sentinel down-after-milliseconds': '1000' }, /use the prop downAfterMilliseconds/],
    ['a directive of redis.conf', { dir: '/tmp' }, /the release sets this directive/],
    ['a directive whose name is in the value', { sentinel: 'deny-scripts-reconfig no' }, /the key must be the name of a directive alone/],
    ["the master's name in the key", { 'sentinel parallel-syncs redis': '1' }, /the release adds the name of the master/],
    ['an argument in the key', { 'loglevel verbose': '' }, /the key must be the name of a directive alone/],
    ['one directive in two spellings', { loglevel: 'debug', LogLevel: 'verbose' }, /too, in another spelling/],
    ['a line break', { loglevel: 'verbose\nport 1' }, /a line break/],
    ['unbalanced quotes', { 'sentinel notification-script': '"/x' }, /unbalanced quotes/],
  ])('fails for %s', (_, sentinelConfig, message) => {
    const text = refusal(() => userSentinelDirectives(sentinelConfig as unknown as Record<string, string>));
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
    expect(text).toMatch(/^sentinelConfig\['/);
  });
});
