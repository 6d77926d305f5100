// Code that must not compile, one `@ts-expect-error` for each line: the compiler refuses a line without an error. Compiled against the packed types.
import { App, Chart } from 'cdk8s';
import {
  AccessMode,
  AclAccess,
  AntiAffinity,
  Auth,
  ClaimRetention,
  ClientAuthentication,
  Engine,
  HardeningPreset,
  type IConnection,
  k8s,
  Peer,
  Redis,
  Storage,
  Tls,
  ZoneSpread,
} from 'cdk8s-redis-ha';

const chart = new Chart(new App(), 'redis');
const redis = new Redis(chart, 'redis');
const connection: IConnection = redis.connection;
const deployment = { matchLabels: { app: 'shop' } };

// Correct code compiles.
new Redis(chart, 'right', {
  storage: Storage.persistentVolumeClaim({
    size: '8Gi',
    accessModes: [AccessMode.READ_WRITE_ONCE],
    retentionWhenDeleted: ClaimRetention.RETAIN,
  }),
  auth: Auth.acl({ users: [{ name: 'shop', access: AclAccess.readOnly() }] }),
  tls: Tls.fromSecret('tls', { clientAuthentication: ClientAuthentication.REQUIRED }),
  engine: Engine.redis('8.6'),
  placement: { antiAffinity: AntiAffinity.PREFERRED, zoneSpread: ZoneSpread.NONE },
  hardening: { preset: HardeningPreset.PLATFORM },
  networkPolicy: { allowFrom: [Peer.pods(deployment.matchLabels)] },
  redisConfig: { maxclients: 100, activerehashing: true, hz: '10' },
  sidecars: [{ name: 'agent', restartPolicy: 'Always', resources: { limits: { memory: k8s.Quantity.fromString('1Gi') } } }],
});

// Only releases are made with `new`.
// @ts-expect-error
new Storage();
// @ts-expect-error
new Peer();
// @ts-expect-error
new Auth();
// @ts-expect-error
new Tls();
// @ts-expect-error
new Engine();
// @ts-expect-error
new AclAccess();

// Storage
// @ts-expect-error
new Redis(chart, 'a', { storage: '8Gi' });
// @ts-expect-error
new Redis(chart, 'a', { storage: { size: '8Gi' } });
// @ts-expect-error
new Redis(chart, 'a', { storage: Storage.emptyDir });
// @ts-expect-error
new Redis(chart, 'a', { storage: Storage });
// @ts-expect-error
new Redis(chart, 'a', { storage: Auth.none() });
// @ts-expect-error
Storage.persistentVolumeClaim();
// @ts-expect-error
Storage.persistentVolumeClaim({ size: '8Gi', accessModes: ['RWO'] });
// @ts-expect-error
Storage.persistentVolumeClaim({ size: '8Gi', retentionWhenDeleted: 'keep' });
// @ts-expect-error
Storage.emptyDir({ medium: 'memory' });

// Peers
// @ts-expect-error
new Redis(chart, 'a', { networkPolicy: { allowFrom: [{ app: 'shop' }] } });
// @ts-expect-error
new Redis(chart, 'a', { networkPolicy: { allowFrom: Peer.pods() } });
// @ts-expect-error
redis.allowFrom('10.0.0.0/8');
// @ts-expect-error
redis.allowFrom(deployment);
// @ts-expect-error
redis.allowFrom(Peer.pods);
// @ts-expect-error
Peer.pods({ app: 7 });
// @ts-expect-error
Peer.podsIn();
// @ts-expect-error
Peer.addresses(['10.0.0.0/8']);
// @ts-expect-error
Peer.of({ podSelectr: {} });

// Auth and access
// @ts-expect-error
new Redis(chart, 'a', { auth: 'secret' });
// @ts-expect-error
new Redis(chart, 'a', { auth: Auth.none });
// @ts-expect-error
Auth.acl({ users: [{ name: 'shop', access: 'readOnly' }] });
// @ts-expect-error
Auth.acl({ users: [{ name: 'shop', access: AclAccess.readOnly }] });
// @ts-expect-error
Auth.acl({ users: { name: 'shop' } });
// @ts-expect-error
Auth.acl({ users: [{ name: 'shop', keys: 'order:*' }] });
// @ts-expect-error
AclAccess.commands('+get');

// TLS
// @ts-expect-error
new Redis(chart, 'a', { tls: true });
// @ts-expect-error
Tls.certManager();
// @ts-expect-error
Tls.certManager({ issuerRef: 'ca' });
// @ts-expect-error
Tls.fromSecret('tls', { clientAuthentication: true });

// Engine
// @ts-expect-error
new Redis(chart, 'a', { engine: 'redis:8.6' });
// @ts-expect-error
Engine.redis(8.6);
// @ts-expect-error
Engine.of({ image: 'redis:8.6' });

// Enums
// @ts-expect-error
new Redis(chart, 'a', { placement: { antiAffinity: 'soft' } });
// @ts-expect-error
new Redis(chart, 'a', { placement: { zoneSpread: AntiAffinity.NONE } });
// @ts-expect-error
new Redis(chart, 'a', { hardening: { preset: 'openshift' } });

// Connections
// @ts-expect-error
connection.waitForMaster('shop');
// @ts-expect-error
connection.addWaitForMaster('shop');
// @ts-expect-error
connection.env(7);
// @ts-expect-error
Redis.fromRelease(chart, 'b', {});
// @ts-expect-error
Redis.fromRelease(chart, 'b', { name: 'redis', auth: 'secret' });

// Plain values
// @ts-expect-error
new Redis(chart, 'a', { member: 5 });
// @ts-expect-error
new Redis(chart, 'a', { metrics: false });
// @ts-expect-error
new Redis(chart, 'a', { labels: { team: 7 } });
// @ts-expect-error
new Redis(chart, 'a', { redisConfig: { save: ['900', '1'] } });
// @ts-expect-error
new Redis(chart, 'a', { sidecars: [{ name: 'a', restartPolcy: 'Always' }] });
// @ts-expect-error
new Redis(chart, 'a', { sidecars: [{ name: 'a', resources: { limits: { memory: '1Gi' } } }] });
