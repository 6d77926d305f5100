import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checksum } from '../configuration';
import { own } from '../kubernetes';
import { type Network, proxyNetworkPolicy, type Services } from '../network';
import { disruptionBudget, type Hardening, type PodSettings } from '../pods';
import type { Release } from '../release';
import type { Security } from '../security';
import { proxyConfigMap } from './config-map';
import { proxyDeployment } from './deployment';
import type { ProxyFacts } from './proxy';
import { masterService, proxyMetricsService, proxyService, replicasService } from './services';

/** The objects of the proxy of a release. */
export interface ProxyObjects {
  /** The ConfigMap `<name>-proxy` with `haproxy.cfg` and the scripts. */
  readonly configMap: ApiObject;
  /** The Service `<name>-master` for writes. */
  readonly masterService: ApiObject;
  /** The Service `<name>-replicas` for reads. */
  readonly replicasService: ApiObject;
  /**
   * The Service `<name>-proxy` with both ports.
   *
   * @default - undefined without `proxy.singleService`
   */
  readonly service?: ApiObject;
  /** The Service `<name>-proxy-metrics`. */
  readonly metricsService: ApiObject;
  /**
   * The NetworkPolicy `<name>-proxy`.
   *
   * @default - undefined if it is disabled
   */
  readonly networkPolicy?: ApiObject;
  /** The Deployment `<name>-proxy`. */
  readonly deployment: ApiObject;
  /**
   * The PodDisruptionBudget `<name>-proxy`.
   *
   * @default - undefined with one proxy
   */
  readonly podDisruptionBudget?: ApiObject;
}

/** The inputs of the objects, besides the facts of the release and of the proxy. */
export interface ProxyInputs extends PodSettings {
  readonly security: Security;
  readonly hardening: Hardening;
  readonly network: Network;
  readonly services: Services;
}

/** Defines the objects of the proxy. */
export function proxyObjects(scope: Construct, release: Release, proxy: ProxyFacts, inputs: ProxyInputs): ProxyObjects {
  const proxies = new Construct(scope, 'Proxy');
  const configMap = own(proxies, 'ConfigMap', proxyConfigMap(release, proxy));
  const { network, services } = inputs;
  const clientPorts = [proxy.masterPort, proxy.replicasPort];
  return {
    configMap,
    masterService: own(proxies, 'MasterService', masterService(release, services)),
    replicasService: own(proxies, 'ReplicasService', replicasService(release, services)),
    service: proxy.singleService ? own(proxies, 'Service', proxyService(release, proxy, services)) : undefined,
    metricsService: own(proxies, 'MetricsService', proxyMetricsService(release, proxy, inputs.security.encryption, services.metrics)),
    networkPolicy: network.enabled
      ? own(proxies, 'NetworkPolicy', proxyNetworkPolicy(release, network, clientPorts, [proxy.metricsPort]))
      : undefined,
    podDisruptionBudget:
      proxy.replicas > 1
        ? own(
            proxies,
            'PodDisruptionBudget',
            // A proxy has no data, so one that is not ready blocks no drain.
            disruptionBudget(release.proxyMetadata(release.proxyName), release.proxyLabels, { unhealthyPodEvictionPolicy: 'AlwaysAllow' }),
          )
        : undefined,
    deployment: own(
      proxies,
      'Deployment',
      proxyDeployment(release, proxy, { ...inputs, checksum: { resolve: () => checksum(configMap.toJson().data) } }),
    ),
  };
}
