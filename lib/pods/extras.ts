import { type k8s, uniqueNames } from '../kubernetes';
import { refuse } from '../refusal';
import { restrictedContext } from './hardening';
import type { PodPart } from './part';

/** What users add to the pods. */
export interface Extras {
  readonly extraEnv?: k8s.EnvVar[];
  readonly extraVolumes?: k8s.Volume[];
  readonly extraVolumeMounts?: k8s.VolumeMount[];
  readonly initContainers?: k8s.Container[];
  readonly sidecars?: k8s.Container[];
}

// What the scripts read from the environment: another value would lead them to other files, addresses or passwords.
const OWNED_ENV =
  'ANSWER_WITHIN_SECONDS BIND_ADDRESS CALLER DATA_DIR EXPORTER_DIR LOG_TO LOOPBACK POD_NAME POD_NAMESPACE RUN_DIR SCRIPTS SECRETS_DIR TLS_DIR'.split(
    ' ',
  );
// What redis-cli and valkey-cli read: the password today, and with each version more. Valkey's wins over the scripts' own REDISCLI_AUTH.
const CLIENT_ENV = ['REDISCLI_', 'VALKEYCLI_'];
const OWNED_CONTAINERS = ['redis', 'sentinel', 'exporter', 'exporter-password'];
const OWNED_VOLUMES = ['config', 'data', 'run', 'auth', 'exporter', 'tls'];
const OWNED_PATHS = ['/', '/data', '/etc/redis', '/run/redis', '/run/secrets/redis', '/run/tls'];

/**
 * The user's variables, volumes, mounts and containers. A container without a security context gets what Pod Security `restricted` asks for.
 *
 * @param ports where the release's own containers listen
 * @throws if a name, path or port is taken, by the release or twice, or a mount has no volume
 */
export function resolveExtras(props: Extras, ports: number[]): PodPart {
  const mounts = props.extraVolumeMounts ?? [];
  const volumes = props.extraVolumes ?? [];
  const initContainers = (props.initContainers ?? []).map(secured);
  const containers = (props.sidecars ?? []).map(secured);
  names('extraEnv', 'variable', props.extraEnv ?? [], OWNED_ENV);
  checkClientEnv(props.extraEnv ?? []);
  names('extraVolumes', 'volume', volumes, OWNED_VOLUMES);
  names('initContainers', 'container', initContainers, OWNED_CONTAINERS);
  names('sidecars', 'container', containers, OWNED_CONTAINERS);
  uniqueNames(
    'sidecars',
    'a container',
    [...initContainers, ...containers].map((container) => container.name),
  );
  checkPorts(containers, ports);
  checkMounts(mounts, [...OWNED_VOLUMES, ...volumes.map((volume) => volume.name)]);
  return { redisEnv: props.extraEnv, redisMounts: mounts, volumes, initContainers, containers };
}

function secured(container: k8s.Container): k8s.Container {
  return { securityContext: restrictedContext(), ...container };
}

function names(prop: string, what: string, things: { readonly name: string }[], owned: string[]): void {
  for (const { name } of things) {
    if (owned.includes(name)) {
      refuse({
        prop,
        problem: `the release has a ${what} of this name itself`,
        got: name,
        allowed: `every name but ${owned.join(', ')}`,
        cure: `give the ${what} another name`,
      });
    }
  }
  uniqueNames(
    prop,
    `a ${what}`,
    things.map((thing) => thing.name),
  );
}

function checkClientEnv(variables: k8s.EnvVar[]): void {
  const wrong = variables.find(({ name }) => CLIENT_ENV.some((prefix) => name.startsWith(prefix)));
  if (wrong === undefined) return;
  refuse({
    prop: 'extraEnv',
    problem: "every call of the release's scripts would follow this variable, and none of them would be let in",
    got: wrong.name,
    allowed: `every name that does not begin with ${CLIENT_ENV.join(' or ')}`,
    cure: 'leave it out: kubectl exec POD -c redis -- sh /etc/redis/ask.sh redis COMMAND asks with the right password',
  });
}

function checkPorts(containers: k8s.Container[], ports: number[]): void {
  const taken = new Set(ports);
  for (const { containerPort } of containers.flatMap((container) => container.ports ?? [])) {
    if (taken.has(containerPort)) {
      refuse({
        prop: 'sidecars',
        problem: 'the containers of a pod share its address, and another one listens on this port',
        got: containerPort,
        allowed: `every port but ${[...taken].join(', ')}`,
        cure: 'let the sidecar listen on another port',
      });
    }
    taken.add(containerPort);
  }
}

function checkMounts(mounts: k8s.VolumeMount[], volumes: string[]): void {
  const paths = mounts.map((mount) => mount.mountPath.replace(/\/+$/, '') || '/');
  const taken = paths.find((path) => OWNED_PATHS.includes(path) || path.startsWith('/etc/redis/'));
  if (taken !== undefined) {
    refuse({
      prop: 'extraVolumeMounts',
      problem: 'the release has a volume of its own at this path',
      got: taken,
      allowed: `every path but ${OWNED_PATHS.join(', ')}`,
      cure: 'mount the volume somewhere else',
    });
  }
  uniqueNames('extraVolumeMounts', 'a mount', paths);
  const missing = mounts.find((mount) => !volumes.includes(mount.name));
  if (missing === undefined) return;
  refuse({
    prop: 'extraVolumeMounts',
    problem: 'the pod has no volume of this name',
    got: missing.name,
    allowed: volumes.join(', '),
    cure: 'add the volume to extraVolumes',
  });
}
