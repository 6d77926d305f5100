import { ClientAuthentication, Tls } from '../../lib';
import { type Json, refusal, refusalForm, render } from '../support';

const volume = (pod: Json) => pod.volumes.find(({ name }: { name: string }) => name === 'tls');

describe('certificates from a Secret', () => {
  it('are files with fixed names in every container that connects or listens', () => {
    const { pod, container } = render({
      tls: Tls.fromSecret('certificates', { certificateKey: 'crt', privateKeyKey: 'key', authorityKey: 'ca' }),
    });
    expect(volume(pod)).toEqual({
      name: 'tls',
      secret: {
        secretName: 'certificates',
        items: [
          { key: 'crt', path: 'tls.crt' },
          { key: 'key', path: 'tls.key' },
          { key: 'ca', path: 'ca.crt' },
        ],
        defaultMode: 0o440,
      },
    });
    expect(container).toBeDefined();
    for (const { volumeMounts } of pod.containers)
      expect(volumeMounts).toContainEqual({ name: 'tls', mountPath: '/run/tls', readOnly: true });
  });

  it('leave no port without encryption, and encrypt the connections that the servers open', () => {
    const rendered = render({ tls: Tls.fromSecret('certificates') });
    for (const [file, port] of [
      ['redis.conf', 6379],
      ['sentinel.conf', 26379],
    ] as const) {
      expect(rendered.directives(file)).toEqual(
        expect.arrayContaining(['port 0', `tls-port ${port}`, 'tls-replication yes', 'tls-auth-clients no']),
      );
    }
    expect(rendered.files['release.env']).toMatch(/^TLS=tls$/m);
  });

  it.each([
    [ClientAuthentication.NONE, 'no'],
    [ClientAuthentication.OPTIONAL, 'optional'],
    [ClientAuthentication.REQUIRED, 'yes'],
  ])('ask clients for a certificate: %s', (clientAuthentication, word) => {
    const rendered = render({ tls: Tls.fromSecret('certificates', { clientAuthentication }) });
    for (const file of ['redis.conf', 'sentinel.conf']) expect(rendered.directives(file)).toContain(`tls-auth-clients ${word}`);
  });

  it('are used for the metrics too', () => {
    const rendered = render({ tls: Tls.fromSecret('certificates'), metrics: { serviceMonitor: {} } }, 'redis', 'shop');
    const exporter = rendered.container('exporter');
    expect(exporter.env).toContainEqual({ name: 'REDIS_ADDR', value: 'rediss://127.0.0.1:6379' });
    expect(exporter.env).toContainEqual({ name: 'REDIS_EXPORTER_TLS_SERVER_CERT_FILE', value: '/run/tls/tls.crt' });
    expect(exporter.livenessProbe.httpGet.scheme).toBe('HTTPS');
    expect(rendered.object('Service', 'redis-metrics').spec.ports[0].appProtocol).toBe('https');
    expect(rendered.object('ServiceMonitor').spec.endpoints[0]).toMatchObject({
      scheme: 'https',
      tlsConfig: { serverName: 'redis.shop.svc', ca: { secret: { name: 'certificates', key: 'ca.crt' } } },
    });
  });

  it('leave no trace when TLS is off', () => {
    const rendered = render({ tls: Tls.none(), metrics: { serviceMonitor: {} } });
    expect(volume(rendered.pod)).toBeUndefined();
    expect(rendered.directives('redis.conf')).toContain('port 6379');
    expect(rendered.directives('redis.conf').join()).not.toContain('tls');
    expect(rendered.object('ServiceMonitor').spec.endpoints[0].scheme).toBeUndefined();
    expect(rendered.redis.certificate).toBeUndefined();
  });
});

