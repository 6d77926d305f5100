import type { Credentials } from './auth';
import type { Encryption } from './tls';

/** How a release is protected, as a room that makes clients of it needs to know. */
export interface Protections {
  readonly credentials: Credentials;
  readonly encryption: Encryption;
}

/** What the conf files and the scripts have to know of it. */
export function protection({ credentials, encryption }: Protections): {
  readonly auth: string;
  readonly users: string[];
  readonly tls: string;
  readonly clientAuthentication: string;
} {
  return {
    auth: credentials.mode,
    users: credentials.users.map(({ name }) => name),
    tls: encryption.enabled ? 'tls' : 'none',
    clientAuthentication: encryption.clientAuthentication,
  };
}
