import { k8s, type StringMap } from '../kubernetes';
import type { Release } from '../release';

/** The Service `<name>-headless`, which the StatefulSet needs for the names of its pods. Its addresses are the pods' own. */
export function headlessService(release: Release): object {
  return service(release, release.headlessServiceName, release.selectorLabels, { clusterIp: 'None', publishNotReadyAddresses: true });
}

/**
 * A member's own Service, named like its pod. Its address is the member's identity for the life of the release: redis and Sentinel see
 * addresses only, and a pod's address would be another one after each restart. A member must be reachable before it is ready, for the
 * others decide with it whether it becomes ready.
 */
export function memberService(release: Release, member: string): object {
  const selector = { ...release.selectorLabels, 'statefulset.kubernetes.io/pod-name': member };
  return service(release, member, selector, { publishNotReadyAddresses: true });
}

/** The Service `<name>` for clients: any sentinel that knows the master, any redis that is ready. */
export function clientService(release: Release): object {
  return service(release, release.name, release.selectorLabels, {});
}

function service(release: Release, name: string, selector: StringMap, spec: k8s.ServiceSpec): object {
  return k8s.KubeService.manifest({
    metadata: release.metadata(name),
    spec: { ...spec, selector, ports: [port('tcp-redis', release.redisPort), port('tcp-sentinel', release.sentinelPort)] },
  });
}

// Meshes take the protocol from the name's prefix or from appProtocol. `tcp` and not `redis`: their redis filters understand commands only,
// and would break replication.
function port(name: string, number: number): k8s.ServicePort {
  return { name, port: number, targetPort: k8s.IntOrString.fromString(name), protocol: 'TCP', appProtocol: 'tcp' };
}
