// Five members that survive the loss of two, each on a separate node and volume, with room for 8 GiB of data, for named clients only.
import { App, Chart } from 'cdk8s';
import { Auth, Peer, Redis, Storage, ZoneSpread } from 'cdk8s-redis-ha';

const app = new App();
const chart = new Chart(app, 'orders', { namespace: 'shop' });
new Redis(chart, 'orders', {
  members: 5,
  storage: Storage.persistentVolumeClaim({ size: '40Gi', storageClassName: 'fast' }),
  auth: Auth.fromSecret('orders-redis'),
  resources: {
    redis: { cpuRequest: '1', cpuLimit: '2', memoryRequest: '14Gi', memoryLimit: '14Gi' },
  },
  maxmemory: '8Gi',
  placement: {
    zoneSpread: ZoneSpread.REQUIRED,
    nodeSelector: { 'node-role.example.org/database': '' },
    tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'database', effect: 'NoSchedule' }],
    priorityClassName: 'database',
  },
  networkPolicy: {
    allowFrom: [Peer.pods({ 'orders.example.org/redis-client': 'yes' }), Peer.podsIn('reports', { app: 'nightly' })],
    allowMetricsFrom: [Peer.podsIn('monitoring', { 'app.kubernetes.io/name': 'prometheus' })],
  },
  redisConfig: { 'notify-keyspace-events': 'Ex' },
  labels: { team: 'orders' },
});
app.synth();
