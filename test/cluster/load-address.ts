import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { Kubectl } from './kubectl';

/**
 * The load client is no pod: it connects from this machine, which no policy of a release lets in. So a policy beside the release's own does, for
 * its one address and nothing else. Policies add up, and what the release allows and forbids stays what is tested.
 */
export async function admitThisMachine(kubectl: Kubectl): Promise<void> {
  const address = await addressOfThisMachine();
  const policy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'load-client' },
    spec: {
      podSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'redis-sentinel' } },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ ipBlock: { cidr: `${address}/${isIPv6(address) ? 128 : 32}` } }], ports: [{ port: 6379 }, { port: 26379 }] }],
    },
  };
  await kubectl.run(['create', '-f', '-'], { input: JSON.stringify(policy) });
}

/** As pods see it: the one that a packet to a Service leaves with, unless something on the way changes it; then CLUSTER_TEST_ADDRESS says it. */
async function addressOfThisMachine(): Promise<string> {
  const named = process.env.CLUSTER_TEST_ADDRESS;
  if (named !== undefined) return named;
  const service = await new Kubectl().run(['get', 'service', 'kubernetes', '-n', 'default', '-o', 'jsonpath={.spec.clusterIP}']);
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(service) ? 'udp6' : 'udp4');
    socket.on('error', reject);
    // Nothing is sent: connecting chooses the way and, with it, the own address.
    socket.connect(443, service, () => {
      const { address } = socket.address();
      socket.close();
      resolve(address);
    });
  });
}
