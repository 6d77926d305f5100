import { type Fields, flag, memberOf } from '../shapes';

/** Whether clients present a certificate (mutual TLS). */
export enum ClientAuthentication {
  /** Servers do not ask for a client certificate. Clients authenticate by their password. */
  NONE = 'no',
  /** A client may present a certificate. An invalid certificate is rejected. */
  OPTIONAL = 'optional',
  /**
   * Clients of redis and Sentinel must present a certificate of the same authority. Members present their own
   * certificate. The exporter does not ask for a certificate: the NetworkPolicy limits its clients.
   */
  REQUIRED = 'yes',
}

/** The settings of TLS, for all sources of certificates. */
export interface TlsProps {
  /**
   * Whether clients present a certificate.
   *
   * @default ClientAuthentication.NONE
   * @see https://valkey.io/topics/encryption/
   */
  readonly clientAuthentication?: ClientAuthentication;

  /**
   * Whether to accept a version with a known vulnerability by which a client may run code in a server with TLS. By
   * default such a version is refused with TLS: see docs/how-to/operate.md.
   *
   * @default false
   */
  readonly acceptRemoteCodeExecution?: boolean;
}

/** The shapes of the fields of TlsProps. */
export const TLS_FIELDS: Fields<TlsProps> = {
  clientAuthentication: memberOf('ClientAuthentication', ClientAuthentication),
  acceptRemoteCodeExecution: flag,
};
