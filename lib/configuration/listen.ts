import type { SecurityFacts } from '../security';
import { type Directive, directive } from './directives';

/**
 * The port of a server. With TLS, no port accepts plain text, and the server's own connections to its master and its
 * peers are encrypted too.
 */
export function listen(port: number, { tls, clientAuthentication }: SecurityFacts): Directive[] {
  if (tls === 'none') return [directive('port', port)];
  return [
    directive('port', 0),
    directive('tls-port', port),
    directive('tls-replication', 'yes'),
    directive('tls-auth-clients', clientAuthentication),
  ];
}
