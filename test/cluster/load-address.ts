import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { Kubectl } from './kubectl';

/** The NetworkPolicy of the test. */
export const loadClientPolicy = 'load-client';

/**
 * The load client is not a pod: it connects from this machine, which the policy of a release does not let in. So the test adds a policy for
 * this one address. Policies add up, so the policy of the release is still tested.
 */
export async function admitThisMachine(kubectl: Kubectl): Promise<void> {
  const address = await addressOfThisMachine();
  const policy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: loadClientPolicy },
    spec: {
      podSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'redis-sentinel' } },
      policyTypes: ['Ingress'],
      ingress: [
        { from: [{ ipBlock: { cidr: `${address}/${isIPv6(address) ? 128 : 32}` } }], ports: [6379, 6380, 26379].map((port) => ({ port })) },
      ],
    },
  };
  await kubectl.run(['create', '-f', '-'], { input: JSON.stringify(policy) });
}

/** The address of this machine as pods see it: the source address of a packet to a Service. Where the network changes it, set CLUSTER_TEST_ADDRESS. */
async function addressOfThisMachine(): Promise<string> {
  const named = process.env.CLUSTER_TEST_ADDRESS;
  if (named !== undefined) return named;
  const service = await new Kubectl().run(['get', 'service', 'kubernetes', '-n', 'default', '-o', 'jsonpath={.spec.clusterIP}']);
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(service) ? 'udp6' : 'udp4');
    socket.on('error', reject);
    // Nothing is sent: connecting chooses the route and, with it, the source address.
    socket.connect(443, service, () => {
      const { address } = socket.address();
      socket.close();
      resolve(address);
    });
  });
}
