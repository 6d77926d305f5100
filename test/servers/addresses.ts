import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { Network } from './network';
import { needed } from './toolbox';
import type { Watchdog } from './watchdog';

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

/** The reason why no IPv6 addresses can be added on this machine; undefined if they can. */
export function noIpv6(): string | undefined {
  if (process.getuid?.() !== 0) return 'IPv6 addresses of the loopback device need root';
  try {
    execFileSync(needed('ip'), ['-6', 'address', 'show', 'dev', 'lo'], { stdio: 'ignore' });
  } catch {
    return 'this machine has no ip, or no IPv6';
  }
  return undefined;
}

/** All members on IPv6 addresses of the loopback device, which are added for this release. */
export function ipv6Network(members: number, watchdog: Watchdog): Network {
  next = (next + 1) % networks;
  const prefix = `fd5a:${(process.pid % 65_536).toString(16)}:${next.toString(16)}:`;
  const addresses = Array.from({ length: members }, (_, ordinal) => `${prefix}:${ordinal + 1}`);
  const change = (verb: 'add' | 'del', address: string) => ['-6', 'address', verb, `${address}/128`, 'dev', 'lo'];
  watchdog.alsoRun(...addresses.map((address) => `ip ${change('del', address).join(' ')}`));
  for (const address of addresses) execFileSync(needed('ip'), [...change('add', address), 'nodad']);
  const close = () => {
    for (const address of addresses) execFileSync(needed('ip'), change('del', address), { stdio: 'ignore' });
  };
  return { address: (ordinal) => addresses[ordinal], close };
}
