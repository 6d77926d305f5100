// biome-ignore lint/suspicious/noExplicitAny: a part of a pod of a manifest
type Json = any;

/** The pod of a workload, or of a Pod itself; undefined for other kinds. */
export function podOf({ kind, spec }: { readonly kind: string; readonly spec?: Json }): Json | undefined {
  switch (kind) {
    case 'Pod':
      return spec;
    case 'CronJob':
      return spec.jobTemplate.spec.template.spec;
    case 'DaemonSet':
    case 'Deployment':
    case 'Job':
    case 'ReplicaSet':
    case 'StatefulSet':
      return spec.template.spec;
    default:
      return undefined;
  }
}

export function containersOf(pod: Json): Json[] {
  return [...(pod.initContainers ?? []), ...(pod.containers ?? []), ...(pod.ephemeralContainers ?? [])];
}

/** The security contexts of a pod and of its containers, each with its name. */
function contexts(pod: Json): [string, Json][] {
  return [
    ['pod', pod.securityContext ?? {}],
    ...containersOf(pod).map(({ name, securityContext }): [string, Json] => [name, securityContext ?? {}]),
  ];
}

const volumeTypes = 'configMap csi downwardAPI emptyDir ephemeral persistentVolumeClaim projected secret'.split(' ');
const seLinuxTypes = [undefined, '', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];
const safeSysctls = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
];

const names = (found: [string, Json][]) => found.map(([name]) => name);
const within = (pod: Json, wrong: (context: Json) => boolean) => names(contexts(pod).filter(([, context]) => wrong(context)));
const containers = (pod: Json, wrong: (container: Json) => boolean) =>
  containersOf(pod)
    .filter(wrong)
    .map(({ name }: Json) => name);

/** A setting of the pod for all its containers, or else of each container. */
function inherited(pod: Json, right: (context: Json) => boolean): string[] {
  const whole = right(pod.securityContext ?? {});
  return containers(pod, ({ securityContext: own = {} }) => !right(own) && !whole);
}

/** The controls of Pod Security `restricted`, including `baseline`: the parts of a pod that break each control. */
const controls: Record<string, (pod: Json) => string[]> = {
  'host namespaces': (pod) => ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => pod[field]),
  'host process': (pod) => within(pod, (context) => context.windowsOptions?.hostProcess),
  'host ports': (pod) => containers(pod, ({ ports = [] }) => ports.some(({ hostPort }: Json) => hostPort)),
  'host probes': (pod) =>
    containers(pod, ({ lifecycle = {}, ...container }) =>
      [container.startupProbe, container.livenessProbe, container.readinessProbe, lifecycle.postStart, lifecycle.preStop].some(
        (handler) => handler?.httpGet?.host || handler?.tcpSocket?.host,
      ),
    ),
  'volume types': (pod) =>
    (pod.volumes ?? [])
      .filter((volume: object) => !Object.keys(volume).every((key) => key === 'name' || volumeTypes.includes(key)))
      .map(({ name }: Json) => name),
  sysctls: (pod) =>
    (pod.securityContext?.sysctls ?? []).map(({ name }: Json) => name).filter((name: string) => !safeSysctls.includes(name)),
  privileged: (pod) => within(pod, ({ privileged }) => privileged),
  'privilege escalation': (pod) => containers(pod, ({ securityContext }) => securityContext?.allowPrivilegeEscalation !== false),
  capabilities: (pod) =>
    containers(pod, ({ securityContext }) => {
      const { drop = [], add = [] } = securityContext?.capabilities ?? {};
      return !drop.includes('ALL') || add.some((capability: string) => capability !== 'NET_BIND_SERVICE');
    }),
  'not root': (pod) => [
    ...containers(pod, ({ securityContext }) => securityContext?.runAsNonRoot === false),
    ...inherited(pod, ({ runAsNonRoot }) => runAsNonRoot === true),
  ],
  'user id': (pod) => within(pod, ({ runAsUser }) => runAsUser === 0),
  seccomp: (pod) => [
    ...within(pod, ({ seccompProfile }) => seccompProfile?.type === 'Unconfined'),
    ...inherited(pod, ({ seccompProfile }) => ['RuntimeDefault', 'Localhost'].includes(seccompProfile?.type)),
  ],
  'proc mount': (pod) => within(pod, ({ procMount = 'Default' }) => procMount !== 'Default'),
  AppArmor: (pod) => within(pod, ({ appArmorProfile }) => appArmorProfile?.type === 'Unconfined'),
  SELinux: (pod) => within(pod, ({ seLinuxOptions: { type, user, role } = {} as Json }) => !seLinuxTypes.includes(type) || user || role),
};

/** The violations of Pod Security `restricted` in a pod, as `CONTROL: CONTAINER`; empty if the pod is admitted. */
export function violations(pod: Json): string[] {
  return Object.entries(controls).flatMap(([control, offenders]) => [...new Set(offenders(pod))].map((who) => `${control}: ${who}`));
}
