import { App, Chart } from 'cdk8s';
import { type ProxyObjects, Redis, type RedisProps } from '../../lib';

/** The parts of a release's manifests that a member on this machine needs. */
export interface Rendered {
  readonly name: string;
  readonly configuration: Readonly<Record<string, string>>;
  readonly graceSeconds: number;
  readonly minReadySeconds: number;
  readonly members: number;
  readonly masterName: string;
  /** The proxy; undefined in a release without one. */
  readonly proxy?: RenderedProxy;
}

/** The parts of the proxy's manifests that a proxy on this machine needs. */
export interface RenderedProxy {
  readonly configuration: Readonly<Record<string, string>>;
  readonly replicas: number;
  /** The command of each container. */
  readonly commands: Readonly<Record<string, readonly string[]>>;
}

export const namespace = 'shop';

/** Synthesizes a release and returns the ConfigMap's keys unchanged. Warnings about old servers are suppressed here; unit tests check them. */
export function render(props: RedisProps): Rendered {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  try {
    return synthesize(props);
  } finally {
    warn.mockRestore();
  }
}

function synthesize(props: RedisProps): Rendered {
  const chart = new Chart(new App(), 'test', { namespace });
  const redis = new Redis(chart, 'redis', props);
  const statefulSet = redis.statefulSet.toJson();
  const configuration = redis.configMap.toJson().data as Record<string, string>;
  return {
    name: statefulSet.metadata.name,
    configuration,
    graceSeconds: statefulSet.spec.template.spec.terminationGracePeriodSeconds,
    minReadySeconds: statefulSet.spec.minReadySeconds,
    members: statefulSet.spec.replicas,
    masterName: redis.connection.masterName,
    proxy: redis.proxy && renderedProxy(redis.proxy),
  };
}

function renderedProxy({ configMap, deployment }: ProxyObjects): RenderedProxy {
  const { replicas, template } = deployment.toJson().spec;
  const containers: { name: string; command: string[] }[] = template.spec.containers;
  return {
    configuration: configMap.toJson().data,
    replicas,
    commands: Object.fromEntries(containers.map(({ name, command }) => [name, command])),
  };
}
