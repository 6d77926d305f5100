import { PLACEMENT, type PlacementProps } from '../pods/placement';
import { CONTAINER, type ContainerResources } from '../pods/resources';
import { flag, memberOf, numeric, struct, text } from '../shapes';

/** What the proxy does with the TLS of a release. */
export enum ProxyTls {
  /** The client and the member encrypt, the proxy passes the bytes on: clients verify the members' certificate. */
  PASSTHROUGH = 'passthrough',
  /**
   * Clients send plain text to the proxy, and the proxy encrypts the connection to the member. Passwords and data are
   * readable on the network between the client and the proxy, and clients need no certificate: the proxy presents that
   * of the release.
   */
  ORIGINATE = 'originate',
}

/**
 * The proxy for clients that do not speak Sentinel: HAProxy in pods of its own, the Service `<name>-master` for writes
 * and the Service `<name>-replicas` for reads. A member takes writes only if it is master and a majority of the
 * sentinels names it. The sessions of a demoted master are closed.
 */
export interface ProxyProps {
  /**
   * The number of proxy pods.
   *
   * @default 2
   * @constraint from 1 to 9
   */
  readonly replicas?: number;

  /**
   * The image of HAProxy 3.2 or newer, with Lua, as the official images are.
   *
   * @default 'docker.io/library/haproxy:3.2'
   * @constraint with a tag or a digest, or both: `...:3.2@sha256:...`
   */
  readonly image?: string;

  /**
   * What the proxy does with the TLS of the release.
   *
   * @default ProxyTls.PASSTHROUGH
   * @constraint ORIGINATE only with TLS
   */
  readonly tls?: ProxyTls;

  /**
   * A single Service `<name>-proxy` with both ports, 6379 for writes and 6380 for reads, for applications that take one
   * address.
   *
   * @default false
   */
  readonly singleService?: boolean;

  /**
   * The number of seconds that a replica may be behind the master to take reads. A replica that loses its master takes
   * reads for so long, and so its connections outlast a failover.
   *
   * @default 10
   * @constraint from 1 to 300
   */
  readonly maxLagSeconds?: number;

  /**
   * Whether the master takes reads while no replica does.
   *
   * @default true
   */
  readonly masterAsLastResort?: boolean;

  /**
   * The number of connections of clients that one proxy accepts on each of its ports. It refuses more.
   *
   * @default - what fits into the memory limit: 1024 in 128Mi, and with `external.sentinel`, a third port, 682, or with TLS 409
   * @constraint at least 10, and small enough for the memory limit
   */
  readonly maxConnections?: number;

  /**
   * The threads of HAProxy.
   *
   * @default 2
   * @constraint from 1 to 64
   * @see https://docs.haproxy.org/3.2/configuration.html#3.1-nbthread
   */
  readonly threads?: number;

  /**
   * The requests and limits of the container `haproxy`.
   *
   * @default - 50m and 128Mi, without a CPU limit
   */
  readonly resources?: ContainerResources;

  /**
   * The placement of the proxy pods on nodes.
   *
   * @default - each proxy on another node and in another zone if possible
   */
  readonly placement?: PlacementProps;
}

export const PROXY = struct<ProxyProps>({
  replicas: numeric,
  image: text,
  tls: memberOf('ProxyTls', ProxyTls),
  singleService: flag,
  maxLagSeconds: numeric,
  masterAsLastResort: flag,
  maxConnections: numeric,
  threads: numeric,
  resources: CONTAINER,
  placement: PLACEMENT,
});
