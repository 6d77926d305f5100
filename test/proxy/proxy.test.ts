import { AntiAffinity, Auth, ClientAuthentication, Engine, type ProxyProps, ProxyTls, type RedisProps, Tls } from '../../lib';
import { type Json, type Rendered, refusal, refusalForm, render } from '../support';

const tls = Tls.fromSecret('redis-tls');
const withTls: RedisProps = { engine: Engine.redis('8.6.6'), tls };
const rendered = (proxy: ProxyProps = {}, props: RedisProps = {}) => render({ ...props, proxy }, 'redis', 'shop');
const conf = (release: Rendered): string => release.object('ConfigMap', 'redis-proxy').data['haproxy.cfg'];
const deployment = (release: Rendered): Json => release.object('Deployment', 'redis-proxy').spec;
const container = (release: Rendered, name = 'haproxy'): Json =>
  deployment(release).template.spec.containers.find((each: Json) => each.name === name);
/** The lines of a section of haproxy.cfg. */
const section = (text: string, title: string): string[] =>
  (text.split('\n\n').find((each) => each.startsWith(`${title}\n`)) ?? '')
    .split('\n')
    .slice(1)
    .map((line) => line.trim());

describe('haproxy.cfg', () => {
  it('has a server for each member in both listeners, all of them out of service at first', () => {
    for (const listener of ['master', 'replicas']) {
      const lines = section(conf(rendered()), `listen ${listener}`);
      expect(lines).toContain('default-server disabled on-marked-down shutdown-sessions');
      expect(lines.filter((line) => line.startsWith('server '))).toEqual([
        'server redis-0 redis-0.shop.svc:6379',
        'server redis-1 redis-1.shop.svc:6379',
        'server redis-2 redis-2.shop.svc:6379',
      ]);
      expect(lines).toContain(`tcp-request connection reject if { nbsrv(${listener}) eq 0 }`);
    }
  });

  it('asks every redis and every sentinel', () => {
    const text = conf(rendered({}, { members: 5 }));
    for (const ordinal of [0, 1, 2, 3, 4]) {
      expect(section(text, `listen ask-redis-${ordinal}`)).toContain(`server it redis-${ordinal}.shop.svc:6379`);
      expect(section(text, `listen ask-sentinel-${ordinal}`)).toContain(`server it redis-${ordinal}.shop.svc:26379`);
    }
    expect(text.match(/members=5 master-name=redis /)).not.toBeNull();
  });

  it('names the members without a namespace if the chart has none', () => {
    expect(conf(render({ proxy: {} }))).toContain('server redis-0 redis-0:6379\n');
  });

  it('passes TLS through by default, and verifies what it asks itself', () => {
    const text = conf(rendered({}, withTls));
    expect(section(text, 'listen master')).toContain('server redis-0 redis-0.shop.svc:6379');
    expect(section(text, 'listen ask-sentinel-2')).toContain(
      'server it redis-2.shop.svc:26379 ssl verify required ca-file /run/tls/ca.crt sni str(redis.shop.svc)',
    );
  });

  it('originates TLS if it is told to', () => {
    const lines = section(conf(rendered({ tls: ProxyTls.ORIGINATE }, withTls)), 'listen master');
    expect(lines).toContain('server redis-0 redis-0.shop.svc:6379 ssl verify required ca-file /run/tls/ca.crt sni str(redis.shop.svc)');
  });

  it('presents the certificate of the release where the members verify it', () => {
    const required = Tls.fromSecret('redis-tls', { clientAuthentication: ClientAuthentication.REQUIRED });
    expect(section(conf(rendered({}, { ...withTls, tls: required })), 'listen ask-redis-0')[1]).toMatch(/ crt @\/release$/);
  });

  it('refuses more connections than fit into the memory', () => {
    const text = conf(rendered({ resources: { memoryLimit: '256Mi' } }));
    for (const listener of ['master', 'replicas'])
      expect(section(text, `listen ${listener}`)).toContain('tcp-request connection reject if { fe_conn gt 2662 }');
    expect(conf(rendered({ maxConnections: 50 }))).toContain('reject if { fe_conn gt 50 }');
  });

  it('gives the facts to the script', () => {
    expect(conf(rendered({ maxLagSeconds: 3, masterAsLastResort: false }, { downAfterMilliseconds: 3500, masterName: 'main' }))).toContain(
      'members=3 master-name=main named-seconds=2 role-seconds=4 max-lag=3 master-reads=never passwords=/run/proxy/passwords',
    );
    expect(conf(rendered({}, { auth: Auth.none() }))).toMatch(/master-reads=last-resort$/m);
  });
});

