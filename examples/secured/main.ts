// Users with rights of their own, and encryption by cert-manager: an application that writes its own keys, and one that only reads them.
import { App, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { AclAccess, Auth, ClientAuthentication, Redis, Tls } from 'cdk8s-redis-sentinel';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const redis = new Redis(chart, 'redis', {
  auth: Auth.acl({
    users: [
      { name: 'orders', keys: ['order:*', 'cart:*'], channels: ['order:*'] },
      { name: 'reports', access: AclAccess.readOnly(), keys: ['order:*'] },
    ],
  }),
  tls: Tls.certManager({ issuerRef: { name: 'redis-ca' }, clientAuthentication: ClientAuthentication.OPTIONAL }),
});

for (const name of ['orders', 'reports']) {
  new k8s.KubeDeployment(chart, name, {
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          initContainers: [redis.connection.waitForMaster(name)],
          containers: [{ name, image: `registry.example.org/${name}:1.0`, env: redis.connection.env(name) }],
        },
      },
    },
  });
}
app.synth();
