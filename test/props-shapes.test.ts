import { Chart, Lazy, Testing } from 'cdk8s';
import fc from 'fast-check';
import { AclAccess, Auth, Engine, type k8s, Peer, Redis, type RedisProps, Storage, Tls } from '../lib';
import { REDIS_FIELDS } from '../lib/redis-props';
import { faults } from './manifests/schema';
import { refusal, refusalForm, render } from './support';

// Values of the wrong shape, from JavaScript, `any`, or YAML that is read at run time, and the refusal of each.

// biome-ignore lint/suspicious/noExplicitAny: values that types cannot stop
type Anything = any;

const redis = (props: Anything) => render(props as RedisProps);

describe.each<[string, Anything, RegExp]>([
  [
    'storage as text',
    { storage: '8Gi' },
    /^storage: must be an instance of Storage \(got "8Gi", allowed: the result of Storage.persistentVolumeClaim/,
  ],
  ['storage as an object', { storage: { size: '8Gi' } }, /^storage: must be an instance of Storage \(got an object with size, /],
  ['a factory that is not called', { storage: Storage.emptyDir }, /^storage: must be an instance of Storage \(got the function emptyDir, /],
  ['the class itself', { storage: Storage }, /^storage: must be an instance of Storage \(got the function Storage, /],
  ['a value of another class', { storage: Auth.none() }, /^storage: must be an instance of Storage \(got an Auth, /],
  [
    'auth as text',
    { auth: 'secret' },
    /^auth: must be an instance of Auth \(got "secret", allowed: the result of Auth.fromSecret\(\), Auth.acl\(\), Auth.none\(\)/,
  ],
  ['tls as text', { tls: 'on' }, /^tls: must be an instance of Tls /],
  ['engine as text', { engine: 'redis:8.6' }, /^engine: must be an instance of Engine .*write it like Engine.redis\('8.6'\)/],
  [
    'labels as a peer',
    { networkPolicy: { allowFrom: [{ app: 'shop' }] } },
    /^networkPolicy.allowFrom\[0\]: must be an instance of Peer \(got an object with app/,
  ],
  ['one peer', { networkPolicy: { allowFrom: Peer.pods() } }, /^networkPolicy.allowFrom: must be a list \(got a Peer, /],
  [
    'a string that is not a member of the enum',
    { placement: { antiAffinity: 'soft' } },
    /^placement.antiAffinity: not a member of AntiAffinity \(got "soft", allowed: AntiAffinity.REQUIRED, /,
  ],
  ['another such string', { placement: { zoneSpread: 'hard' } }, /^placement.zoneSpread: not a member of ZoneSpread/],
  ['an invalid preset', { hardening: { preset: 'openshift' } }, /^hardening.preset: not a member of HardeningPreset/],
  ['metrics: false', { metrics: false }, /^metrics: must be an object \(got false, .*write { enabled: false }$/],
  ['networkPolicy: false', { networkPolicy: false }, /^networkPolicy: must be an object .*write { enabled: false }$/],
  ["enabled: 'false'", { metrics: { enabled: 'false' } }, /^metrics.enabled: must be true or false \(got "false", /],
  ["acceptLossInMinority: 'no'", { acceptLossInMinority: 'no' }, /^acceptLossInMinority: must be true or false/],
  ['a number as text', { downAfterMilliseconds: '5000' }, /^downAfterMilliseconds: must be a number \(got "5000", /],
  ['text as a number', { maxmemory: 512 }, /^maxmemory: must be a string \(got 512, allowed: a string\); write it in quotes: '512'$/],
  ['null', { maxmemory: null }, /^maxmemory: must be a string \(got null, /],
  ['a null member count', { members: null }, /^members: must be a number \(got null, /],
  ['a map where a list is due', { sidecars: {} }, /^sidecars: must be a list \(got {}, /],
  ['text where a list is due', { imagePullSecrets: 'x' }, /^imagePullSecrets: must be a list \(got "x", /],
  ['a map of variables', { extraEnv: { A: 'b' } }, /^extraEnv: must be a list \(got an object with A, /],
  ['a variable that is a number', { extraEnv: [{ name: 'A', value: 1 }] }, /^extraEnv\[0\].value: must be a string \(got 1, /],
  ['a variable without a name', { extraEnv: [{ value: '1' }] }, /^extraEnv\[0\].name: a required field is missing/],
  ['a label that is a number', { labels: { team: 7 } }, /^labels\['team'\]: must be a string \(got 7, /],
  ['an annotation that is a number', { podAnnotations: { n: 7 } }, /^podAnnotations\['n'\]: must be a string/],
  ['labels as a list', { labels: ['team'] }, /^labels: must be an object \(got \["team"\], /],
  ['a directive that is a list', { redisConfig: { save: ['900', '1'] } }, /^redisConfig\['save'\]: not a value of a directive/],
  ['a directive that is null', { redisConfig: { maxclients: null } }, /^redisConfig\['maxclients'\]: not a value of a directive/],
  ['a prop with other capitals', { maxMemory: '512Mi' }, /^maxMemory: unknown field \(got "maxMemory", .*; write maxmemory$/],
  ['a field with other capitals', { metrics: { Port: 9121 } }, /^metrics.Port: unknown field .*; write port$/],
  [
    'a field that Kubernetes does not have',
    { sidecars: [{ name: 'a', restartPolcy: 'Always' }] },
    /^sidecars\[0\].restartPolcy: unknown field of Container/,
  ],
  [
    'a field that every object of JavaScript has',
    { sidecars: [{ name: 'a', constructor: 1 }] },
    /^sidecars\[0\].constructor: unknown field of Container/,
  ],
  [
    'a field with the capitals of YAML',
    { sidecars: [{ name: 'a', ports: [{ containerPort: 1, hostIP: '::' }] }] },
    /^sidecars\[0\].ports\[0\].hostIP: .*; write hostIp$/,
  ],
  [
    'a quantity as text',
    { sidecars: [{ name: 'a', resources: { limits: { memory: '1Gi' } } }] },
    /^sidecars\[0\].resources.limits\['memory'\]: must be a k8s.Quantity .*k8s.Quantity.fromString/,
  ],
  [
    'a port as text',
    { sidecars: [{ name: 'a', ports: [{ containerPort: '80' }] }] },
    /^sidecars\[0\].ports\[0\].containerPort: must be a whole number/,
  ],
  [
    'an invalid policy',
    { sidecars: [{ name: 'a', imagePullPolicy: 'Sometimes' }] },
    /^sidecars\[0\].imagePullPolicy: not a value that Kubernetes accepts .*Always, IfNotPresent, Never/,
  ],
  [
    'an incomplete constraint',
    { placement: { topologySpreadConstraints: [{ topologyKey: 'x' }] } },
    /^placement.topologySpreadConstraints\[0\].maxSkew: a required field is missing/,
  ],
  [
    "a directive of Sentinel without the word 'sentinel'",
    { sentinelConfig: { 'announce-hostnames': 'no' } },
    /^sentinelConfig\['announce-hostnames'\]: /,
  ],
  [
    "another directive without the word 'sentinel'",
    { sentinelConfig: { 'parallel-syncs': 1 } },
    /^sentinelConfig\['parallel-syncs'\]: .*write { 'sentinel parallel-syncs': '1' }$/,
  ],
  ['props that are no object', 'redis', /^props: must be an object \(got "redis", /],
])('%s', (_, props, message) => {
  test('fails with the path, what was got, and what is allowed', () => {
    const said = refusal(() => redis(props));
    expect(said).toMatch(message);
    expect(said).toMatch(refusalForm);
  });
});

describe.each<[string, () => unknown, RegExp]>([
  ['a claim without a size', () => Storage.persistentVolumeClaim({} as Anything), /^storage.size: a required field is missing/],
  ['a claim without anything', () => (Storage as Anything).persistentVolumeClaim(), /^storage: must be an object \(got undefined, /],
  [
    'an invalid mode',
    () => Storage.persistentVolumeClaim({ size: '8Gi', accessModes: ['RWO'] as Anything }),
    /^storage.accessModes\[0\]: not a member of AccessMode/,
  ],
  [
    'an invalid retention',
    () => Storage.persistentVolumeClaim({ size: '8Gi', retentionWhenDeleted: 'keep' as Anything }),
    /^storage.retentionWhenDeleted: not a member of ClaimRetention/,
  ],
  ['an issuer as text', () => Tls.certManager({ issuerRef: 'ca' as Anything }), /^tls.issuerRef: must be an object \(got "ca", /],
  [
    'client authentication as a boolean',
    () => Tls.fromSecret('tls', { clientAuthentication: true as Anything }),
    /^tls.clientAuthentication: not a member of ClientAuthentication/,
  ],
  ['users as a map', () => Auth.acl({ users: {} as Anything }), /^auth.users: must be a list/],
  [
    'keys as text',
    () => Auth.acl({ users: [{ name: 'a' }, { name: 'b', keys: 'order:*' as Anything }] }),
    /^auth.users\[1\].keys: must be a list/,
  ],
  [
    'access as text',
    () => Auth.acl({ users: [{ name: 'a', access: 'readOnly' as Anything }] }),
    /^auth.users\[0\].access: must be an instance of AclAccess/,
  ],
  [
    'a factory of access that is not called',
    () => Auth.acl({ users: [{ name: 'a', access: AclAccess.readOnly as Anything }] }),
    /^auth.users\[0\].access: .*got the function readOnly/,
  ],
  ['rules as text', () => AclAccess.commands('+get' as Anything), /^access.rules: must be a list/],
  ['labels that are numbers', () => Peer.pods({ n: 7 as Anything }), /^peer.labels\['n'\]: must be a string/],
  ['a range as a list', () => Peer.addresses(['10.0.0.0/8'] as Anything), /^peer.cidr: must be a string/],
  [
    'a tag of another build',
    () => Engine.redis('7.2.4-debian-12-r9'),
    /^engine.version: the official image has no such tag \(got "7.2.4-debian-12-r9", /,
  ],
  [
    'a version as a number',
    () => Engine.redis(8.6 as Anything),
    /^engine.version: must be a string \(got 8.6, .*write it in quotes: '8.6'$/,
  ],
  [
    'an engine without an image',
    () => Engine.of({ family: 'redis', version: '8.6' } as Anything),
    /^engine.image: a required field is missing/,
  ],
  [
    'a workload as a peer',
    () => redis({}).redis.allowFrom({ kind: 'Deployment' } as Anything),
    /^allowFrom\[0\]: must be an instance of Peer/,
  ],
])('%s', (_, act, message) => {
  test('fails with the path, what was got, and what is allowed', () => {
    const said = refusal(act);
    expect(said).toMatch(message);
    expect(said).toMatch(refusalForm);
  });
});

test.each(['8.6', '8.6.6', '8.6-alpine', '8.6-alpine3.22', '8.6.6-bookworm', '8.8-rc1', '8.8-m02-alpine'])(
  '%s is a tag of the official image',
  (tag) => {
    expect(Engine.redis(tag).version).toBe(tag);
  },
);

test('fails for an invalid namespace, and for a namespace that is resolved too late', () => {
  expect(refusal(() => render({}, 'redis', 'My Shop'))).toMatch(/^the chart's namespace: not a valid name of a namespace \(got "My Shop"/);
  const late = Lazy.any({ produce: () => 'shop' });
  expect(refusal(() => render({}, 'redis', late))).toMatch(/^the chart's namespace: must be a string \(got a Lazy, /);
});

test('numbers and booleans of directives are written as the server has them', () => {
  const rendered = redis({ redisConfig: { maxclients: 100, 'lazyfree-lazy-user-del': true, activerehashing: false, hz: '10' } });
  expect(rendered.directives('redis.conf')).toEqual(
    expect.arrayContaining(['maxclients 100', 'lazyfree-lazy-user-del yes', 'activerehashing no', 'hz 10']),
  );
});

test("a user's native sidecar keeps its restartPolicy, and quantities of another copy of the schema are taken", () => {
  const quantity = { value: '1Gi' } as k8s.Quantity;
  const agent: k8s.Container = { name: 'agent', image: 'agent:1', restartPolicy: 'Always', resources: { limits: { memory: quantity } } };
  const rendered = redis({ initContainers: [agent], extraVolumes: [{ name: 'x', image: { reference: 'data:1' } }] });
  expect(rendered.container('agent')).toMatchObject({ restartPolicy: 'Always', resources: { limits: { memory: '1Gi' } } });
  expect(rendered.pod.volumes).toContainEqual({ name: 'x', image: { reference: 'data:1' } });
});

test('a subclass may have additional props', () => {
  const chart = Testing.chart();
  expect(() => new Redis(chart, 'redis', { team: 'shop', members: 1 } as RedisProps)).not.toThrow();
  expect(Chart.of(chart)).toBe(chart);
});

describe('arbitrary values', () => {
  const values = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      1.5,
      3,
      '',
      '8Gi',
      'redis',
      [],
      {},
      [{}],
      [{ name: 'a' }],
      { name: 'a' },
      { enabled: false },
    ),
    fc.array(
      fc.dictionary(
        fc.constantFrom('name', 'image', 'value', 'mountPath', 'emptyDir', 'ports', 'env'),
        fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
      ),
      { maxLength: 3 },
    ),
    fc.dictionary(
      fc.constantFrom(
        'enabled',
        'port',
        'preset',
        'userId',
        'redis',
        'affinity',
        'allowFrom',
        'serviceMonitor',
        'extraEnv',
        'image',
        'nodeSelector',
      ),
      fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
    ),
  );

  test.each(Object.keys(REDIS_FIELDS))('%s: a refusal with its path, or YAML that the API server accepts', (prop) => {
    fc.assert(
      fc.property(values, (value) => {
        const rendered = attempt({ [prop]: value });
        if (typeof rendered !== 'string') expect(rendered.objects.flatMap(faults)).toEqual([]);
        else if (!/^.+: [^A-Z].* \(got .*, allowed: .+\); .*[^.]$/s.test(rendered)) throw new Error(`not a refusal: ${rendered}`);
      }),
      { numRuns: 60 },
    );
  });

  function attempt(props: Anything) {
    try {
      return redis(props);
    } catch (error) {
      return (error as Error).message;
    }
  }
});
