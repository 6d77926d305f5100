import { App, Chart } from 'cdk8s';
import { Redis, Storage } from './lib';

// The release `redis`, as `npm run synth` writes it to dist/redis.k8s.yaml. The namespace is chosen when it is applied:
// kubectl apply --namespace shop --filename dist/redis.k8s.yaml
const app = new App();
const chart = new Chart(app, 'redis');

new Redis(chart, 'redis', {
  storage: Storage.persistentVolumeClaim({ size: '8Gi' }),
});

app.synth();
