import { Engine } from '../lib';
import { Release } from '../lib/release';
import { facts, refusal, refusalForm, render } from './support';

describe('derived values', () => {
  it('for the defaults', () => {
    expect(facts()).toMatchObject({
      name: 'redis',
      members: 3,
      masterName: 'redis',
      quorum: 2,
      downAfterMilliseconds: 5000,
      failoverTimeoutMilliseconds: 6000,
      minReplicasToWrite: 1,
      minReplicasMaxLagSeconds: 4,
      handoverBudgetSeconds: 20,
      terminationGracePeriodSeconds: 60,
      lastResortSeconds: 300,
      redisPort: 6379,
      sentinelPort: 26379,
    });
    expect(facts().engine).toMatchObject({ family: 'redis', version: '8.6' });
  });

  it.each([
    [1, 1, 0],
    [3, 2, 1],
    [5, 3, 2],
    [7, 4, 3],
    [9, 5, 4],
  ])('for %d members: quorum %d, %d replicas to write', (members, quorum, minReplicasToWrite) => {
    expect(facts({ members })).toMatchObject({ members, quorum, minReplicasToWrite });
  });

  it.each([3, 5, 7, 9])('of %d members, a master and the replicas that it needs are always a majority', (members) => {
    expect(1 + facts({ members }).minReplicasToWrite).toBe(facts({ members }).quorum);
  });

  it.each([
    [2500, 2],
    [3000, 2],
    [4999, 3],
    [5000, 4],
    [10_000, 9],
  ])('for down-after %d: a lag of %d, always below it', (downAfterMilliseconds, lag) => {
    expect(facts({ downAfterMilliseconds }).minReplicasMaxLagSeconds).toBe(lag);
    expect(lag * 1000).toBeLessThan(downAfterMilliseconds);
  });

  it('failover-timeout follows a long down-after, and the last resort follows both', () => {
    const slow = facts({ downAfterMilliseconds: 200_000 });
    expect([slow.failoverTimeoutMilliseconds, slow.lastResortSeconds]).toEqual([200_000, 600]);
  });

  it('the grace period follows the budget', () => {
    expect(facts({ handoverBudgetSeconds: 100 }).terminationGracePeriodSeconds).toBe(140);
  });

  it('names, from the name or else the id', () => {
    expect(new Release('cache', undefined, {}).memberNames).toEqual(['cache-0', 'cache-1', 'cache-2']);
    const named = new Release('Any Id', undefined, { name: 'sessions', members: 1 });
    expect([named.memberNames, named.configMapName, named.headlessServiceName, named.metricsServiceName]).toEqual([
      ['sessions-0'],
      'sessions-config',
      'sessions-headless',
      'sessions-metrics',
    ]);
    expect(named.masterName).toBe('sessions');
  });

  it('labels: selectors never have the version', () => {
    const release = facts({ engine: Engine.valkey('8.1'), labels: { team: 'shop' } });
    expect(release.labels).toEqual({ ...release.selectorLabels, 'app.kubernetes.io/version': '8.1', team: 'shop' });
    expect(facts({ engine: Engine.redis('7.0') }).selectorLabels).toEqual(release.selectorLabels);
    expect(Object.keys(release.selectorLabels)).not.toContain('team');
  });

  it('metadata, without empty annotations', () => {
    expect(facts().metadata('x').annotations).toBeUndefined();
    expect(facts({ annotations: { note: 'a b' } }).metadata('x')).toMatchObject({ name: 'x', annotations: { note: 'a b' } });
  });
});

