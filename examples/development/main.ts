// One member, no volume, no password, no metrics: small and quick to start. It has no replica to fail over to.
import { App, Chart } from 'cdk8s';
import { Auth, Redis, Storage } from 'cdk8s-redis-ha';

const app = new App();
const chart = new Chart(app, 'redis');
new Redis(chart, 'redis', {
  members: 1,
  storage: Storage.emptyDir(),
  auth: Auth.none(),
  metrics: { enabled: false },
});
app.synth();
