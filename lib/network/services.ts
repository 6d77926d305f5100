import { k8s, type StringMap } from '../kubernetes';
import type { Release } from '../release';

/** The Service `<name>-headless`, which the StatefulSet needs for the DNS names of its pods. */
export function headlessService(release: Release): object {
  return service(release, release.headlessServiceName, release.selectorLabels, { clusterIp: 'None', publishNotReadyAddresses: true });
}

/**
 * The Service of one member, with the name of its pod. Its address identifies the member for the lifetime of the
 * release: redis and Sentinel use addresses only, and the address of a pod changes with each restart. The Service
 * publishes a member before it is ready, because members connect to each other before they are ready.
 */
export function memberService(release: Release, member: string): object {
  const selector = { ...release.selectorLabels, 'statefulset.kubernetes.io/pod-name': member };
  return service(release, member, selector, { publishNotReadyAddresses: true });
}

/** The Service `<name>` for clients: every sentinel that knows the master, and every redis that is ready. */
export function clientService(release: Release): object {
  return service(release, release.name, release.selectorLabels, {});
}

function service(release: Release, name: string, selector: StringMap, spec: k8s.ServiceSpec): object {
  return k8s.KubeService.manifest({
    metadata: release.metadata(name),
    spec: { ...spec, selector, ports: [port('tcp-redis', release.redisPort), port('tcp-sentinel', release.sentinelPort)] },
  });
}

// Service meshes read the protocol from the prefix of the name or from appProtocol. It is `tcp` and not `redis`,
// because their filters for redis support commands only and would break replication.
function port(name: string, number: number): k8s.ServicePort {
  return { name, port: number, targetPort: k8s.IntOrString.fromString(name), protocol: 'TCP', appProtocol: 'tcp' };
}
