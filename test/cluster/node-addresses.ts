import { execFileSync } from 'node:child_process';

/** The addresses of the nodes. */
export function nodeAddresses(): string[] {
  const list = 'jsonpath={range .items[*]}{.status.addresses[?(@.type=="InternalIP")].address}{"\\n"}{end}';
  return execFileSync('kubectl', ['get', 'nodes', '-o', list], { encoding: 'utf8' }).split('\n').filter(Boolean);
}
