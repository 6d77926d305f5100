import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { type k8s, own } from '../kubernetes';
import { clientPort, memberSelector, type Services, ServiceType, service } from '../network';
import type { Release } from '../release';
import type { ExternalEndpoint, ExternalFacts } from './external';

/** The Services by which clients outside of the cluster reach the release. */
export interface ExternalObjects {
  /** The Services `<name>-0-external` and so on, in ordinal order; empty without `external.members`. */
  readonly memberServices: ApiObject[];
  /**
   * The Service `<name>-sentinel-external`.
   *
   * @default - undefined without `external.sentinel`
   */
  readonly sentinelService?: ApiObject;
  /**
   * The Service `<name>-master-external`.
   *
   * @default - undefined without `external.master`
   */
  readonly masterService?: ApiObject;
  /**
   * The Service `<name>-replicas-external`.
   *
   * @default - undefined without `external.replicas`
   */
  readonly replicasService?: ApiObject;
}

/** Defines the Services. */
export function externalObjects(scope: Construct, release: Release, external: ExternalFacts, services: Services): ExternalObjects {
  const parent = new Construct(scope, 'External');
  const { sentinel, master, replicas } = external;
  const define = (id: string, endpoint: ExternalEndpoint, spec: k8s.ServiceSpec, metadata = release.metadata(endpoint.serviceName)) =>
    own(parent, id, externalService(external.type, endpoint, spec, metadata, services));
  const toMember = (member: string): k8s.ServiceSpec => ({
    selector: memberSelector(release, member),
    publishNotReadyAddresses: true, // like the Service of the member inside
    ports: [clientPort('tcp-redis', release.redisPort)],
  });
  const toProxies = (id: string, endpoint: ExternalEndpoint | undefined, port: k8s.ServicePort) =>
    endpoint && define(id, endpoint, { selector: release.proxyLabels, ports: [port] }, release.proxyMetadata(endpoint.serviceName));
  return {
    memberServices: external.members.map((endpoint, ordinal) => define(String(ordinal), endpoint, toMember(release.memberNames[ordinal]))),
    sentinelService: toProxies('Sentinel', sentinel, clientPort('tcp-sentinel', release.sentinelPort)),
    masterService: toProxies('Master', master, clientPort('tcp-redis', release.redisPort, 'tcp-master')),
    replicasService: toProxies('Replicas', replicas, clientPort('tcp-redis', release.redisPort, 'tcp-replicas')),
  };
}

function externalService(
  type: ServiceType,
  endpoint: ExternalEndpoint,
  spec: k8s.ServiceSpec,
  metadata: k8s.ObjectMeta,
  { external: common }: Services,
): object {
  const [port] = spec.ports ?? [];
  return service(
    metadata,
    { ...spec, ports: [type === ServiceType.LOAD_BALANCER ? { ...port, port: endpoint.port } : port] },
    {
      ...common,
      annotations: { ...common.annotations, ...endpoint.annotations },
      nodePort: type === ServiceType.NODE_PORT ? endpoint.port : undefined,
    },
  );
}
