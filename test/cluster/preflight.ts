import { request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './figures';
import { Kubectl } from './kubectl';
import { Namespace } from './namespace';

/** Fails with the reason when the tier cannot run, before it changes anything. */
export async function preflight(): Promise<void> {
  const kubectl = new Kubectl();
  const cure = 'set KUBECONFIG to a cluster for tests, or select its context';
  const version = await kubectl.try(['version', '-o', 'json'], { timeoutMilliseconds: 20_000 }).catch((error: Error) => error);
  if (version instanceof Error) throw new Error(`the cluster tier needs kubectl in PATH: ${version.message}`);
  if (version.code !== 0) throw new Error(`the cluster tier needs a Kubernetes cluster: ${version.stderr.trim()}; ${cure}`);
  const left = (await kubectl.run(['get', 'namespaces', '-l', Namespace.label, '--field-selector', 'status.phase=Active', '-o', 'name']))
    .split('\n')
    .filter((name) => name !== '');
  if (left.length > 0)
    say(
      `there are namespaces of other tests, which take time from this one: ${left.join(', ')}; if their run was stopped: kubectl delete namespace -l ${Namespace.label}`,
    );
  const address = (await kubectl.run(['get', 'service', 'kubernetes', '-n', 'default', '-o', 'jsonpath={.spec.clusterIP}'])).trim();
  // A node that has just joined needs a while until it routes to a Service.
  const deadline = Date.now() + 60_000;
  while (!(await isApiServer(address))) {
    if (Date.now() < deadline) {
      await sleep(500);
      continue;
    }
    throw new Error(
      `the load client runs on this machine and must reach the cluster's Service addresses, but no API server answers at ${address}:443: ` +
        'run the tests on a node, in a pod, or through a route or VPN into the cluster',
    );
  }
}

/** An open port proves nothing where a proxy accepts every connection; only the answer of an API server proves it, even a refusal. */
function isApiServer(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const ask = request({ host, port: 443, path: '/version', rejectUnauthorized: false, timeout: 5000 }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve(/"gitVersion"|"kind":\s*"Status"/.test(text)));
    });
    ask.on('timeout', () => ask.destroy(new Error('no answer')));
    ask.on('error', () => resolve(false));
    ask.end();
  });
}
