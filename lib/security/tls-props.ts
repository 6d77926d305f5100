import { type Fields, flag, memberOf } from '../shapes';

/** Whether clients have to show a certificate too. */
export enum ClientAuthentication {
  /** Nobody is asked for one. Clients prove who they are by their password. */
  NONE = 'no',
  /** A client may show one; a wrong one is refused. */
  OPTIONAL = 'optional',
  /**
   * Nobody connects to redis or Sentinel without one of the same authority (mutual TLS): the members use their own. The exporter asks
   * for none: who fetches metrics, the NetworkPolicy says.
   */
  REQUIRED = 'yes',
}

/** Settings of encryption, whoever makes the certificates. */
export interface TlsProps {
  /**
   * Whether clients have to show a certificate too.
   *
   * @default ClientAuthentication.NONE
   */
  readonly clientAuthentication?: ClientAuthentication;

  /**
   * Whether you take the risk that somebody runs code of theirs in the server, by a hole that is known and that TLS opens. A version that has it is
   * refused with TLS otherwise: docs/how-to/operate.md, Keep the engine without known holes.
   *
   * @default false
   */
  readonly acceptRemoteCodeExecution?: boolean;
}

/** The shapes of its fields. */
export const TLS_FIELDS: Fields<TlsProps> = {
  clientAuthentication: memberOf('ClientAuthentication', ClientAuthentication),
  acceptRemoteCodeExecution: flag,
};