describe('explicit values replace derived ones', () => {
  it.each([
    { quorum: 3 },
    { masterName: 'my.Master-1' },
    { downAfterMilliseconds: 3000 },
    { failoverTimeoutMilliseconds: 5000 },
    { minReplicasToWrite: 2 },
    { minReplicasMaxLagSeconds: 1 },
    { handoverBudgetSeconds: 1 },
    { terminationGracePeriodSeconds: 40 },
    { lastResortSeconds: 17 },
  ])('%p', (props) => {
    expect(facts(props)).toMatchObject(props);
  });

  it('minReplicasToWrite 0 needs no lag', () => {
    expect(facts({ downAfterMilliseconds: 1000, minReplicasToWrite: 0, acceptLossInMinority: true }).minReplicasMaxLagSeconds).toBe(2);
    expect(facts({ downAfterMilliseconds: 1000, members: 1 }).minReplicasToWrite).toBe(0);
  });
});

describe('acceptLossInMinority', () => {
  it('gets the same defaults', () => {
    expect(facts({ members: 5, acceptLossInMinority: true })).toEqual(facts({ members: 5 }));
  });

  it.each([0, 1, 4])('may ask for %d replicas of five members', (minReplicasToWrite) => {
    expect(facts({ members: 5, minReplicasToWrite, acceptLossInMinority: true }).minReplicasToWrite).toBe(minReplicasToWrite);
  });
});

