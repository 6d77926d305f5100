import { App, Chart } from 'cdk8s';
import { Redis, Storage } from './lib';

// The release `redis`, which `npm run synth` writes to dist/redis.k8s.yaml. You choose the namespace when you apply it:
// kubectl apply --namespace shop --filename dist/redis.k8s.yaml
const app = new App();
const chart = new Chart(app, 'redis');

new Redis(chart, 'redis', {
  storage: Storage.persistentVolumeClaim({ size: '8Gi' }),
});

app.synth();
