import { get as getEncrypted } from 'node:https';
import { createInterface } from 'node:readline';
import type { TlsOptions } from '../load';
import { demand, eventually } from './eventually';
import type { Stage } from './stage';
import type { StageTest } from './suite';

/** The three drills that operators do by hand. */
export function drillTests(test: StageTest): void {
  test('drill 1: a key that is set on the master can be read on each replica, from a client pod', async (stage) => {
    const { release } = stage;
    const pod = await stage.client();
    const { master, replicas } = await release.healthy();
    expect(await pod.cli(master, 6379, 'SET', 'drill', 'one')).toBe('OK');
    for (const replica of replicas) {
      await eventually(`the key on ${replica}`, 10_000, async () => {
        const value = await pod.cli(replica, 6379, 'GET', 'drill');
        demand(value === 'one', `${replica} has ${value}`);
      });
      expect(await pod.cli(replica, 6379, 'SET', 'drill', 'two')).toMatch(/^READONLY/);
    }
  });

  test('drill 2: the metrics Service shows that redis is up and how many keys it has', async (stage) => {
    const pod = await stage.client();
    const { master } = await stage.release.healthy();
    await pod.cli(master, 6379, 'MSET', 'metrics:1', 'x', 'metrics:2', 'x', 'metrics:3', 'x');
    const keys = await pod.cli(master, 6379, 'DBSIZE');
    await eventually('the metrics', 30_000, async () => {
      const metrics = await forwarded(stage, 'service/redis-metrics', 9121, '/metrics');
      demand(/^redis_up 1$/m.test(metrics), 'no line `redis_up 1`');
      const counted = /^redis_db_keys\{db="db0"\} (\d+)$/m.exec(metrics)?.[1];
      demand(counted === keys, `db0 has ${keys} keys, the metrics say ${counted}`);
    });
  });
}

/** One GET through `kubectl port-forward`, as a person would do it. */
export function forwarded(stage: Stage, target: string, port: number, path: string): Promise<string> {
  return throughForward(stage, target, port, async (local) => {
    const { tls } = stage.release.access;
    if (tls !== undefined) return fetched(`https://127.0.0.1:${local}${path}`, tls);
    const answer = await fetch(`http://127.0.0.1:${local}${path}`, { signal: AbortSignal.timeout(10_000) });
    demand(answer.ok, `${path} answers ${answer.status}`);
    return answer.text();
  });
}

/** Forwards a port of a pod or Service to a port of this machine. */
export async function throughForward<T>(stage: Stage, target: string, port: number, ask: (local: number) => Promise<T>): Promise<T> {
  const child = stage.namespace.kubectl.start(['port-forward', target, `:${port}`]);
  try {
    const local = await new Promise<number>((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error('port-forward said nothing within 20 s')), 20_000);
      child.on('close', (code) => reject(new Error(`port-forward ended with ${code}`)));
      if (child.stdout === null) return;
      createInterface({ input: child.stdout }).on('line', (line) => {
        const found = /^Forwarding from 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
        if (found === undefined) return;
        clearTimeout(deadline);
        resolve(Number(found));
      });
    });
    return await ask(local);
  } finally {
    child.kill();
  }
}

/** The same with TLS, checking the certificate for the release's name. */
function fetched(url: string, { ca, servername }: TlsOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = getEncrypted(url, { ca, servername, timeout: 10_000 }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(`${url} answers ${answer.statusCode}`))));
    });
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', reject);
  });
}
