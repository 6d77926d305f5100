// All defaults. You create the Secret `redis` with the key `redis-password`.
import { App, Chart } from 'cdk8s';
import { Redis } from 'cdk8s-redis-ha';

const app = new App();
const chart = new Chart(app, 'redis');
new Redis(chart, 'redis');
app.synth();