describe('the Deployment', () => {
  it('starts all new proxies of a rollout before it ends the old ones', () => {
    const { strategy, minReadySeconds } = deployment(rendered());
    expect(strategy.rollingUpdate).toEqual({ maxSurge: '100%', maxUnavailable: 0 });
    expect(minReadySeconds).toBeGreaterThan(0);
    expect(container(rendered()).lifecycle.preStop.exec.command).toEqual(['sleep', '20']);
  });

  it('spreads the new proxies of a rollout without regard to the old ones', () => {
    const { topologySpreadConstraints } = deployment(rendered()).template.spec;
    expect(topologySpreadConstraints[0].matchLabelKeys).toEqual(['pod-template-hash']);
    expect(JSON.stringify(rendered().pod)).not.toContain('matchLabelKeys');
  });

  it('gives the Secret to the container that derives the password only', () => {
    const release = rendered();
    expect(container(release).volumeMounts.map(({ name }: Json) => name)).toEqual(['config', 'run']);
    expect(container(release, 'passwords').volumeMounts.map(({ name }: Json) => name)).toEqual(['config', 'run', 'auth']);
    expect(container(release, 'passwords').command.slice(2)).toEqual(['/run/secrets/redis/password', '/run/secrets/redis/other/password']);
    const withUsers = rendered({}, { auth: Auth.acl({ users: [{ name: 'shop' }] }) });
    expect(container(withUsers, 'passwords').command[2]).toBe('/run/secrets/redis/internal');
    expect(JSON.stringify(deployment(withUsers))).not.toContain('shop-password');
  });

  it('has no container for passwords without passwords', () => {
    const release = rendered({}, { auth: Auth.none() });
    expect(container(release, 'passwords')).toBeUndefined();
    expect(deployment(release).template.spec.volumes.map(({ name }: Json) => name)).toEqual(['config']);
  });

  it('rolls when haproxy.cfg changes, and not when a comment does', () => {
    const sum = (release: Rendered) => deployment(release).template.metadata.annotations['checksum/config'];
    expect(sum(rendered())).toBe(sum(rendered()));
    expect(sum(rendered())).not.toBe(sum(rendered({ maxLagSeconds: 11 })));
  });
});

