import { envFromField, type k8s } from '../kubernetes';
import type { Release } from '../release';
import { containerSecurityContext } from './hardening';
import type { PodPart } from './part';
import { redisProbes, sentinelProbes } from './probes';
import type { Resources } from './resources';
import { DATA_VOLUME } from './storage';

/** Where the ConfigMap is mounted: scripts and conf files. */
export const SCRIPTS_PATH = '/etc/redis';

/** Where the parts find the ConfigMap's volume. */
export const CONFIG_MOUNT: k8s.VolumeMount = { name: 'config', mountPath: SCRIPTS_PATH, readOnly: true };

/** The memory in which the containers of a pod tell each other what no disk should hold. */
export const RUN_MOUNT: k8s.VolumeMount = { name: 'run', mountPath: '/run/redis' };

// Both containers see the data (Sentinel's state lies beside it) and the memory they talk to each other through.
const MEMBER_MOUNTS: k8s.VolumeMount[] = [CONFIG_MOUNT, { name: DATA_VOLUME, mountPath: '/data' }, RUN_MOUNT];

/** Who the pod is: the scripts derive the rest from `release.env`. */
export const IDENTITY: k8s.EnvVar[] = [envFromField('POD_NAME', 'metadata.name'), envFromField('POD_NAMESPACE', 'metadata.namespace')];

/** The container that holds the data. */
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

/** The container that watches: one vote in every decision about the master. */
export function sentinelContainer(release: Release, resources: Resources, pullPolicy: string | undefined, parts: PodPart[]): k8s.Container {
  return {
    ...member(release, parts, pullPolicy, 'sentinel', 'sentinel.sh'),
    ports: [{ name: 'tcp-sentinel', containerPort: release.sentinelPort }],
    resources: resources.sentinel,
    ...sentinelProbes(),
  };
}

// The image's own entrypoint is bypassed: Redis 8's adds modules to the command line, which Sentinel's rewrite of the conf then
// makes permanent (redis#14178).
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
