import { k8s } from '../kubernetes';
import { METRICS_LABEL, type Release } from '../release';
import type { Encryption } from '../security';

/** The Service `<name>-metrics` of all exporters. It includes members that are not ready, whose metrics matter most. */
export function metricsService(release: Release, port: number, { enabled }: Encryption): object {
  const metadata = release.metadata(release.metricsServiceName);
  return k8s.KubeService.manifest({
    metadata: { ...metadata, labels: { ...metadata.labels, [METRICS_LABEL]: release.name } },
    spec: {
      selector: release.selectorLabels,
      publishNotReadyAddresses: true,
      ports: [
        {
          name: 'http-metrics',
          port,
          targetPort: k8s.IntOrString.fromString('http-metrics'),
          protocol: 'TCP',
          appProtocol: enabled ? 'https' : 'http',
        },
      ],
    },
  });
}
