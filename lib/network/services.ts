import { k8s, type StringMap } from '../kubernetes';
import type { Release } from '../release';
import type { ServiceSettings, Services } from './service-settings';

/** The Service `<name>-headless`, which the StatefulSet needs for the DNS names of its pods. */
export function headlessService(release: Release, services: Services): object {
  const spec = { clusterIp: 'None', publishNotReadyAddresses: true };
  return memberServiceOf(release, release.headlessServiceName, release.selectorLabels, spec, services.headless);
}

/**
 * The Service of one member, with the name of its pod. Its address identifies the member for the lifetime of the
 * release: redis and Sentinel use addresses only, and the address of a pod changes with each restart. The Service
 * publishes a member before it is ready, because members connect to each other before they are ready.
 */
export function memberService(release: Release, member: string, services: Services): object {
  return memberServiceOf(release, member, memberSelector(release, member), { publishNotReadyAddresses: true }, services.members);
}

/** The labels that select the pod of one member. */
export function memberSelector({ selectorLabels }: Release, member: string): StringMap {
  return { ...selectorLabels, 'statefulset.kubernetes.io/pod-name': member };
}

/** The Service `<name>` for clients: every sentinel that knows the master, and every redis that is ready. */
export function clientService(release: Release, services: Services): object {
  return memberServiceOf(release, release.name, release.selectorLabels, {}, services.client);
}

function memberServiceOf(release: Release, name: string, selector: StringMap, spec: k8s.ServiceSpec, settings: ServiceSettings): object {
  const ports = [clientPort('tcp-redis', release.redisPort), clientPort('tcp-sentinel', release.sentinelPort)];
  return service(release.metadata(name), { ...spec, selector, ports }, settings);
}

/** A Service with what the user adds to it. */
export function service(metadata: k8s.ObjectMeta, spec: k8s.ServiceSpec, settings: ServiceSettings): object {
  const annotations = { ...metadata.annotations, ...settings.annotations };
  return k8s.KubeService.manifest({
    metadata: {
      ...metadata,
      labels: { ...metadata.labels, ...settings.labels },
      annotations: Object.keys(annotations).length > 0 ? annotations : undefined,
    },
    spec: { ...spec, ...settings.spec, ports: spec.ports?.map((port) => ({ ...port, nodePort: settings.nodePort })) },
  });
}

// Service meshes read the protocol from the prefix of the name or from appProtocol. It is `tcp` and not `redis`,
// because their filters for redis support commands only and would break replication.
export function clientPort(name: string, port: number, target = name): k8s.ServicePort {
  return { name, port, targetPort: k8s.IntOrString.fromString(target), protocol: 'TCP', appProtocol: 'tcp' };
}
