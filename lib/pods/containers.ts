import { envFromField, type k8s } from '../kubernetes';
import type { Release } from '../release';
import { containerSecurityContext } from './hardening';
import type { PodPart } from './part';
import { redisProbes, sentinelProbes } from './probes';
import type { Resources } from './resources';
import { DATA_VOLUME } from './storage';

/** The mount path of the ConfigMap with the scripts and the conf files. */
export const SCRIPTS_PATH = '/etc/redis';

/** The mount of the ConfigMap. */
export const CONFIG_MOUNT: k8s.VolumeMount = { name: 'config', mountPath: SCRIPTS_PATH, readOnly: true };

/** The mount of a volume in memory, by which the containers of a pod exchange passwords and state. */
export const RUN_MOUNT: k8s.VolumeMount = { name: 'run', mountPath: '/run/redis' };

// Both containers mount the data volume, which also holds the state of Sentinel, and the volume in memory.
const MEMBER_MOUNTS: k8s.VolumeMount[] = [CONFIG_MOUNT, { name: DATA_VOLUME, mountPath: '/data' }, RUN_MOUNT];

/** The name and the namespace of the pod. The scripts read the other facts from `release.env`. */
export const IDENTITY: k8s.EnvVar[] = [envFromField('POD_NAME', 'metadata.name'), envFromField('POD_NAMESPACE', 'metadata.namespace')];

/** The container `redis` with the data. */
export function redisContainer(release: Release, resources: Resources, pullPolicy: string | undefined, parts: PodPart[]): k8s.Container {
  return {
    ...member(release, parts, pullPolicy, 'redis', 'init.sh'),
    ports: [{ name: 'tcp-redis', containerPort: release.redisPort }],
    env: [...IDENTITY, ...parts.flatMap((part) => part.redisEnv ?? [])],
    resources: resources.redis,
    volumeMounts: [...memberMounts(parts), ...parts.flatMap((part) => part.redisMounts ?? [])],
    ...redisProbes(),
  };
}

/** The container `sentinel`, which monitors the master and has one vote in every election. */
export function sentinelContainer(release: Release, resources: Resources, pullPolicy: string | undefined, parts: PodPart[]): k8s.Container {
  return {
    ...member(release, parts, pullPolicy, 'sentinel', 'sentinel.sh'),
    ports: [{ name: 'tcp-sentinel', containerPort: release.sentinelPort }],
    resources: resources.sentinel,
    ...sentinelProbes(),
  };
}

// The command replaces the entrypoint of the image, because the entrypoint of Redis 8 adds modules to the command line,
// and Sentinel then writes them into its conf file (redis#14178).
function member(release: Release, parts: PodPart[], imagePullPolicy: string | undefined, name: string, script: string): k8s.Container {
  return {
    name,
    image: release.image,
    imagePullPolicy,
    command: ['sh', `${SCRIPTS_PATH}/${script}`],
    env: IDENTITY,
    volumeMounts: memberMounts(parts),
    lifecycle: { preStop: { exec: { command: ['sh', `${SCRIPTS_PATH}/pre-stop-${name}.sh`] } } },
    securityContext: containerSecurityContext(),
  };
}

function memberMounts(parts: PodPart[]): k8s.VolumeMount[] {
  return [...MEMBER_MOUNTS, ...parts.flatMap((part) => part.memberMounts ?? [])];
}
