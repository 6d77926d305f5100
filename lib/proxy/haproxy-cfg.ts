import type { Release } from '../release';
import { ClientAuthentication } from '../security';
import type { ProxyFacts } from './proxy';

/** The path of the derived passwords in the container `haproxy`, one a line. */
export const PASSWORDS_FILE = '/run/proxy/passwords';
/** The mount path of the ConfigMap of the proxy. */
export const PROXY_PATH = '/etc/haproxy';
/** The variable of start-proxy.sh: listen for IPv6 and IPv4, or for IPv4 alone where the kernel has no IPv6. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable for HAProxy
const LISTEN = '${LISTEN}';
/** The mount path of the certificates. */
const TLS_PATH = '/run/tls';

/**
 * The file `haproxy.cfg`. The listener `master` takes writes, `replicas` reads, and `sentinel` leads clients outside of the
 * cluster to the sentinels. All their servers begin in maintenance: follow-master.lua makes those ready that clients may
 * use. The listeners `ask-...` are inside the process: through them, the script asks each redis and each sentinel, and
 * HAProxy does TLS for it.
 */
export function haproxyCfg(release: Release, proxy: ProxyFacts): string {
  const { memberNames, redisPort, sentinelPort } = release;
  const encrypted = proxy.membersUseTls ? encryption(release, proxy) : '';
  const servers = (port: number) => memberNames.map((member, ordinal) => ({ ordinal, address: `${release.hostName(member)}:${port}` }));
  const questions = [
    ...servers(redisPort).map(({ ordinal, address }) => ({ name: `ask-redis-${ordinal}`, address })),
    ...servers(sentinelPort).map(({ ordinal, address }) => ({ name: `ask-sentinel-${ordinal}`, address })),
  ];
  const toRedis = servers(redisPort).map(
    ({ ordinal, address }) => `server redis-${ordinal} ${address}${proxy.originatesTls ? encrypted : ''}`,
  );
  const toSentinel = servers(sentinelPort).map(({ ordinal, address }) => `server redis-${ordinal} ${address}${encrypted}`);
  const clients = (name: string, bind: string, members: string[], ...settings: string[]) =>
    block(`listen ${name}`, [
      bind,
      ...settings,
      `tcp-request connection reject if { nbsrv(${name}) eq 0 }`,
      `tcp-request connection reject if { fe_conn gt ${proxy.maxConnections} }`,
      'default-server disabled on-marked-down shutdown-sessions',
      ...members,
    ]);
  const lines = [
    '# The sessions of a member end when follow-master.lua takes it out. What a client sends goes to one member or to none: nothing waits in',
    '# a queue, and nothing is sent twice.',
    ...block('global', [
      'log stdout format raw local0 notice',
      `nbthread ${proxy.threads}`,
      // All ports, the questions of the script, and room for a connection that is refused: at this limit, clients would wait.
      `maxconn ${(proxy.sentinelPort === undefined ? 2 : 3) * proxy.maxConnections + 6 * release.members + 100}`,
      // After the grace of preStop, no session shall stay with a process that does not follow the master.
      'hard-stop-after 1s',
      'tune.lua.bool-sample-conversion normal',
      `lua-load-per-thread ${PROXY_PATH}/follow-master.lua ${facts(release, proxy)}`,
      ...(proxy.sentinelPort === undefined
        ? []
        : [
            'tune.bufsize 16384',
            // Room in a buffer for addresses that are longer outside.
            'tune.maxrewrite 8192',
            `lua-load-per-thread ${PROXY_PATH}/outside-addresses.lua ${words(proxy.outsideAddresses)}`,
          ]),
      // Renewed certificates are handed over by this socket, which only processes of this pod reach.
      ...(proxy.membersUseTls
        ? ['stats socket abns@admin level admin', `lua-load-per-thread ${PROXY_PATH}/renew-certificates.lua ${TLS_PATH}`]
        : []),
    ]),
    ...(proxy.membersUseTls ? block('crt-store', [`load crt ${TLS_PATH}/tls.crt key ${TLS_PATH}/tls.key alias release`]) : []),
    ...block('defaults', [
      'mode tcp',
      'retries 0',
      'timeout connect 1s',
      // A connection pool may be idle for days. Keepalives find the clients that are gone.
      'timeout client 24d',
      'timeout server 24d',
      'timeout client-fin 10s',
      'option clitcpka',
      'option srvtcpka',
      'clitcpka-idle 60s',
      'clitcpka-intvl 10s',
      'clitcpka-cnt 3',
      'srvtcpka-idle 10s',
      'srvtcpka-intvl 5s',
      'srvtcpka-cnt 3',
    ]),
    ...clients('master', bindTo(proxy.masterPort), toRedis),
    ...clients('replicas', bindTo(proxy.replicasPort), toRedis, 'balance leastconn'),
    ...(proxy.sentinelPort === undefined
      ? []
      : clients('sentinel', bindTo(proxy.sentinelPort) + tlsOfClients(proxy), toSentinel, 'filter lua.outside-addresses')),
    ...questions.flatMap(({ name, address }) => block(`listen ${name}`, [`bind abns@${name}`, `server it ${address}${encrypted}`])),
    ...block('frontend http', [
      'mode http',
      // The first thread has the facts by which probes are answered.
      `${bindTo(proxy.metricsPort)} thread 1${proxy.membersUseTls ? ' ssl crt @/release' : ''}`,
      'timeout client 10s',
      'http-request use-service prometheus-exporter if { path /metrics }',
      'http-request use-service lua.alive if { path /alive }',
      'http-request use-service lua.ready if { path /ready }',
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function bindTo(port: number): string {
  return `bind "${LISTEN}:${port}" v4v6`;
}

/** The settings of an encrypted connection to a member. */
function encryption(release: Release, { clientAuthentication }: ProxyFacts): string {
  const verified = `ssl verify required ca-file ${TLS_PATH}/ca.crt sni str(${release.hostName(release.name)})`;
  return ` ${verified}${clientAuthentication === ClientAuthentication.NONE ? '' : ' crt @/release'}`;
}

/** The settings of a port whose clients encrypt up to the proxy. */
function tlsOfClients({ membersUseTls, clientAuthentication }: ProxyFacts): string {
  if (!membersUseTls) return '';
  const verify = {
    [ClientAuthentication.NONE]: '',
    [ClientAuthentication.OPTIONAL]: 'optional',
    [ClientAuthentication.REQUIRED]: 'required',
  };
  const verified = verify[clientAuthentication];
  return ` ssl crt @/release${verified === '' ? '' : ` ca-file ${TLS_PATH}/ca.crt verify ${verified}`}`;
}

function block(title: string, lines: string[]): string[] {
  return ['', title, ...lines.map((line) => `  ${line}`)];
}

function facts(release: Release, proxy: ProxyFacts): string {
  const facts: [name: string, value: string | number][] = [
    ['members', release.members],
    ['master-name', release.masterName],
    ['named-seconds', release.minReplicasMaxLagSeconds],
    ['role-seconds', Math.ceil(release.downAfterMilliseconds / 1000)],
    ['max-lag', proxy.maxLagSeconds],
    ['master-reads', proxy.masterAsLastResort ? 'last-resort' : 'never'],
    ...(proxy.logsIn ? [['passwords', PASSWORDS_FILE] as [string, string]] : []),
  ];
  return words(Object.fromEntries(facts));
}

function words(values: { readonly [name: string]: string | number }): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}
