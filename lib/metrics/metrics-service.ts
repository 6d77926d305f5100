import { k8s, type StringMap } from '../kubernetes';
import type { ServiceSettings } from '../network';
import { service } from '../network/services';
import { METRICS_LABEL, type Release } from '../release';
import type { Encryption } from '../security';

/** The Service `<name>-metrics` of all exporters. It includes members that are not ready, whose metrics matter most. */
export function metricsService(release: Release, port: number, { enabled }: Encryption, settings: ServiceSettings): object {
  const metadata = release.metadata(release.metricsServiceName);
  const labels = { ...metadata.labels, [METRICS_LABEL]: release.name };
  return service({ ...metadata, labels }, metricsSpec(release.selectorLabels, port, enabled), settings);
}

/** The spec of a Service for metrics, of members or of proxies. */
export function metricsSpec(selector: StringMap, port: number, encrypted: boolean): k8s.ServiceSpec {
  const targetPort = k8s.IntOrString.fromString('http-metrics');
  return {
    selector,
    publishNotReadyAddresses: true,
    ports: [{ name: 'http-metrics', port, targetPort, protocol: 'TCP', appProtocol: encrypted ? 'https' : 'http' }],
  };
}
