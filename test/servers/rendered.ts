import { App, Chart } from 'cdk8s';
import { Redis, type RedisProps } from '../../lib';

/** What a release's manifests say, as far as a member on this machine needs it. */
export interface Rendered {
  readonly name: string;
  readonly configuration: Readonly<Record<string, string>>;
  readonly graceSeconds: number;
  readonly minReadySeconds: number;
  readonly members: number;
  readonly masterName: string;
}

export const namespace = 'shop';

/** Synthesizes a release and takes the ConfigMap's keys as they are. That old servers are not safe is known here, and told once by the unit tests. */
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
  };
}
