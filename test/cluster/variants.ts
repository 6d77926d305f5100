import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Testing, Yaml } from 'cdk8s';
import {
  AclAccess,
  AntiAffinity,
  Auth,
  ClientAuthentication,
  Engine,
  Peer,
  Redis,
  type RedisProps,
  ServiceType,
  Storage,
  Tls,
} from '../../lib';
import type { Address } from '../load';

import { sizedLimit, sizedVolume } from './data';
import { nodeAddresses } from './node-addresses';

/** Addresses on the network of the nodes. */
export interface OutsideAddresses {
  readonly members: readonly Address[];
  readonly sentinel: Address;
  readonly master: Address;
}

/** A release to test on a cluster. */
export interface Variant {
  readonly name: string;
  /** As in `redis-8.6`. */
  readonly engine: string;
  readonly image: string;
  /** The command line client of the image; not every Valkey image has a redis-cli too. */
  readonly cli: string;
  /** Whether the data outlives its pod. */
  readonly persistent: boolean;
  /** Whether the release has users, and certificates on both sides. */
  readonly protected: boolean;
  /** The addresses of a release that clients outside of the cluster reach; undefined for others. */
  readonly outside?: OutsideAddresses;
  /** The manifest, also with changed props. */
  manifest(): string;
  changed(change: Partial<RedisProps>): string;
}

/** The props of a release that holds the data of `npm run faults -- --data`; empty without the option. */
const sized: Partial<RedisProps> = sizedLimit === undefined ? {} : { resources: { redis: { memoryLimit: sizedLimit } } };

function synthesize(props: RedisProps): string {
  const chart = new Chart(new App(), 'redis');
  new Redis(chart, 'redis', props);
  return Yaml.stringify(...Testing.synth(chart));
}

function variant(name: string, image: string, given: RedisProps): Variant {
  const props = { ...given, ...sized };
  return {
    name,
    engine: image.slice(image.indexOf('/') + 1).replace(':', '-'),
    image,
    cli: image.startsWith('valkey') ? 'valkey-cli' : 'redis-cli',
    persistent: name.includes('volumes'),
    protected: props.tls !== undefined,
    manifest: () => synthesize(props),
    changed: (change) => synthesize({ ...props, ...change }),
  };
}

const crowded = { antiAffinity: AntiAffinity.PREFERRED };

const protectedProps: Partial<RedisProps> = {
  // The tests read everything; the load has the default rights of an application.
  auth: Auth.acl({
    users: [
      { name: 'app', key: 'redis-password', access: AclAccess.everything() },
      { name: 'writer', key: 'writer-password' },
    ],
  }),
  tls: Tls.fromSecret('redis-tls', { clientAuthentication: ClientAuthentication.REQUIRED }),
};

const onVolumes = () => Storage.persistentVolumeClaim({ size: sizedVolume ?? '8Gi' });

/** A release with some props; guarded: with users, and certificates on both sides. */
export function released(name: string, image: string, given: RedisProps, guarded: boolean): Variant {
  return variant(name, image, { ...given, ...(guarded ? protectedProps : {}) });
}

/** The manifest of the repository's own app, unchanged. */
export function committed(): Variant {
  const synthesized = variant('redis 8.6 on volumes', 'redis:8.6', { storage: onVolumes() });
  if (sizedLimit !== undefined) return synthesized;
  const manifest = readFileSync(join(__dirname, '../../dist/redis.k8s.yaml'), 'utf8');
  return {
    ...synthesized,
    manifest: () => manifest,
    changed: (change) => {
      // The changed props must be the only difference between the two manifests.
      if (synthesized.manifest() !== manifest)
        throw new Error('dist/redis.k8s.yaml differs from the props of test/cluster/variants.ts: make them equal');
      return synthesized.changed(change);
    },
  };
}

/** The tag of an image of redis 8.6 whose shell and programs are busybox, as in the Alpine images; undefined if no tag is set. */
export const busyboxTag = process.env.CLUSTER_BUSYBOX_REDIS;

/** A usual size of a cache or a session store. */
export const smallMemory = '128Mi';

export function redisInMemory(): Variant {
  const name = 'redis 8.6 in emptyDir';
  const props = { storage: Storage.emptyDir({}), resources: { redis: { memoryLimit: smallMemory } } };
  if (busyboxTag === undefined) return variant(name, 'redis:8.6', props);
  const withBusybox = variant(`${name}, with busybox`, `redis:${busyboxTag}`, { ...props, engine: Engine.redis(busyboxTag) });
  return { ...withBusybox, engine: 'redis-8.6' };
}

/** Users, and certificates on both sides. The redis 8.6 of these tests is built without TLS. */
export function redisProtected(): Variant {
  return variant('redis 8.0 on volumes, with users and mutual TLS', 'redis:8.0', {
    engine: Engine.redis('8.0'),
    storage: onVolumes(),
    ...protectedProps,
    tls: Tls.fromSecret('redis-tls', { clientAuthentication: ClientAuthentication.REQUIRED, acceptRemoteCodeExecution: true }),
  });
}

export function valkeyProtected(): Variant {
  return variant('valkey 8.1 in emptyDir, with users and mutual TLS', 'valkey/valkey:8.1', {
    engine: Engine.valkey('8.1'),
    storage: Storage.emptyDir({}),
    ...protectedProps,
  });
}

/** More members than nodes. */
export function redisCrowded(): Variant {
  return variant('redis 8.6 in emptyDir, sharing nodes', 'redis:8.6', { storage: Storage.emptyDir({}), placement: crowded });
}

export function valkeyInMemory(): Variant {
  return variant('valkey 8.1 in emptyDir', 'valkey/valkey:8.1', { engine: Engine.valkey('8.1'), storage: Storage.emptyDir({}) });
}

export function valkeyOnVolumes(): Variant {
  return variant('valkey 8.1 on volumes', 'valkey/valkey:8.1', { engine: Engine.valkey('8.1'), storage: onVolumes() });
}

export function valkeyCrowded(): Variant {
  return variant('valkey 8.1 on volumes, sharing nodes', 'valkey/valkey:8.1', {
    engine: Engine.valkey('8.1'),
    storage: onVolumes(),
    placement: crowded,
  });
}

/** Releases with a proxy, and addresses outside of the cluster. */
export function redisProxied(): Variant {
  return withProxy('redis 8.6 in emptyDir, with a proxy', 'redis:8.6', { storage: Storage.emptyDir({}) });
}

export function valkeyProxied(): Variant {
  const props = { engine: Engine.valkey('9.1'), storage: Storage.emptyDir({}) };
  return withProxy('valkey 9.1 in emptyDir, with a proxy', 'valkey/valkey:9.1', props);
}

function withProxy(name: string, image: string, props: RedisProps): Variant {
  const [host] = nodeAddresses();
  // A port of the nodes is for one release of the cluster, and the namespace of an earlier run may still be there.
  const firstPort = 30_000 + 10 * randomInt(270);
  const at = (index: number) => ({ host, port: firstPort + index });
  const outside = { members: [at(0), at(1), at(2)], sentinel: at(3), master: at(4) };
  // A connection by a port of the nodes has the address of a node, or an address of the node among its pods, which nobody tells.
  const external = { ...outside, type: ServiceType.NODE_PORT, allowFrom: [Peer.addresses('0.0.0.0/0')] };
  return { ...variant(name, image, { ...props, proxy: {}, external }), outside };
}
