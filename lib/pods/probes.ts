import { k8s } from '../kubernetes';

/** The probes of one container. */
export interface Probes {
  readonly startupProbe?: k8s.Probe;
  readonly livenessProbe: k8s.Probe;
  readonly readinessProbe?: k8s.Probe;
}

// All questions of a probe together take the script 4 seconds, 5 by its clock at most. The kubelet must not give up before it has said why.
const TIMEOUT = 6;

/**
 * Redis. It is killed only when it does not answer at all for 50 seconds, far beyond down-after: Sentinel acts first. Waiting for a majority,
 * loading and a long script are healthy. It is ready when a client should be sent to it: the named master, or a replica in sync.
 */
export function redisProbes(): Probes {
  return {
    // A minute for the process to listen or to wait for its role. Loading counts as listening.
    startupProbe: probe('redis', 'live', { periodSeconds: 2, failureThreshold: 30 }),
    livenessProbe: probe('redis', 'live', { periodSeconds: 10, failureThreshold: 5 }),
    readinessProbe: probe('redis', 'ready', { periodSeconds: 5, failureThreshold: 2 }),
  };
}

/** Sentinel. It is killed only when it does not answer at all for 50 seconds; it is ready when it names a master. */
export function sentinelProbes(): Probes {
  return {
    // Before it listens, it may have to wait: for DNS, or for a majority that knows who was master. Half an hour, then a fresh start.
    startupProbe: probe('sentinel', 'live', { periodSeconds: 2, failureThreshold: 900 }),
    livenessProbe: probe('sentinel', 'live', { periodSeconds: 10, failureThreshold: 5 }),
    readinessProbe: probe('sentinel', 'ready', { periodSeconds: 5, failureThreshold: 2 }),
  };
}

/** The exporter. Only its own life is asked for: an exporter that hangs must not take a member out of service. */
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

function probe(who: string, what: string, timing: k8s.Probe): k8s.Probe {
  return { exec: { command: ['sh', '/etc/redis/probe.sh', who, what] }, timeoutSeconds: TIMEOUT, ...timing };
}
