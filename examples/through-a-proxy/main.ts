// An application whose client does not speak Sentinel: it writes to one address and reads from another, and a proxy follows the master.
import { App, Chart } from 'cdk8s';
import { k8s, Peer, Redis } from 'cdk8s-redis-ha';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const redis = new Redis(chart, 'redis', { proxy: {} });

const labels = { app: 'shop' };
const quantity = k8s.Quantity.fromString;
redis.allowFrom(Peer.pods(labels)); // to the members and to the proxy
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
        containers: [
          {
            name: 'shop',
            image: 'registry.example.org/shop:1.0',
            env: redis.connection.proxyEnv(), // REDIS_HOST, REDIS_PORT, REDIS_REPLICAS_HOST, REDIS_REPLICAS_PORT, REDIS_PASSWORD
            resources: { requests: { cpu: quantity('100m'), memory: quantity('128Mi') }, limits: { memory: quantity('128Mi') } },
            securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
            livenessProbe: { httpGet: { path: '/live', port: k8s.IntOrString.fromNumber(8080) }, failureThreshold: 5 },
            readinessProbe: { httpGet: { path: '/ready', port: k8s.IntOrString.fromNumber(8080) }, periodSeconds: 5 },
          },
        ],
      },
    },
  },
});
app.synth();
