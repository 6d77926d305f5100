import { Yaml } from 'cdk8s';

/** The periods of the release's own probes, so that the kubelet starts as many. */
const probes = (port: number, cli: string) => {
  const exec = { command: [cli, '-p', `${port}`, 'PING'] };
  return {
    livenessProbe: { exec, periodSeconds: 10, timeoutSeconds: 6 },
    readinessProbe: { exec, periodSeconds: 5, timeoutSeconds: 6 },
  };
};

/**
 * Three redis and three Sentinel with nothing beside them, to compare with: pod 0 is master, no shell stays. Settings are the servers' own,
 * with an append-only file. With probes, four that only send a PING.
 */
export function bareManifest(name: string, image: string, server: string, cli: string, probed: boolean): string {
  const labels = { app: name };
  const master = `$(getent hosts ${name}-0.${name} | { read -r address rest; echo $address; })`;
  const wait = `until getent hosts ${name}-0.${name} > /dev/null; do sleep 1; done`;
  const redis = `${wait}; set -- --appendonly yes --dir /data; [ "$HOSTNAME" = ${name}-0 ] || set -- "$@" --replicaof ${master} 6379; exec ${server} "$@"`;
  const sentinel = `${wait}; printf 'port 26379\\nsentinel monitor main %s 6379 2\\n' ${master} > /data/sentinel.conf; exec ${server} /data/sentinel.conf --sentinel`;
  const container = (kind: string, command: string, port: number) => ({
    name: kind,
    image,
    command: ['sh', '-c', command],
    volumeMounts: [{ name: kind, mountPath: '/data' }],
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    ...(probed ? probes(port, cli) : {}),
  });
  return Yaml.stringify(
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { clusterIP: 'None', publishNotReadyAddresses: true, selector: labels },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name },
      spec: {
        replicas: 3,
        serviceName: name,
        podManagementPolicy: 'Parallel',
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            automountServiceAccountToken: false,
            securityContext: { runAsNonRoot: true, runAsUser: 999, fsGroup: 999, seccompProfile: { type: 'RuntimeDefault' } },
            topologySpreadConstraints: [
              {
                maxSkew: 1,
                topologyKey: 'kubernetes.io/hostname',
                whenUnsatisfiable: 'ScheduleAnyway',
                labelSelector: { matchLabels: labels },
              },
            ],
            containers: [container('redis', redis, 6379), container('sentinel', sentinel, 26379)],
            volumes: ['redis', 'sentinel'].map((volume) => ({ name: volume, emptyDir: {} })),
          },
        },
      },
    },
  );
}
