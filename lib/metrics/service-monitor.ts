import { ServiceMonitor } from '../../imports/monitoring.coreos.com';
import { refuse } from '../refusal';
import { METRICS_LABEL, type Release } from '../release';
import type { Encryption } from '../security';
import { mapOf, struct, text } from '../shapes';

/** Tells the Prometheus Operator to scrape every member's exporter. The cluster must know the resource ServiceMonitor. */
export interface ServiceMonitorProps {
  /**
   * How often metrics are fetched.
   *
   * @default '30s'
   * @constraint a whole number with ms, s, m or h
   */
  readonly interval?: string;

  /**
   * How long one fetch may take.
   *
   * @default '10s'
   * @constraint a whole number with ms, s, m or h, not longer than `interval`
   */
  readonly scrapeTimeout?: string;

  /**
   * Labels by which your Prometheus chooses what to scrape, often `release: prometheus`.
   *
   * @default - those of the release
   */
  readonly labels?: { [key: string]: string };
}

export const SERVICE_MONITOR = struct<ServiceMonitorProps>({ interval: text, scrapeTimeout: text, labels: mapOf(text) });

/**
 * The ServiceMonitor `<name>`. It selects the Service `<name>-metrics`, whose name is the `job` of the metrics.
 *
 * @throws if a duration does not parse, or the time-out is longer than the interval
 */
export function serviceMonitor(release: Release, props: ServiceMonitorProps, serverName: string, { authority }: Encryption): object {
  const interval = props.interval ?? '30s';
  const scrapeTimeout = props.scrapeTimeout ?? '10s';
  if (milliseconds('scrapeTimeout', scrapeTimeout) > milliseconds('interval', interval)) {
    refuse({
      prop: 'metrics.serviceMonitor.scrapeTimeout',
      problem: 'a fetch may last beyond the next one, and Prometheus does not accept that',
      got: scrapeTimeout,
      allowed: `at most the interval, ${interval}`,
      cure: 'shorten it, or make the interval longer',
    });
  }
  // Prometheus calls pods by their addresses, which no certificate has.
  const encrypted = authority && { scheme: 'https', tlsConfig: { serverName, ca: { secret: authority } } };
  const metadata = release.metadata(release.name);
  return ServiceMonitor.manifest({
    metadata: { ...metadata, labels: { ...props.labels, ...metadata.labels } },
    spec: {
      selector: { matchLabels: { [METRICS_LABEL]: release.name } },
      endpoints: [{ port: 'http-metrics', interval, scrapeTimeout, ...encrypted }],
    },
  });
}

const UNITS: { [unit: string]: number } = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function milliseconds(prop: string, duration: string): number {
  const match = /^([1-9]\d{0,8})(ms|s|m|h)$/.exec(duration);
  if (match) return Number(match[1]) * UNITS[match[2]];
  return refuse({
    prop: `metrics.serviceMonitor.${prop}`,
    problem: 'the duration does not parse',
    got: duration,
    allowed: 'a whole number above 0 with ms, s, m or h',
    cure: "write it like '30s'",
  });
}
