import { posix } from 'node:path';
import { checkNames, type k8s } from '../kubernetes';
import { firstRepeated, refuse } from '../refusal';
import { restrictedContext } from './hardening';
import type { PodPart } from './part';

/** The user's additions to the pods. */
export interface Extras {
  readonly extraEnv?: k8s.EnvVar[];
  readonly extraVolumes?: k8s.Volume[];
  readonly extraVolumeMounts?: k8s.VolumeMount[];
  readonly initContainers?: k8s.Container[];
  readonly sidecars?: k8s.Container[];
}

// The variables that the scripts read: another value would lead them to other files, addresses or passwords.
const OWNED_ENV = [
  'ANSWER_WITHIN_SECONDS',
  'BIND_ADDRESS',
  'CALLER',
  'DATA_DIR',
  'EXPORTER_DIR',
  'LOG_TO',
  'POD_NAME',
  'POD_NAMESPACE',
  'RUN_DIR',
  'SCRIPTS',
  'SECRETS_DIR',
  'TLS_DIR',
];
// The variables of redis-cli and valkey-cli: the password, and more with each version. Valkey's overrides the scripts'
// own REDISCLI_AUTH.
const CLIENT_ENV = ['REDISCLI_', 'VALKEYCLI_'];
const OWNED_CONTAINERS = ['redis', 'sentinel', 'exporter', 'exporter-password'];
const OWNED_VOLUMES = ['config', 'data', 'run', 'auth', 'exporter', 'tls'];
const OWNED_PATHS = ['/', '/data', '/etc/redis', '/run/redis', '/run/secrets/redis', '/run/tls'];

/**
 * Resolves the user's variables, volumes, mounts and containers. A container without a security context gets the one
 * that Pod Security `restricted` requires.
 *
 * @param ports the ports of the release's own containers
 * @throws if the release or another element of the list has the same name, path or port, or a mount has no volume
 */
export function resolveExtras(props: Extras, ports: number[]): PodPart {
  const mounts = props.extraVolumeMounts ?? [];
  const volumes = props.extraVolumes ?? [];
  const initContainers = (props.initContainers ?? []).map(secured);
  const containers = (props.sidecars ?? []).map(secured);
  checkNames('extraEnv', 'variable', props.extraEnv ?? [], OWNED_ENV);
  checkClientEnv(props.extraEnv ?? []);
  checkNames('extraVolumes', 'volume', volumes, OWNED_VOLUMES);
  checkSources(volumes);
  checkNames('initContainers', 'container', initContainers, OWNED_CONTAINERS);
  checkNames('sidecars', 'container', containers, OWNED_CONTAINERS);
  checkSidecarNames(containers, initContainers);
  const listening = { sidecars: containers, initContainers };
  checkPortNumbers(listening);
  checkPorts(listening, ports);
  checkMounts(mounts, [...OWNED_VOLUMES, ...volumes.map(({ name }) => name)]);
  return { redisEnv: props.extraEnv, redisMounts: mounts, volumes, initContainers, containers };
}

function secured(container: k8s.Container): k8s.Container {
  return { ...container, securityContext: container.securityContext ?? restrictedContext() };
}

function checkSidecarNames(sidecars: k8s.Container[], initContainers: k8s.Container[]): void {
  const repeated = sidecars.findIndex(({ name }) => initContainers.some((other) => other.name === name));
  if (repeated < 0) return;
  refuse({
    prop: `sidecars[${repeated}].name`,
    problem: 'an init container of the pod has this name',
    got: sidecars[repeated].name,
    allowed: 'every name once',
    cure: 'rename one of them',
  });
}

function checkClientEnv(variables: k8s.EnvVar[]): void {
  const wrong = variables.findIndex(({ name }) => CLIENT_ENV.some((prefix) => name.startsWith(prefix)));
  if (wrong < 0) return;
  refuse({
    prop: `extraEnv[${wrong}].name`,
    problem: "the release's scripts call the command-line client, which would read this variable and fail to log in",
    got: variables[wrong].name,
    allowed: `every name that does not begin with ${CLIENT_ENV.join(' or ')}`,
    cure: 'leave it out, and ask with the right password by kubectl exec POD -c redis -- sh /etc/redis/ask.sh redis COMMAND',
  });
}

