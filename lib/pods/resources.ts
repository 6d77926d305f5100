import { k8s, parseBytes, parseMillicores } from '../kubernetes';
import { refuse } from '../refusal';
import { struct, text } from '../shapes';

/** The requests and limits of one container. */
export interface ContainerResources {
  /**
   * The CPU request: `250m` or `1`.
   *
   * @default - redis 100m, sentinel 100m, exporter 20m, or the limit if it is lower. Without clients, redis uses 20m to
   * 58m and sentinel 47m to 88m, the most with TLS
   * @constraint at most `cpuLimit`
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly cpuRequest?: string;

  /**
   * The CPU limit. There is none by default, because Sentinel would consider a throttled container down.
   *
   * @default - no limit
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly cpuLimit?: string;

  /**
   * The memory request: `512Mi`.
   *
   * @default - redis: the limit; sentinel 32Mi, exporter 32Mi, or the limit if it is lower
   * @constraint at most `memoryLimit`
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly memoryRequest?: string;

  /**
   * The memory limit. For redis, the sizes of the data, the backlog and the buffers are derived from it.
   *
   * @default - redis 1Gi, sentinel 128Mi, exporter 64Mi
   * @constraint redis: at least 61Mi, or what `maxmemory` needs; sentinel and exporter: at least 16Mi
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly memoryLimit?: string;

  /**
   * The request for ephemeral storage, the disk of the node: `1Gi`. Logs count, and for the whole pod the volume of
   * `Storage.emptyDir()` on disk; claims and volumes in memory do not. In a namespace with a quota for it, every
   * container needs a request.
   *
   * @default - none; with a limit, Kubernetes uses the limit
   * @constraint at most `ephemeralStorageLimit`
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly ephemeralStorageRequest?: string;

  /**
   * The limit for ephemeral storage. Kubernetes evicts a pod that uses more.
   *
   * @default - no limit
   * @constraint redis, with `Storage.emptyDir()` on disk: at least the size that the volume needs
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly ephemeralStorageLimit?: string;
}

export const CONTAINER = struct<ContainerResources>({
  cpuRequest: text,
  cpuLimit: text,
  memoryRequest: text,
  memoryLimit: text,
  ephemeralStorageRequest: text,
  ephemeralStorageLimit: text,
});

/** The requests and limits of each container of a pod. */
export interface ResourcesProps {
  /**
   * The container `redis`.
   *
   * @default - 100m and 1Gi, without a CPU limit
   */
  readonly redis?: ContainerResources;

  /**
   * The container `sentinel`.
   *
   * @default - 100m and 32Mi, at most 128Mi
   */
  readonly sentinel?: ContainerResources;