describe('certificates by cert-manager', () => {
  const certificate = (namespace?: string, props: Partial<Parameters<typeof Tls.certManager>[0]> = {}) =>
    render({ tls: Tls.certManager({ issuerRef: { name: 'redis-ca' }, ...props }) }, 'redis', namespace).object('Certificate', 'redis-tls')
      .spec;

  it('have every name that clients use', () => {
    const { dnsNames, ipAddresses, secretName, usages, issuerRef, duration } = certificate('shop');
    const services = ['redis', 'redis-0', 'redis-1', 'redis-2', 'redis-headless', 'redis-metrics'];
    const pods = ['redis-0.redis-headless', 'redis-1.redis-headless', 'redis-2.redis-headless'];
    for (const service of [...services, ...pods]) {
      for (const name of [service, `${service}.shop`, `${service}.shop.svc`, `${service}.shop.svc.cluster.local`])
        expect(dnsNames).toContain(name);
    }
    expect([dnsNames.at(-1), ipAddresses, secretName, duration]).toEqual(['localhost', ['127.0.0.1'], 'redis-tls', '2160h']);
    expect(usages).toEqual(expect.arrayContaining(['server auth', 'client auth']));
    expect(issuerRef).toEqual({ name: 'redis-ca', kind: 'Issuer', group: 'cert-manager.io' });
  });

  it('cover every host name that `connection` returns, with and without a namespace', () => {
    for (const namespace of [undefined, 'shop']) {
      const { connection } = render({ tls: Tls.certManager({ issuerRef: { name: 'ca' } }) }, 'redis', namespace).redis;
      const { dnsNames } = certificate(namespace);
      const hosts = [connection.address, connection.tlsServerName, ...connection.sentinels.map((at) => at.split(':')[0])];
      for (const host of hosts) expect(dnsNames).toContain(host);
    }
  });

  it('have the names that pods get from the Service of the StatefulSet', () => {
    const { redis, statefulSet } = render({}, 'cache', 'shop');
    const { dnsNames } = render({ tls: Tls.certManager({ issuerRef: { name: 'ca' } }) }, 'cache', 'shop').object(
      'Certificate',
      'cache-tls',
    ).spec;
    for (const member of redis.memberNames) expect(dnsNames).toContain(`${member}.${statefulSet.serviceName}.shop.svc.cluster.local`);
  });

  it('can have more names', () => {
    const spec = certificate('shop', {
      issuerRef: { name: 'root', kind: 'ClusterIssuer', group: 'issuers.example.com' },
      duration: '48h',
      renewBefore: '12h',
      clusterDomain: 'example.internal',
      dnsNames: ['redis.example.com', '*.redis.example.com', 'redis'],
      ipAddresses: ['10.96.0.7', 'fd00::7'],
    });
    expect(spec).toMatchObject({ duration: '48h', renewBefore: '12h', issuerRef: { kind: 'ClusterIssuer', group: 'issuers.example.com' } });
    expect(spec.dnsNames).toEqual(expect.arrayContaining(['redis.shop.svc.example.internal', '*.redis.example.com']));
    expect(spec.dnsNames.filter((name: string) => name === 'redis')).toHaveLength(1);
    expect(spec.ipAddresses).toEqual(['127.0.0.1', '10.96.0.7', 'fd00::7']);
  });

  it('are an object of the release, beside the others', () => {
    const rendered = render({ tls: Tls.certManager({ issuerRef: { name: 'ca' } }), labels: { team: 'shop' } });
    expect(rendered.redis.certificate?.name).toBe('redis-tls');
    expect(rendered.object('Certificate', 'redis-tls').metadata.labels).toMatchObject({ team: 'shop' });
    expect(volume(rendered.pod).secret.secretName).toBe('redis-tls');
  });
});

describe('refusals', () => {
  const ask = (props: object) => () => Tls.certManager({ issuerRef: { name: 'ca' }, ...props });

  it.each<[string, () => unknown, RegExp]>([
    ['an invalid Secret', () => Tls.fromSecret('My Secret'), /^tls.name: /],
    ['an invalid key', () => Tls.fromSecret('a', { certificateKey: 'a b' }), /^tls.certificateKey: /],
    ['an invalid private key', () => Tls.fromSecret('a', { privateKeyKey: '' }), /^tls.privateKeyKey: /],
    ['an invalid authority', () => Tls.fromSecret('a', { authorityKey: '..' }), /^tls.authorityKey: /],
    [
      "the private key's key as the authority",
      () => Tls.fromSecret('a', { authorityKey: 'tls.key' }),
      /^tls.authorityKey: the same key as privateKeyKey/,
    ],
    ['an invalid issuer', ask({ issuerRef: { name: 'My CA' } }), /^tls.issuerRef.name: /],
    ['a duration that is invalid', ask({ duration: '90 days' }), /^tls.duration: not a valid duration/],
    ['a duration that is too short', ask({ duration: '30m' }), /^tls.duration: cert-manager does not accept so short a duration/],
    [
      'a renewal before the certificate is valid',
      ask({ duration: '24h', renewBefore: '24h' }),
      /^tls.renewBefore: cert-manager would renew the certificate again and again/,
    ],
    ['an invalid name', ask({ dnsNames: ['redis.example.com', 'redis example'] }), /^tls.dnsNames\[1\]: /],
    ["a cluster's invalid domain", ask({ clusterDomain: '.local' }), /^tls.clusterDomain: /],
    ['a wildcard as the domain', ask({ clusterDomain: '*.local' }), /^tls.clusterDomain: not a valid DNS domain/],
    ['a wildcard within a name', ask({ dnsNames: ['a.*.example.com'] }), /^tls.dnsNames\[0\]: not a valid DNS name/],
    ['an invalid address', ask({ ipAddresses: ['10.96.0'] }), /^tls.ipAddresses\[0\]: /],
  ])('fails for %s', (_, build, message) => {
    const text = refusal(build);
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
  });
});