/** The containers of the user, by prop. */
interface Listening {
  readonly sidecars: k8s.Container[];
  readonly initContainers: k8s.Container[];
}

function portsOf({ sidecars, initContainers }: Listening) {
  const containers = [
    ...sidecars.map((container, index) => ({ path: `sidecars[${index}]`, container })),
    ...initContainers.map((container, index) => ({ path: `initContainers[${index}]`, container })),
  ];
  return containers.flatMap(({ path, container }) =>
    (container.ports ?? []).map(({ containerPort, protocol = 'TCP' }, at) => ({
      path: `${path}.ports[${at}].containerPort`,
      containerPort,
      protocol,
    })),
  );
}

function checkPortNumbers(containers: Listening): void {
  const wrong = portsOf(containers).find(({ containerPort }) => containerPort < 1 || containerPort > 65535);
  if (wrong === undefined) return;
  refuse({
    prop: wrong.path,
    problem: 'not a valid port',
    got: wrong.containerPort,
    allowed: 'a whole number from 1 to 65535',
    cure: 'write the port on which the container listens',
  });
}

/** Init containers end before the members start, except native sidecars, which always restart. */
function checkPorts({ sidecars, initContainers }: Listening, ports: number[]): void {
  const given = portsOf({
    sidecars,
    initContainers: initContainers.map((each) => (each.restartPolicy === 'Always' ? each : { name: '' })),
  });
  const all = [...ports.map((port) => `${port} (TCP)`), ...given.map(({ containerPort, protocol }) => `${containerPort} (${protocol})`)];
  const repeated = firstRepeated(all);
  if (repeated < 0) return;
  const { path, containerPort } = given[repeated - ports.length];
  refuse({
    prop: path,
    problem: 'another container of the pod listens on this port, and all containers of a pod share one address',
    got: containerPort,
    allowed: `every port but ${all.slice(0, repeated).join(', ')}`,
    cure: 'let the container listen on another port',
  });
}

/** Kubernetes uses an empty directory for a volume without a source. */
function checkSources(volumes: k8s.Volume[]): void {
  const sources = volumes.map(({ name, ...source }) =>
    Object.entries(source).flatMap(([kind, given]) => (given === undefined ? [] : [kind])),
  );
  const wrong = sources.findIndex((kinds) => kinds.length > 1);
  if (wrong < 0) return;
  refuse({
    prop: `extraVolumes[${wrong}]`,
    problem: 'a volume has one source, and Kubernetes does not accept more',
    got: sources[wrong],
    allowed: 'one source, like configMap or emptyDir',
    cure: 'write a volume for each source',
  });
}

function checkMounts(mounts: k8s.VolumeMount[], volumes: string[]): void {
  const paths = mounts.map((mount) => posix.join('/', mount.mountPath).replace(/\/$/, '') || '/');
  const taken = paths.findIndex((path) => OWNED_PATHS.includes(path) || path.startsWith('/etc/redis/'));
  if (taken >= 0) {
    refuse({
      prop: `extraVolumeMounts[${taken}].mountPath`,
      problem: 'the release mounts a volume at this path',
      got: paths[taken],
      allowed: `every path but ${OWNED_PATHS.join(', ')}`,
      cure: 'mount the volume at another path',
    });
  }
  const repeated = firstRepeated(paths);
  if (repeated >= 0) {
    refuse({
      prop: `extraVolumeMounts[${repeated}].mountPath`,
      problem: 'another mount has this path',
      got: paths[repeated],
      allowed: 'every path once',
      cure: 'mount one of the volumes at another path',
    });
  }
  const missing = mounts.findIndex((mount) => !volumes.includes(mount.name));
  if (missing < 0) return;
  refuse({
    prop: `extraVolumeMounts[${missing}].name`,
    problem: 'the pod has no volume of this name',
    got: mounts[missing].name,
    allowed: volumes.join(', '),
    cure: 'add the volume to extraVolumes',
  });
}