describe('refusals', () => {
  it.each([
    [
      'two members',
      { members: 2 },
      /^members: the loss of one of two members leaves no majority.*\(got 2, allowed: 1 \(development\), 3, 5, 7 or 9\); use 3/,
    ],
    ['an even number', { members: 4 }, /^members: 4 members survive no more losses than 3: a majority is 3 \(got 4/],
    ['no members', { members: 0 }, /^members: a release has at least one member \(got 0/],
    ['negative members', { members: -3 }, /^members: a release has at least one member \(got -3/],
    ['half a member', { members: 2.5 }, /^members: must be a whole number \(got 2.5/],
    ['too many members', { members: 11 }, /^members: more than nine sentinels/],
    ['a quorum below the majority', { quorum: 1 }, /^quorum: a minority of the sentinels.*\(got 1, allowed: a whole number from 2 to 3\)/],
    ['a quorum above the members', { quorum: 4 }, /^quorum: there are not that many sentinels.*\(got 4/],
    ['a quorum that is no number', { quorum: Number.NaN }, /^quorum: .*got NaN/],
    ['an empty master name', { masterName: '' }, /^masterName: not a valid name of a master for Sentinel \(got ""/],
    ['a master name with a blank', { masterName: 'my master' }, /^masterName: /],
    ['a master name of another line', { masterName: 'a\nsentinel' }, /^masterName: /],
    ['a down-after below a second', { downAfterMilliseconds: 999 }, /^downAfterMilliseconds: a busy machine can stall.*at least 1000/],
    [
      'a down-after not above the derived lag',
      { downAfterMilliseconds: 2000 },
      /^downAfterMilliseconds: an isolated master.*got 2000, allowed: minReplicasMaxLagSeconds \(2\) below/,
    ],
    [
      'a lag not below down-after',
      { minReplicasMaxLagSeconds: 5 },
      /^minReplicasMaxLagSeconds: an isolated master.*got 5, .* below downAfterMilliseconds \(5000\)\); raise downAfterMilliseconds to 6000 or more, or lower/,
    ],
    [
      'more replicas to write than there are, with loss accepted',
      { minReplicasToWrite: 3, acceptLossInMinority: true },
      /^minReplicasToWrite: .*from 0 to 2/,
    ],
    [
      'a hand-over that is longer than any grace period',
      { handoverBudgetSeconds: 2147483647 },
      /^handoverBudgetSeconds: the grace period of the pod would be longer .*got 2147483647, allowed: a whole number from 1 to 2147483607/,
    ],
    ['no lag', { minReplicasMaxLagSeconds: 0 }, /^minReplicasMaxLagSeconds: .*got 0/],
    [
      'a failover-timeout below down-after',
      { failoverTimeoutMilliseconds: 4999 },
      /^failoverTimeoutMilliseconds: a failover would time out.*at least 5000/,
    ],
    [
      'as many replicas to write as members',
      { minReplicasToWrite: 3 },
      /^minReplicasToWrite: the master would never accept a write.*from 1 to 2/,
    ],
    [
      'too few replicas to write for a majority with the master',
      { members: 5, minReplicasToWrite: 1 },
      /^minReplicasToWrite: a master that is isolated .*\(got 1, allowed: a whole number from 2 to 4\); .*acceptLossInMinority: true/,
    ],
    ['a master that goes on alone', { minReplicasToWrite: 0 }, /^minReplicasToWrite: a master that is isolated .*from 1 to 2/],
    [
      'a negative number of replicas, even with the loss accepted',
      { minReplicasToWrite: -1, acceptLossInMinority: true },
      /^minReplicasToWrite: .*from 0 to 2/,
    ],
    ['replicas to write with one member', { members: 1, minReplicasToWrite: 1 }, /^minReplicasToWrite: .*from 0 to 0/],
    ['no budget', { handoverBudgetSeconds: 0 }, /^handoverBudgetSeconds: .*at least 1/],
    [
      'a grace period below the budget',
      { terminationGracePeriodSeconds: 39 },
      /^terminationGracePeriodSeconds: the pod would be killed.*at least 40/,
    ],
    [
      'a last resort before an election',
      { lastResortSeconds: 16 },
      /^lastResortSeconds: a member with old data could become master.*at least 17/,
    ],
    ['a name that is no label', { name: 'Redis' }, /^name: not a valid DNS label/],
    ['a name too long', { name: 'x'.repeat(53) }, /^name: .*at most 52 characters/],
    [
      'a label that the release sets',
      { labels: { 'app.kubernetes.io/version': '9' } },
      /^labels\['.*'\]: the release sets this key itself/,
    ],
    [
      'an annotation that the release sets on pods',
      { annotations: { 'kubectl.kubernetes.io/default-container': 'x' } },
      /^annotations\['kubectl.kubernetes.io\/default-container'\]: the release sets this key itself/,
    ],
    [
      'an annotation that the release sets',
      { annotations: { 'checksum/config': 'x' } },
      /^annotations\['checksum\/config'\]: the release sets this key itself/,
    ],
  ])('fails for %s', (_, props, message) => {
    const text = refusal(() => facts(props));
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
  });

  it('fails for an id that is not a valid name, when no name is given', () => {
    expect(refusal(() => new Release('My Redis', undefined, {}))).toMatch(/^name: .*\(got "My Redis"/);
  });
});

describe('images', () => {
  it('of every container come from the mirror, also of waitForMaster in other pods', () => {
    const rendered = render({ imageRegistry: 'mirror.example.com/hub' });
    const containers = [...rendered.pod.containers, ...rendered.pod.initContainers, rendered.redis.connection.waitForMaster()];
    expect(containers.map(({ image }) => image.replace(/:.*/, ''))).toEqual([
      'mirror.example.com/hub/library/redis',
      'mirror.example.com/hub/library/redis',
      'mirror.example.com/hub/oliver006/redis_exporter',
      'mirror.example.com/hub/library/redis',
      'mirror.example.com/hub/library/redis',
    ]);
  });

  it('of another registry, and of the user, stay unchanged', () => {
    const engine = Engine.of({ image: 'registry.example.com/redis:8.0', family: 'redis', version: '8.6' });
    const sidecars = [{ name: 'helper', image: 'busybox:1.36' }];
    const rendered = render({ imageRegistry: 'mirror.example.com', engine, sidecars });
    expect(rendered.container('redis').image).toBe('registry.example.com/redis:8.0');
    expect(rendered.container('helper').image).toBe('busybox:1.36');
  });

  it('fails for a registry without a host', () => {
    expect(refusal(() => facts({ imageRegistry: 'mirror' }))).toMatch(/^imageRegistry: not a valid registry/);
  });
});
