// An application beside its database. It asks the construct how to connect, so nothing here repeats a name, a port or a password's place.
import { App, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Peer, Redis } from 'cdk8s-redis-sentinel';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const redis = new Redis(chart, 'redis');

const labels = { app: 'shop' };
redis.allowFrom(Peer.pods(labels)); // and no other pod of the namespace
new k8s.KubeDeployment(chart, 'shop', {
  metadata: { name: 'shop' },
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        initContainers: [redis.connection.waitForMaster()],
        containers: [{ name: 'shop', image: 'registry.example.org/shop:1.0', env: redis.connection.env() }],
      },
    },
  },
});
app.synth();
