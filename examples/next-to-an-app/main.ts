// An application beside its database. It gets names, ports and the reference to the password from the construct.
import { App, Chart } from 'cdk8s';
import { k8s, Peer, Redis } from 'cdk8s-redis-ha';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const redis = new Redis(chart, 'redis');

const labels = { app: 'shop' };
const quantity = k8s.Quantity.fromString;
redis.allowFrom(Peer.pods(labels)); // and no other pod of the namespace
new k8s.KubeDeployment(chart, 'shop', {
  metadata: { name: 'shop' },
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, seccompProfile: { type: 'RuntimeDefault' } },
        initContainers: [redis.connection.waitForMaster()],
        containers: [
          {
            name: 'shop',
            image: 'registry.example.org/shop:1.0',
            env: redis.connection.env(),
            ports: [{ name: 'http', containerPort: 8080 }],
            // No probe asks redis, so Kubernetes does not restart the application while the master changes.
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
app.synth();
