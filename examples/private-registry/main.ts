// Every image from your own mirror of Docker Hub, and pinned by digest: nodes pull exactly the tested images, even if a tag is moved.
// (The digests here are invented: use those of your mirror.)
import { App, Chart } from 'cdk8s';
import { Engine, Redis } from 'cdk8s-redis-ha';

const app = new App();
const chart = new Chart(app, 'redis', { namespace: 'shop' });
new Redis(chart, 'redis', {
  imageRegistry: 'registry.example.org/mirror',
  imagePullSecrets: ['registry'],
  engine: Engine.valkey('9.1.3', 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'),
  metrics: { image: 'oliver006/redis_exporter@sha256:fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210' },
});
app.synth();
