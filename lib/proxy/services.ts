import type { k8s } from '../kubernetes';
import { metricsSpec } from '../metrics/metrics-service';
import { clientPort, type ServiceSettings, type Services, service } from '../network';
import { METRICS_LABEL, type Release } from '../release';
import type { Encryption } from '../security';
import type { ProxyFacts } from './proxy';

/** The Service `<name>-master` for writes: every proxy that is ready. */
export function masterService(release: Release, services: Services): object {
  const ports = [clientPort('tcp-redis', release.redisPort, 'tcp-master')];
  return proxyServiceOf(release, release.masterServiceName, ports, services.master);
}

/** The Service `<name>-replicas` for reads: every proxy that is ready. */
export function replicasService(release: Release, services: Services): object {
  const ports = [clientPort('tcp-redis', release.redisPort, 'tcp-replicas')];
  return proxyServiceOf(release, release.replicasServiceName, ports, services.replicas);
}

/** The Service `<name>-proxy` with both ports. */
export function proxyService(release: Release, proxy: ProxyFacts, services: Services): object {
  const ports = [clientPort('tcp-master', proxy.masterPort), clientPort('tcp-replicas', proxy.replicasPort)];
  return proxyServiceOf(release, release.proxyName, ports, services.proxy);
}

function proxyServiceOf(release: Release, name: string, ports: k8s.ServicePort[], settings: ServiceSettings): object {
  return service(release.proxyMetadata(name), { selector: release.proxyLabels, ports }, settings);
}

/** The Service `<name>-proxy-metrics` of all proxies. The ServiceMonitor of the release selects it too. */
export function proxyMetricsService(release: Release, proxy: ProxyFacts, { enabled }: Encryption, settings: ServiceSettings): object {
  const metadata = release.proxyMetadata(release.proxyMetricsServiceName);
  const labels = { ...metadata.labels, [METRICS_LABEL]: release.name };
  const spec = metricsSpec(release.proxyLabels, proxy.metricsPort, enabled);
  return service({ ...metadata, labels }, spec, settings);
}
