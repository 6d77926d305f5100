// Users with separate rights, and encryption by cert-manager: an application that writes its own keys, and one that only reads them.
import { App, Chart } from 'cdk8s';
import { AclAccess, Auth, ClientAuthentication, k8s, Redis, Tls } from 'cdk8s-redis-ha';

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

const quantity = k8s.Quantity.fromString;
for (const name of ['orders', 'reports']) {
  new k8s.KubeDeployment(chart, name, {
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, seccompProfile: { type: 'RuntimeDefault' } },
          initContainers: [redis.connection.waitForMaster({ user: name })],
          containers: [
            {
              name,
              image: `registry.example.org/${name}:1.0`,
              env: redis.connection.env(name),
              ports: [{ name: 'http', containerPort: 8080 }],
              readinessProbe: { httpGet: { path: '/ready', port: k8s.IntOrString.fromString('http') } },
              livenessProbe: { httpGet: { path: '/live', port: k8s.IntOrString.fromString('http') }, failureThreshold: 5 },
              resources: {
                requests: { cpu: quantity('100m'), memory: quantity('128Mi') },
                limits: { memory: quantity('256Mi') },
              },
              securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
            },
          ],
        },
      },
    },
  });
}
app.synth();
