import { k8s } from '../kubernetes';

/** The probes of one container. */
export interface Probes {
  readonly startupProbe?: k8s.Probe;
  readonly livenessProbe: k8s.Probe;
  readonly readinessProbe?: k8s.Probe;
}

// The script of a probe ends after at most 5 seconds and prints why the probe fails. The timeout of the kubelet must be
// longer.
const TIMEOUT = 6;

// Each exec probe costs the node and the pod some 15 ms of CPU time, most of it to start a process in the container. So
// the liveness probes are rare, and the readiness probe of redis answers for the whole pod.

/**
 * The probes of redis. The liveness probe fails only after 60 seconds without an answer, long after down-after, so
 * Sentinel acts first. A redis that waits for a majority, loads its data or runs a long script is alive. It is ready if
 * it is the master, or a replica in sync, and the Sentinel of its pod knows a master.
 */
export function redisProbes(): Probes {
  return {
    // One minute until the process listens or waits for its role. A process that loads its data listens.
    startupProbe: probe('redis', 'live', { periodSeconds: 2, failureThreshold: 30 }),
    livenessProbe: probe('redis', 'live', { periodSeconds: 30, failureThreshold: 2 }),
    readinessProbe: probe('redis', 'ready', { periodSeconds: 5, failureThreshold: 2 }),
  };
}

/**
 * The probes of Sentinel. The liveness probe fails only after 60 seconds without an answer. Whether Sentinel is ready
 * is a part of the readiness probe of redis.
 */
export function sentinelProbes(): Probes {
  return {
    // Before Sentinel listens, it may wait for DNS, or for a majority that knows the last master. It restarts after
    // half an hour.
    startupProbe: probe('sentinel', 'live', { periodSeconds: 2, failureThreshold: 900 }),
    livenessProbe: probe('sentinel', 'live', { periodSeconds: 30, failureThreshold: 2 }),
  };
}

/**
 * The probe of the exporter. It has no readiness probe, because an exporter that hangs must not make its member
 * unready.
 */
export function exporterProbes(port: string, scheme?: 'HTTPS'): Probes {
  return {
    livenessProbe: {
      httpGet: { path: '/health', port: k8s.IntOrString.fromString(port), scheme },
      periodSeconds: 10,
      timeoutSeconds: TIMEOUT,
      failureThreshold: 5,
    },
  };
}

function probe(server: string, condition: string, timing: k8s.Probe): k8s.Probe {
  return { exec: { command: ['sh', '/etc/redis/probe.sh', server, condition] }, timeoutSeconds: TIMEOUT, ...timing };
}
