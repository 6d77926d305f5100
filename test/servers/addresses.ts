import { createServer } from 'node:net';
import type { Network } from './network';

/** All members on the loopback device of this machine, each with one address, which may come from another release. */
export async function loopbackNetwork(others: Readonly<Record<number, string>> = {}): Promise<Network> {
  const prefix = await freeNetwork();
  return { address: (ordinal) => others[ordinal] ?? `${prefix}.${ordinal + 1}`, close: () => undefined };
}

/**
 * A separate network for a release: 127.a.b, where a and b depend on this process, so that parallel test workers and test runs
 * do not collide. Each call returns a different network.
 */
async function freeNetwork(): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    next = (next + 1) % networks;
    const network = `127.${1 + Math.floor(next / 256)}.${next % 256}`;
    const free = await Promise.all([6379, 26379].map((port) => isFree(`${network}.1`, port)));
    if (free.every(Boolean)) return network;
  }
  throw new Error('no free loopback network found');
}

const networks = 254 * 256;
let next = (process.pid * 97) % networks;

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
