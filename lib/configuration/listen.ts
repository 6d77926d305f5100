import { type Directive, directive } from './directives';

/** How the servers are protected, as far as their conf files say it. */
export interface Listening {
  /** Whether connections are encrypted: `none` or `tls`. */
  readonly tls: string;
  /** Whether clients have to show a certificate: `no`, `optional` or `yes`. */
  readonly clientAuthentication: string;
}

/** Where a server listens. With TLS nothing listens without it, and what the server itself opens is encrypted too: to its master, to its peers. */
export function listen(port: number, { tls, clientAuthentication }: Listening): Directive[] {
  if (tls === 'none') return [directive('port', port)];
  return [
    directive('port', 0),
    directive('tls-port', port),
    directive('tls-replication', 'yes'),
    directive('tls-auth-clients', clientAuthentication),
  ];
}
