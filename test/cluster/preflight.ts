import { connect } from 'node:net';
import { Kubectl } from './kubectl';

/** Says plainly why the tier cannot run here, before it changes anything. */
export async function preflight(): Promise<void> {
  const kubectl = new Kubectl();
  const cure = 'set KUBECONFIG to a cluster for tests, or select its context';
  const version = await kubectl.try(['version', '-o', 'json'], { timeoutMilliseconds: 20_000 }).catch((error: Error) => error);
  if (version instanceof Error) throw new Error(`the cluster tier needs kubectl in PATH: ${version.message}`);
  if (version.code !== 0) throw new Error(`the cluster tier needs a Kubernetes cluster: ${version.stderr.trim()}; ${cure}`);
  const address = (await kubectl.run(['get', 'service', 'kubernetes', '-n', 'default', '-o', 'jsonpath={.spec.clusterIP}'])).trim();
  if (!(await reaches(address, 443))) {
    throw new Error(
      `the load client runs on this machine and must reach the cluster's Service addresses, but ${address}:443 does not answer: ` +
        'run the tests on a node, in a pod, or through a route or VPN into the cluster',
    );
  }
}

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3000 });
    const end = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
