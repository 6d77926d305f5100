import { PEERS, type Peer, ServiceType } from '../network';
import { listOf, mapOf, memberOf, numeric, required, struct, text } from '../shapes';

/** An address by which clients outside of the cluster reach one Service. */
export interface ExternalAddress {
  /**
   * The DNS name or the IP address, as clients outside use it: of a node, of a load balancer, or of your own route.
   *
   * @constraint a DNS name, an IPv4 or an IPv6 address
   */
  readonly host: string;

  /**
   * The port, as clients outside use it.
   *
   * @default - 6379, or 26379 for `sentinel`; with NODE_PORT it is required
   * @constraint from 1 to 65535; with NODE_PORT in the range of the cluster, usually 30000 to 32767
   */
  readonly port?: number;

  /**
   * Annotations of this Service, for example the address that a load balancer shall have.
   *
   * @default - those of the release and of `services.external`
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * The addresses of the release outside of the cluster. The release looks nothing up: you choose the addresses, and
 * Sentinel tells them to clients outside. Clients inside keep the addresses inside.
 */
export interface ExternalProps {
  /**
   * How the addresses lead to the release:
   * - NODE_PORT: by a port of every node, which is the port of the address;
   * - LOAD_BALANCER: by a load balancer for each address;
   * - CLUSTER_IP: by your own route, for example a Gateway, to the Services `<name>-...-external`.
   */
  readonly type: ServiceType;

  /**
   * The address of each member in ordinal order, for clients that speak Sentinel.
   *
   * @default - none: no client that speaks Sentinel
   * @constraint one for each member, no address twice, and `sentinel` too
   */
  readonly members?: ExternalAddress[];

  /**
   * The address of Sentinel. It leads to the proxies, and from there to the sentinels. The proxies replace the addresses
   * of the members in the answers.
   *
   * @default - none: no client that speaks Sentinel
   * @constraint with `members` too
   */
  readonly sentinel?: ExternalAddress;

  /**
   * The address for writes without Sentinel.
   *
   * @default - none
   * @constraint not with ProxyTls.ORIGINATE
   */
  readonly master?: ExternalAddress;

  /**
   * The address for reads without Sentinel.
   *
   * @default - none
   * @constraint not with ProxyTls.ORIGINATE
   */
  readonly replicas?: ExternalAddress;

  /**
   * The peers that may connect by these addresses, as the network plugin sees them: the addresses of the clients, or with
   * `externalTrafficPolicy: CLUSTER` those of the nodes. They may connect to the ports behind these addresses, and to no
   * other port.
   *
   * @default - no peers, if the NetworkPolicy is disabled
   * @constraint at least one with the NetworkPolicy enabled
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
   */
  readonly allowFrom?: Peer[];
}

const ADDRESS = struct<ExternalAddress>({ host: required(text), port: numeric, annotations: mapOf(text) });

export const EXTERNAL = struct<ExternalProps>({
  type: required(memberOf('ServiceType', ServiceType)),
  members: listOf(ADDRESS),
  sentinel: ADDRESS,
  master: ADDRESS,
  replicas: ADDRESS,
  allowFrom: PEERS,
});