  /**
   * The container `exporter`, and the init container that generates its password.
   *
   * @default - 20m and 32Mi, at most 64Mi
   */
  readonly exporter?: ContainerResources;
}

export const RESOURCES = struct<ResourcesProps>({ redis: CONTAINER, sentinel: CONTAINER, exporter: CONTAINER });

/** The requests and limits of all containers, and the limits that the configuration depends on. */
export interface Resources {
  readonly redis: k8s.ResourceRequirements;
  readonly sentinel: k8s.ResourceRequirements;
  readonly exporter: k8s.ResourceRequirements;
  /** The memory limit of the container `redis` in bytes. */
  readonly memoryLimit: number;
  /** The CPU limit of the container `redis` in thousandths of a CPU. */
  readonly millicores: number | undefined;
  /** The limit of the container `redis` for ephemeral storage, in bytes. */
  readonly ephemeralStorageLimit: number | undefined;
}

/** The requests and the limit of a container by default. */
export interface ResourceDefaults {
  readonly cpuRequest: string;
  readonly memoryRequest?: string;
  readonly memoryLimit: string;
}

const REDIS: ResourceDefaults = { cpuRequest: '100m', memoryLimit: '1Gi' };
const SENTINEL: ResourceDefaults = { cpuRequest: '100m', memoryRequest: '32Mi', memoryLimit: '128Mi' };
const EXPORTER: ResourceDefaults = { cpuRequest: '20m', memoryRequest: '32Mi', memoryLimit: '64Mi' };
const SMALLEST_LIMIT = '16Mi';

/**
 * Resolves the prop `resources`.
 *
 * @throws if a quantity is invalid, or a request is larger than its limit
 */
export function resolveResources(props: ResourcesProps = {}): Resources {
  const limit = props.redis?.memoryLimit ?? REDIS.memoryLimit;
  const { cpuLimit, ephemeralStorageLimit } = props.redis ?? {};
  return {
    redis: requirements('resources.redis', REDIS, props.redis ?? {}),
    sentinel: requirements('resources.sentinel', SENTINEL, props.sentinel ?? {}),
    exporter: requirements('resources.exporter', EXPORTER, props.exporter ?? {}),
    memoryLimit: parseBytes('resources.redis.memoryLimit', limit),
    millicores: cpuLimit === undefined ? undefined : parseMillicores('resources.redis.cpuLimit', cpuLimit),
    ephemeralStorageLimit:
      ephemeralStorageLimit === undefined ? undefined : parseBytes('resources.redis.ephemeralStorageLimit', ephemeralStorageLimit),
  };
}

/**
 * The requests and limits of one container.
 *
 * @throws if a quantity is invalid, or a request is larger than its limit
 */
export function requirements(path: string, defaults: ResourceDefaults, given: ContainerResources): k8s.ResourceRequirements {
  const memoryLimit = given.memoryLimit ?? defaults.memoryLimit;
  if (parseBytes(`${path}.memoryLimit`, memoryLimit) < parseBytes(path, SMALLEST_LIMIT)) {
    refuse({
      prop: `${path}.memoryLimit`,
      problem: 'no process would start with so little memory',
      got: memoryLimit,
      allowed: `at least ${SMALLEST_LIMIT}`,
      cure: `use ${defaults.memoryLimit}`,
    });
  }
  const memoryRequest = request(
    `${path}.memoryRequest`,
    parseBytes,
    given.memoryRequest,
    defaults.memoryRequest ?? memoryLimit,
    memoryLimit,
  );
  const cpuRequest = request(`${path}.cpuRequest`, parseMillicores, given.cpuRequest, defaults.cpuRequest, given.cpuLimit);
  const { ephemeralStorageRequest: diskRequest, ephemeralStorageLimit: diskLimit } = given;
  if (diskLimit !== undefined) parseBytes(`${path}.ephemeralStorageLimit`, diskLimit);
  if (diskRequest !== undefined) request(`${path}.ephemeralStorageRequest`, parseBytes, diskRequest, diskRequest, diskLimit);
  return {
    requests: quantities({ cpu: cpuRequest, memory: memoryRequest, 'ephemeral-storage': diskRequest }),
    limits: quantities({ memory: memoryLimit, cpu: given.cpuLimit, 'ephemeral-storage': diskLimit }),
  };
}

/** The quantities that are defined. */
function quantities(texts: Readonly<Record<string, string | undefined>>): { [resource: string]: k8s.Quantity } {
  const given = Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(given.map(([name, text]) => [name, k8s.Quantity.fromString(text)]));
}

/** The given request, or else the default, or the limit if it is lower than the default. */
function request(
  prop: string,
  parse: (prop: string, text: string) => number,
  given: string | undefined,
  fallback: string,
  limit: string | undefined,
): string {
  const most = limit === undefined ? Number.POSITIVE_INFINITY : parse(prop.replace('Request', 'Limit'), limit);
  if (given === undefined) return parse(prop, fallback) > most ? (limit as string) : fallback;
  if (parse(prop, given) <= most) return given;
  return refuse({
    prop,
    problem: 'the request is larger than the limit',
    got: given,
    allowed: `at most the limit, ${limit}`,
    cure: 'lower the request or raise the limit',
  });
}