describe('the other objects', () => {
  it('are Services for writes and reads, and one for both on request', () => {
    const release = rendered({ singleService: true });
    const ports = (name: string) => release.object('Service', name).spec.ports.map(({ port, targetPort }: Json) => [port, targetPort]);
    expect(ports('redis-master')).toEqual([[6379, 'tcp-master']]);
    expect(ports('redis-replicas')).toEqual([[6379, 'tcp-replicas']]);
    expect(ports('redis-proxy')).toEqual([
      [6379, 'tcp-master'],
      [6380, 'tcp-replicas'],
    ]);
    expect(ports('redis-proxy-metrics')).toEqual([[8405, 'http-metrics']]);
    expect(rendered().names()).not.toContain('Service redis-proxy');
    for (const name of ['redis-master', 'redis-replicas', 'redis-proxy', 'redis-proxy-metrics'])
      expect(release.object('Service', name).spec.selector).toEqual(deployment(release).selector.matchLabels);
  });

  it('are selected by the ServiceMonitor', () => {
    const release = rendered({}, { metrics: { serviceMonitor: {} } });
    const { matchLabels } = release.object('ServiceMonitor').spec.selector;
    expect(release.object('Service', 'redis-proxy-metrics').metadata.labels).toMatchObject(matchLabels);
  });

  it('let the clients of the release reach the proxy, and the proxy the members', () => {
    const release = rendered();
    const proxies = { podSelector: { matchLabels: deployment(release).selector.matchLabels } };
    const members = { podSelector: { matchLabels: release.redis.selectorLabels } };
    const { spec } = release.object('NetworkPolicy', 'redis-proxy');
    expect(spec.podSelector).toEqual(proxies.podSelector);
    expect(spec.ingress[0]).toEqual({ from: [{ podSelector: {} }], ports: [6379, 6380].map((port) => ({ port, protocol: 'TCP' })) });
    expect(spec.egress[0]).toEqual({ to: [members], ports: [6379, 26379].map((port) => ({ port, protocol: 'TCP' })) });
    expect(release.object('NetworkPolicy').spec.ingress[0].from).toEqual([members, proxies]);
  });

  it('do not exist without the prop', () => {
    const names = render().names();
    expect(names.filter((name) => /proxy|redis-master|redis-replicas/.test(name))).toEqual([]);
    expect(render().redis.proxy).toBeUndefined();
  });

  it('let one proxy go at a time, unless there is only one', () => {
    const { maxUnavailable, unhealthyPodEvictionPolicy } = rendered().object('PodDisruptionBudget', 'redis-proxy').spec;
    expect([maxUnavailable, unhealthyPodEvictionPolicy]).toEqual([1, 'AlwaysAllow']);
    expect(rendered({ replicas: 1 }).names()).not.toContain('PodDisruptionBudget redis-proxy');
  });

  it('give the proxy a user that can only ask', () => {
    for (const auth of [undefined, Auth.acl({ users: [{ name: 'shop' }] })]) {
      const { files } = rendered({}, { auth });
      expect(files['redis-users.acl']).toContain('user proxy on @PASSWORDS@ resetkeys resetchannels -@all +role\n');
      expect(files['sentinel-users.acl']).toContain(
        'user proxy on @PASSWORDS@ resetkeys resetchannels &+switch-master -@all +subscribe +sentinel|get-master-addr-by-name\n',
      );
      expect(files['release.env']).toContain('PROXY_USER=proxy\n');
      expect(files['release.env']).toContain("SENTINEL_USER=''\n");
    }
    expect(render().files['redis-users.acl']).not.toContain('user proxy');
  });

  it('are named in the certificate of the release', () => {
    const names = (proxy?: ProxyProps): string[] =>
      render({ engine: Engine.redis('8.6.6'), tls: Tls.certManager({ issuerRef: { name: 'ca' } }), proxy }, 'redis', 'shop').object(
        'Certificate',
        'redis-tls',
      ).spec.dnsNames;
    expect(names({})).toEqual(expect.arrayContaining(['redis-master.shop.svc', 'redis-replicas.shop.svc', 'redis-proxy.shop.svc']));
    expect(names()).not.toContain('redis-master.shop.svc');
  });
});

describe('refusals', () => {
  it.each<[string, RedisProps, string]>([
    ['fails with one member', { members: 1, proxy: {} }, 'proxy: '],
    ['fails when there is no TLS to originate', { proxy: { tls: ProxyTls.ORIGINATE } }, 'proxy.tls: '],
    ['fails with too little memory', { proxy: { resources: { memoryLimit: '48Mi' } } }, 'proxy.resources.memoryLimit: '],
    ['fails with more connections than the memory holds', { proxy: { maxConnections: 100_000 } }, 'proxy.maxConnections: '],
    ['fails without a proxy', { proxy: { replicas: 0 } }, 'proxy.replicas: '],
    ['fails with an image without a tag', { proxy: { image: 'haproxy' } }, 'proxy.image: '],
    ['fails with a lag of no seconds', { proxy: { maxLagSeconds: 0 } }, 'proxy.maxLagSeconds: '],
    ['fails with a lag of an hour', { proxy: { maxLagSeconds: 3600 } }, 'proxy.maxLagSeconds: '],
    ['fails with a name that is too long for its Services', { name: 'a'.repeat(50), proxy: {} }, 'name: '],
    [
      'fails when a rollout would wait for free nodes',
      { proxy: { placement: { antiAffinity: AntiAffinity.REQUIRED } } },
      'proxy.placement.antiAffinity: ',
    ],
    ['fails with no thread', { proxy: { threads: 0 } }, 'proxy.threads: '],
    ['fails when a user has the name of the user of the proxy', { auth: Auth.none() }, ''],
  ])('%s', (title, props, prop) => {
    const message = refusal(() => (title.includes('user of the proxy') ? Auth.acl({ users: [{ name: 'proxy' }] }) : render(props)));
    expect(message).toMatch(refusalForm);
    expect(message.startsWith(prop)).toBe(true);
  });
});
