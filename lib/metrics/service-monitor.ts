import { ServiceMonitor } from '../../imports/monitoring.coreos.com';
import { type Durations, parseDuration, userLabels } from '../kubernetes';
import { refuse } from '../refusal';
import { METRICS_LABEL, type Release } from '../release';
import type { Encryption } from '../security';
import { mapOf, struct, text } from '../shapes';

/**
 * A ServiceMonitor, by which the Prometheus Operator scrapes the exporters. The cluster needs the
 * CustomResourceDefinition ServiceMonitor.
 */
export interface ServiceMonitorProps {
  /**
   * The interval between two scrapes.
   *
   * @default '30s'
   * @constraint a whole number with ms, s, m or h
   */
  readonly interval?: string;

  /**
   * The timeout of a scrape.
   *
   * @default '10s'
   * @constraint a whole number with ms, s, m or h, not longer than `interval`
   */
  readonly scrapeTimeout?: string;

  /**
   * Labels by which your Prometheus selects the ServiceMonitor, often `release: prometheus`.
   *
   * @default - only the labels of the release
   * @constraint none of the labels `app.kubernetes.io/...` that the release sets
   */
  readonly labels?: { [key: string]: string };
}

const PROMETHEUS: Durations = { units: ['ms', 's', 'm', 'h'], example: '30s' };

export const SERVICE_MONITOR = struct<ServiceMonitorProps>({ interval: text, scrapeTimeout: text, labels: mapOf(text) });

/**
 * The ServiceMonitor `<name>`. It selects the Service `<name>-metrics`, whose name becomes the `job` of the metrics.
 *
 * @throws if a duration is invalid, the timeout is longer than the interval, or a label is invalid or the release sets it
 */
export function serviceMonitor(release: Release, props: ServiceMonitorProps, serverName: string, { authority }: Encryption): object {
  const interval = props.interval ?? '30s';
  const scrapeTimeout = props.scrapeTimeout ?? '10s';
  const path = 'metrics.serviceMonitor';
  const between = parseDuration(`${path}.interval`, interval, PROMETHEUS);
  if (parseDuration(`${path}.scrapeTimeout`, scrapeTimeout, PROMETHEUS) > between) {
    refuse({
      prop: `${path}.scrapeTimeout`,
      problem: 'longer than the interval, which Prometheus does not accept',
      got: scrapeTimeout,
      allowed: `at most the interval, ${interval}`,
      cure: 'lower it, or raise the interval',
    });
  }
  // Prometheus connects to the addresses of pods, which are not in the certificate.
  const encrypted = authority && { scheme: 'https', tlsConfig: { serverName, ca: { secret: authority } } };
  const metadata = release.metadata(release.name);
  const labels = userLabels(`${path}.labels`, props.labels ?? {}, release.ownedLabels);
  return ServiceMonitor.manifest({
    metadata: { ...metadata, labels: { ...metadata.labels, ...labels } },
    spec: {
      selector: { matchLabels: { [METRICS_LABEL]: release.name } },
      endpoints: [{ port: 'http-metrics', interval, scrapeTimeout, ...encrypted }],
    },
  });
}
