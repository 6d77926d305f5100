// Valkey whose data lives in the pods: a copy survives as long as one member does. For caches and sessions.
import { App, Chart } from 'cdk8s';
import { Auth, Engine, Redis, Storage } from 'cdk8s-redis-ha';

const app = new App();
const chart = new Chart(app, 'sessions', { namespace: 'shop' });
new Redis(chart, 'sessions', {
  engine: Engine.valkey('9.1'),
  storage: Storage.emptyDir({ sizeLimit: '4Gi' }),
  auth: Auth.fromSecret('sessions-auth', 'password'),
  maxmemoryPolicy: 'allkeys-lru',
});
app.synth();
