import type { Credentials } from './auth';
import type { Encryption } from './tls';

/** The passwords and the TLS settings of a release, resolved from the props `auth` and `tls`. */
export interface Security {
  readonly credentials: Credentials;
  readonly encryption: Encryption;
}

/** What the conf files and the scripts need to know about the security of a release. */
export interface SecurityFacts {
  /** Where passwords come from: `none`, `password` or `acl`. */
  readonly auth: string;
  /** The names of the applications' users. */
  readonly users: string[];
  /** Whether a proxy logs in. */
  readonly proxy: boolean;
  /** The user as which members log in to each other's Sentinel; empty for the user `default`, or those of `acl`. */
  readonly sentinelUser: string;
  /** Whether connections are encrypted: `none` or `tls`. */
  readonly tls: string;
  /** Whether clients must present a certificate: `no`, `optional` or `yes`. */
  readonly clientAuthentication: string;
}

/** Reduces the security of a release to plain text values. */
export function securityFacts({ credentials, encryption }: Security): SecurityFacts {
  return {
    auth: credentials.mode,
    users: credentials.users.map(({ name }) => name),
    proxy: credentials.proxy !== undefined,
    sentinelUser: credentials.mode === 'password' && credentials.discovery ? 'members' : '',
    tls: encryption.enabled ? 'tls' : 'none',
    clientAuthentication: encryption.clientAuthentication,
  };
}
