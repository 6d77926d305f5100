// Clients outside of the cluster, by load balancers: clients that speak Sentinel, and clients that do not.
import { App, Chart } from 'cdk8s';
import { Peer, Redis, ServiceType, TrafficPolicy } from 'cdk8s-redis-ha';

const app = new App();
const chart = new Chart(app, 'redis', { namespace: 'shop' });

// An address that was reserved before, and the annotation by which MetalLB gives it to the Service.
const at = (host: string) => ({ host, annotations: { 'metallb.io/loadBalancerIPs': host } });

new Redis(chart, 'redis', {
  proxy: {},
  external: {
    type: ServiceType.LOAD_BALANCER,
    members: ['198.51.100.10', '198.51.100.11', '198.51.100.12'].map(at),
    sentinel: at('198.51.100.13'),
    master: at('198.51.100.14'),
    allowFrom: [Peer.addresses('192.0.2.0/24')], // the clients
  },
  services: { external: { externalTrafficPolicy: TrafficPolicy.LOCAL } }, // so that clients arrive with their own addresses
});
app.synth();
