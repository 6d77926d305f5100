// Every image from your own registry, the server pinned by digest. The library must be told what is inside: family and version.
import { App, Chart } from 'cdk8s';
import { Engine, Redis } from 'cdk8s-redis-sentinel';

const app = new App();
const chart = new Chart(app, 'redis', { namespace: 'shop' });
new Redis(chart, 'redis', {
  engine: Engine.of({
    image: 'registry.example.org/mirror/valkey@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    family: 'valkey',
    version: '8.1',
  }),
  metrics: { image: 'registry.example.org/mirror/redis_exporter:v1.69.0' },
  imagePullSecrets: ['registry'],
});
app.synth();
