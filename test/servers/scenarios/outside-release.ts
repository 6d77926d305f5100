import type { Redis } from 'ioredis';
import { type ExternalProps, Peer, ServiceType } from '../../../lib';
import { type LoadOptions, openMember } from '../../load';
import type { LocalRelease, LocalReleaseProps } from '../local-release';
import type { Member } from '../member';
import { until } from '../poll';

// A release with addresses outside of the cluster, as its clients outside see it.

/** Addresses by which clients elsewhere reach the pods: the three members, then the proxy. */
function elsewhere(at: (ordinal: number) => string): ExternalProps {
  return {
    type: ServiceType.CLUSTER_IP,
    members: [0, 1, 2].map((ordinal) => ({ host: at(ordinal) })),
    sentinel: { host: at(3) },
    allowFrom: [Peer.addresses('203.0.113.0/24')],
  };
}

/** What clients outside know: the address of Sentinel, and no other. */
export function fromOutside(release: LocalRelease): Partial<LoadOptions> {
  return { sentinels: [{ host: release.podNetwork.elsewhere(release.ordinalOf(release.proxies[0])), port: 26379 }] };
}

/** A connection to Sentinel from outside, which the caller closes. */
export function ask(release: LocalRelease): Redis {
  const { sentinelUsername, sentinelPassword, tls } = release.connection;
  return openMember(release.proxies[0].sentinel, { username: sentinelUsername, password: sentinelPassword, tls });
}

export async function boot(release: LocalRelease): Promise<Member> {
  for (const proxy of release.proxies) proxy.start();
  const master = await release.boot();
  await until('Sentinel answers outside', 20, async () => (await answers(release, 'PING')) === 'PONG');
  return master;
}

export async function answers(release: LocalRelease, ...command: [string, ...string[]]): Promise<unknown> {
  const client = ask(release);
  return client
    .call(...command)
    .then(
      (answer) => answer,
      (error: Error) => error.message,
    )
    .finally(() => client.disconnect());
}

export function withOutside(props: Partial<LocalReleaseProps>, external = elsewhere): Partial<LocalReleaseProps> {
  return { ...props, podNetwork: true, external, redis: { ...props.redis, proxy: { replicas: 1 } } };
}
