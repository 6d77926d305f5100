// Generates docs/reference/errors.md: the values that the library refuses, with the messages. Each line is the result
// of the code that it shows, so it is never outdated. Every place in lib/ that refuses a value must be shown by a line.
// `node tools/errors.js` prints the data for a test. It uses the compiled library.

const fs = require('node:fs');
const path = require('node:path');

const root = path.dirname(__dirname);
const library = path.join(root, 'lib');
const file = path.join(root, 'docs', 'reference', 'errors.md');

/** The directives that the release sets, read from their list in the sources. @param {string} list */
function owned(list) {
  const source = fs.readFileSync(path.join(library, 'configuration', 'owned.ts'), 'utf8');
  const text = new RegExp(`^const ${list} = .*?^\\]\\);`, 'ms').exec(source)?.[0] ?? '';
  const names = [...text.matchAll(/^ {2}\[\s*'([a-z-]+)',/gm)].map(([, name]) => name);
  if (names.length < 10) throw new Error(`lib/configuration/owned.ts: the list ${list} is not where it was`);
  return names;
}

/** Props of a release, or statements, by section. @type {[string, string[]][]} */
const SECTIONS = [
  [
    'Names',
    [
      `{ name: 'my_redis' }`,
      `{ name: '1redis' }`,
      `{ name: 'redis-of-the-team-that-sells-books-to-people-who-read-them' }`,
      `{ masterName: 'my master' }`,
      `new Redis(chart, 'one', { name: 'redis' }); new Redis(chart, 'other', { name: 'redis' })`,
      `new Redis(chart, 'redis').connection.addWaitForMaster(chart)`,
    ],
  ],
  [
    'Values that the types do not allow, from JavaScript or from YAML',
    [
      `{ name: 7 }`,
      `{ members: '3' }`,
      `{ failoverWhenRefused: 'no' }`,
      `{ metrics: false }`,
      `{ maxMemory: '512Mi' }`,
      `{ labels: { team: 7 } }`,
      `{ imagePullSecrets: 'registry' }`,
      `{ redisConfig: { save: ['900', '1'] } }`,
      `{ storage: '8Gi' }`,
      `{ placement: { antiAffinity: 'soft' } }`,
      `Storage.persistentVolumeClaim({})`,
      `{ extraEnv: [{ value: 'shop' }] }`,
      `{ sidecars: [{ name: 'agent', restartPolcy: 'Always' }] }`,
      `{ sidecars: [{ name: 'agent', imagePullPolicy: 'Sometimes' }] }`,
      `{ sidecars: [{ name: 'agent', ports: [{ containerPort: '80' }] }] }`,
      `{ sidecars: [{ name: 'agent', resources: { limits: { memory: '1Gi' } } }] }`,
    ],
  ],
  ['Members', ['{ members: 2 }', '{ members: 4 }', '{ members: 0 }', '{ members: 11 }', '{ quorum: 1 }', '{ quorum: 4 }']],
  [
    'Timings',
    [
      '{ downAfterMilliseconds: 500 }',
      '{ downAfterMilliseconds: 2000 }',
      '{ minReplicasMaxLagSeconds: 5 }',
      '{ minReplicasMaxLagSeconds: 0 }',
      '{ failoverTimeoutMilliseconds: 3000 }',
      '{ minReplicasToWrite: 3 }',
      '{ members: 5, minReplicasToWrite: 1 }',
      '{ handoverBudgetSeconds: 0 }',
      '{ terminationGracePeriodSeconds: 30 }',
      '{ lastResortSeconds: 10 }',
    ],
  ],
  [
    'Engine',
    [
      `{ engine: Engine.redis('6.2') }`,
      `{ engine: Engine.redis('7.2.4-debian-12-r9') }`,
      `{ engine: Engine.valkey('latest') }`,
      `{ engine: Engine.of({ image: 'registry.example.org/redis', family: 'redis', version: '8.6' }) }`,
      `{ engine: Engine.of({ image: 'registry.example.org/redis:8.6', family: 'keydb', version: '8.6' }) }`,
      `{ engine: Engine.of({ image: 'registry.example.org/redis@sha256:0123', family: 'redis', version: '8.6' }) }`,
      `{ engine: Engine.redis('8.6.6', '0123') }`,
      `{ engine: Engine.redis('8.6.2'), tls: Tls.fromSecret('certificates') }`,
      `{ engine: Engine.redis('8.0'), tls: Tls.fromSecret('certificates') }`,
      `{ engine: Engine.valkey('8.1.3'), tls: Tls.fromSecret('certificates') }`,
      `{ imageRegistry: 'mirror' }`,
    ],
  ],
  [
    'Passwords and users',
    [
      `{ auth: Auth.fromSecret('Redis') }`,
      `{ auth: Auth.fromSecret('redis', 'the password') }`,
      `{ auth: Auth.acl({ users: [{ name: 'operations' }] }) }`,
      `{ auth: Auth.acl({ users: [{ name: 'The Shop' }] }) }`,
      `{ auth: Auth.acl({ users: [{ name: 'internal' }] }) }`,
      `{ auth: Auth.acl({ users: [{ name: 'shop' }, { name: 'cart', key: 'shop-password-other' }] }) }`,
      `{ auth: Auth.acl({ users: [{ name: 'shop', access: AclAccess.commands(['get']) }] }) }`,
      `{ auth: Auth.acl({ users: [{ name: 'shop', keys: ['shop *'] }] }) }`,
      `{ auth: Auth.acl({ users: [{ name: 'shop', channels: ['*'] }] }) }`,
      `new Redis(chart, 'redis', { auth: Auth.acl() }).connection.env('shop')`,
    ],
  ],
  [
    'Certificates',
    [
      `{ tls: Tls.fromSecret('My Certificates') }`,
      `Tls.fromSecret('certificates', { authorityKey: 'tls.key' })`,
      `{ tls: Tls.fromSecret('certificates', { authorityKey: 'the authority' }) }`,
      `{ tls: Tls.certManager({ issuerRef: { name: 'redis-ca' }, duration: '90d' }) }`,
      `{ tls: Tls.certManager({ issuerRef: { name: 'redis-ca' }, duration: '24h', renewBefore: '48h' }) }`,
      `{ tls: Tls.certManager({ issuerRef: { name: 'redis-ca' }, dnsNames: ['redis example'] }) }`,
      `{ tls: Tls.certManager({ issuerRef: { name: 'redis-ca' }, clusterDomain: '*.local' }) }`,
      `{ tls: Tls.certManager({ issuerRef: { name: 'redis-ca' }, ipAddresses: ['10.96.0'] }) }`,
      `new Redis(chart, 'redis', { tls: Tls.fromSecret('certificates', { clientAuthentication: ClientAuthentication.REQUIRED }) }).connection.waitForMaster()`,
    ],
  ],
  [
    'Memory and CPU',
    [
      `{ resources: { redis: { memoryLimit: '1 GB' } } }`,
      `{ resources: { redis: { memoryLimit: '48Mi' } } }`,
      `{ resources: { redis: { memoryRequest: '2Gi' } } }`,
      `{ resources: { redis: { cpuLimit: '0.0001' } } }`,
      `{ resources: { sentinel: { memoryLimit: '8Mi' } } }`,
      `{ resources: { sentinel: { ephemeralStorageRequest: '2Gi', ephemeralStorageLimit: '1Gi' } } }`,
      `{ maxmemory: '1Gi' }`,
      `{ maxmemory: '8Mi' }`,
      `{ maxmemoryPolicy: 'lru' }`,
    ],
  ],
  [
    'Storage',
    [
      `{ storage: Storage.persistentVolumeClaim({ size: 'big' }) }`,
      `{ storage: Storage.persistentVolumeClaim({ size: '1Gi' }) }`,
      `{ storage: Storage.persistentVolumeClaim({ size: '8Gi', storageClassName: 'Fast SSD' }) }`,
      `{ storage: Storage.persistentVolumeClaim({ size: '8Gi', accessModes: [] }) }`,
      '{ storage: Storage.emptyDir({ medium: EmptyDirMedium.MEMORY }) }',
      `{ storage: Storage.emptyDir({ sizeLimit: '512Mi' }) }`,
      `{ redisConfig: { 'auto-aof-rewrite-percentage': '0' } }`,
      `{ redisConfig: { 'auto-aof-rewrite-percentage': '50%' } }`,
    ],
  ],
  [
    'Placement and hardening',
    [
      '{ placement: { affinity: { podAntiAffinity: {} } } }',
      `{ placement: { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' }] } }`,
      `{ placement: { priorityClassName: 'Very High' } }`,
      '{ hardening: { userId: 0 } }',
      '{ hardening: { groupId: 0 } }',
      '{ hardening: { preset: HardeningPreset.PLATFORM, userId: 999 } }',
    ],
  ],
  [
    'Metrics and images',
    [
      '{ metrics: { port: 6379 } }',
      '{ metrics: { port: 80 } }',
      `{ metrics: { image: 'redis_exporter' } }`,
      `{ metrics: { serviceMonitor: { interval: 'often' } } }`,
      `{ metrics: { serviceMonitor: { interval: '5s' } } }`,
      '{ metrics: { enabled: false, serviceMonitor: {} } }',
      `{ metrics: { extraEnv: [{ name: 'REDIS_ADDR', value: 'redis://elsewhere' }] } }`,
      `{ imagePullPolicy: 'Sometimes' }`,
      `{ imagePullSecrets: ['My Registry'] }`,
    ],
  ],
  [
    'Network',
    [
      `Peer.addresses('192.0.2.0')`,
      `Peer.podsIn('My Shop')`,
      `Peer.pods({ app: 'my shop' })`,
      'Peer.of({})',
      `{ networkPolicy: { enabled: false, allowFrom: [Peer.pods({ app: 'shop' })] } }`,
      `{ networkPolicy: { allowMetricsFrom: [Peer.podsIn('monitoring')] }, metrics: { enabled: false } }`,
      '{ networkPolicy: { allowDnsTo: [] } }',
    ],
  ],
  [
    'Labels and annotations',
    [
      `{ labels: { 'app.kubernetes.io/name': 'cache' } }`,
      `{ labels: { 'my team': 'shop' } }`,
      `{ labels: { team: 'the shop' } }`,
      `{ podLabels: { 'app.kubernetes.io/instance': 'cache' } }`,
      `{ annotations: { 'checksum/config': '1' } }`,
    ],
  ],
  [
    'Additions to the pods',
    [
      `{ extraEnv: [{ name: 'TZ', value: 'UTC' }, { name: 'TZ', value: 'CET' }] }`,
      `{ extraEnv: [{ name: 'POD_NAME', value: 'redis-9' }] }`,
      `{ extraEnv: [{ name: 'VALKEYCLI_AUTH', value: 'secret' }] }`,
      `{ extraVolumes: [{ name: 'data', emptyDir: {} }] }`,
      `{ extraVolumeMounts: [{ name: 'run', mountPath: '/data' }] }`,
      `{ extraVolumes: [{ name: 'a', emptyDir: {} }], extraVolumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'a', mountPath: '/a/' }] }`,
      `{ extraVolumeMounts: [{ name: 'certificates', mountPath: '/certificates' }] }`,
      `{ sidecars: [{ name: 'redis', image: 'registry.example.org/helper:1' }] }`,
      `{ sidecars: [{ name: 'helper', image: 'registry.example.org/helper:1', ports: [{ containerPort: 6379 }] }] }`,
      `{ initContainers: [{ name: 'sentinel', image: 'registry.example.org/helper:1' }] }`,
      `{ initContainers: [{ name: 'agent', image: 'agent:1' }], sidecars: [{ name: 'agent', image: 'agent:1' }] }`,
    ],
  ],
  [
    'Syntax of directives',
    [
      `{ redisConfig: { 'slowlog-max-len': '128\\nport 6380' } }`,
      `{ redisConfig: { 'notify-keyspace-events': '@MASTER@' } }`,
      `{ redisConfig: { '!': '128' } }`,
      `{ redisConfig: { 'proc-title-template': '"open' } }`,
      `{ redisConfig: { 'replica-lazy-flush': 'yes', 'slave-lazy-flush': 'no' } }`,
      `{ redisConfig: { 'rename-command PING': 'PONG' } }`,
      `{ redisConfig: { 'repl-backlog-size': 'much' } }`,
      `{ redisConfig: { 'client-output-buffer-limit replica': '0 0 0' } }`,
      `{ redisConfig: { 'client-output-buffer-limit': 'pubsub 32mb' } }`,
      `{ sentinelConfig: { 'sentinel parallel-syncs redis': '1' } }`,
      `{ sentinelConfig: { 'parallel-syncs': '1' } }`,
      `{ sentinelConfig: { loglevel: 'verbose', LOGLEVEL: 'debug' } }`,
    ],
  ],
  [
    'Directives of redis.conf that the release sets',
    [...owned('REDIS'), 'tls-port', 'cluster-enabled'].map((name) => `{ redisConfig: { ${key(name)}: '1' } }`),
  ],
  [
    'Directives of sentinel.conf that the release sets',
    ['port', 'dir', 'requirepass']
      .map((name) => `{ sentinelConfig: { ${key(name)}: '1' } }`)
      .concat(owned('SENTINEL').map((name) => `{ sentinelConfig: { 'sentinel ${name}': '1' } }`)),
  ],
];

/** @param {string} name */
function key(name) {
  return /^[a-z]+$/.test(name) ? name : `'${name}'`;
}

/**
 * Runs a case with the compiled library.
 *
 * @param {string} code
 * @returns {Error | undefined} the refusal
 */
function refusal(code) {
  const { App, Chart } = require('cdk8s');
  const names = { ...require('..'), chart: new Chart(new App(), 'chart') };
  const statement = code.startsWith('{') ? `new Redis(chart, 'redis', ${code})` : code;
  try {
    new Function(...Object.keys(names), statement)(...Object.values(names));
    return undefined;
  } catch (error) {
    return /** @type {Error} */ (error);
  }
}

/** All cases with their refusals. */
function cases() {
  return SECTIONS.flatMap(([section, list]) => list.map((code) => ({ section, code, error: refusal(code) })));
}

/** The places in the compiled library that refuse a value, for example `configuration/memory.js:55`. */
function places() {
  const files = fs.readdirSync(library, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  return files.flatMap((name) =>
    fs
      .readFileSync(path.join(library, name), 'utf8')
      .split('\n')
      .flatMap((line, index) => (/\.refuse\)\(|\brefuse\(\{/.test(line) ? [`${name}:${index + 1}`] : [])),
  );
}

/** The places in the stack of a refusal. @param {Error | undefined} error */
function placesOf(error) {
  return [...(error?.stack ?? '').matchAll(/lib\/([\w/-]+\.js:\d+)/g)].map(([, place]) => place);
}

function page() {
  const lines = ['# Errors', ''];
  lines.push(
    'The values that the library refuses at synth, with the messages: the problem, the value got, the values allowed, the cure. Each line',
  );
  lines.push('shows props (or code) and the message. `npm run docs` generates the page by running the code.');
  let current = '';
  for (const { section, code, error } of cases()) {
    if (section !== current) lines.push('', `## ${section}`, '');
    current = section;
    lines.push(`- \`${code}\`: ${quoted(error?.message ?? 'NOT REFUSED')}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Text as code in Markdown. @param {string} text */
function quoted(text) {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function main() {
  const all = cases();
  const reached = new Set(all.flatMap(({ error }) => placesOf(error)));
  const messages = all.map(({ code, error }) => [code, error?.message ?? '']);
  console.log(JSON.stringify({ messages, page: page(), places: places(), unreached: places().filter((place) => !reached.has(place)) }));
}

module.exports = { file, page };
if (require.main === module) main();
