import { Engine } from './engine';
import { dnsLabel, imageRegistry, mirrored, nameFromId, type StringMap, userAnnotations, userLabels } from './kubernetes';
import { LARGEST, refuse, wholeNumber } from './refusal';
import { checkMasterName, checkMembers, checkNamespace, checkQuorum, checkReplicasToWrite } from './release-checks';
import type { ReleaseProps } from './release-props';

/** The annotation with the checksum of the configuration: the pods restart when it changes. */
export const CHECKSUM_ANNOTATION = 'checksum/config';

/** The annotation by which `kubectl logs` and `kubectl exec` select a container. */
export const DEFAULT_CONTAINER_ANNOTATION = 'kubectl.kubernetes.io/default-container';

/**
 * The label by which the ServiceMonitor selects the metrics Service. `app.kubernetes.io/instance` does not work for
 * this, because Argo CD overwrites it with the name of its Application.
 */
export const METRICS_LABEL = 'redis-sentinel/metrics-of';

const SHUTDOWN_TIMEOUT_SECONDS = 10;
const STAGGER_MILLISECONDS = 200;
/** The grace period by default: the hand-over, the shutdown, and this reserve. */
const RESERVE_SECONDS = 30;
const LONGEST_HANDOVER = LARGEST - SHUTDOWN_TIMEOUT_SECONDS - RESERVE_SECONDS;

/** The metadata of an object. */
interface ObjectMetadata {
  readonly name: string;
  readonly labels: StringMap;
  readonly annotations?: StringMap;
}

/**
 * The facts of a release that all modules share, derived from the props and checked: names, labels, members, quorum,
 * ports, timings. A release has no constructs and no manifests.
 */
export class Release {
  /** The port of redis. */
  public readonly redisPort = 6379;
  /** The port of Sentinel. */
  public readonly sentinelPort = 26379;
  /** The port of the proxies for reads; that for writes is the port of redis. */
  public readonly proxyReplicasPort = 6380;
  /** The ports to which members and clients connect. */
  public readonly ports = [this.redisPort, this.sentinelPort];
  /**
   * The down-after of member n is the base plus n times this, so that two sentinels do not start an election at the
   * same time.
   */
  public readonly staggerMilliseconds = STAGGER_MILLISECONDS;
  /** The time that redis waits for its replicas after SIGTERM (redis.conf `shutdown-timeout`, redis#9693). */
  public readonly shutdownTimeoutSeconds = SHUTDOWN_TIMEOUT_SECONDS;

  public readonly name: string;
  public readonly namespace: string | undefined;
  public readonly engine: Engine;
  /** The image of the server, from the mirror if there is one. */
  public readonly image: string;
  public readonly members: number;
  public readonly masterName: string;
  public readonly quorum: number;
  public readonly downAfterMilliseconds: number;
  public readonly failoverTimeoutMilliseconds: number;
  public readonly minReplicasToWrite: number;
  public readonly minReplicasMaxLagSeconds: number;
  public readonly handoverBudgetSeconds: number;
  public readonly terminationGracePeriodSeconds: number;
  public readonly lastResortSeconds: number;
  /** The labels by which Services and the StatefulSet select pods. They cannot change on an installed release. */
  public readonly selectorLabels: StringMap;
  /** The labels by which Services and the Deployment select the pods of the proxy. */
  public readonly proxyLabels: StringMap;
  /** The selector labels and the version. Users cannot set them. */
  public readonly ownedLabels: StringMap;
  /** The labels that users cannot set on objects: the owned ones, and the label of the metrics Services. */
  public readonly reservedLabels: StringMap;
  /** The labels of every object: the selector labels, the version, and the user's labels. */
  public readonly labels: StringMap;
  /** The annotations of every object. */
  public readonly annotations: StringMap;

  private readonly registry: string | undefined;

  public constructor(id: string, namespace: string | undefined, props: ReleaseProps) {
    // 52: the label controller-revision-hash of a StatefulSet is the name, a dash and ten characters, and a label has
    // at most 63 characters.
    this.name = dnsLabel('name', props.name ?? nameFromId(id), 52, 'the labels that Kubernetes derives from it');
    this.namespace = namespace === undefined ? undefined : checkNamespace(namespace);
    this.engine = props.engine ?? Engine.redis('8.6');
    this.registry = props.imageRegistry === undefined ? undefined : imageRegistry('imageRegistry', props.imageRegistry);
    this.image = this.pulled(this.engine.image);
    this.members = checkMembers(props.members ?? 3);
    this.masterName = checkMasterName(props.masterName ?? this.name);
    const majority = Math.floor(this.members / 2) + 1;
    this.quorum = checkQuorum(props.quorum ?? majority, majority, this.members);

    this.downAfterMilliseconds = wholeNumber('downAfterMilliseconds', props.downAfterMilliseconds ?? 5000, {
      minimum: 1000,
      below: 'a busy machine can stall for this long, and each stall would cause a failover',
    });
    this.failoverTimeoutMilliseconds = wholeNumber(
      'failoverTimeoutMilliseconds',
      props.failoverTimeoutMilliseconds ?? Math.max(6000, this.downAfterMilliseconds),
      { minimum: this.downAfterMilliseconds, below: 'a failover would time out before the master counts as down' },
    );
    this.minReplicasToWrite = checkReplicasToWrite(props, this.members);
    this.minReplicasMaxLagSeconds = this.checkLag(props.minReplicasMaxLagSeconds);

    this.handoverBudgetSeconds = wholeNumber('handoverBudgetSeconds', props.handoverBudgetSeconds ?? 20, {
      minimum: 1,
      maximum: LONGEST_HANDOVER,
      above: 'the grace period of the pod would be longer than Kubernetes accepts',
    });
    const stop = this.handoverBudgetSeconds + SHUTDOWN_TIMEOUT_SECONDS;
    this.terminationGracePeriodSeconds = wholeNumber(
      'terminationGracePeriodSeconds',
      props.terminationGracePeriodSeconds ?? stop + RESERVE_SECONDS,
      {
        minimum: stop + 10,
        below: 'the pod would be killed in the middle of a hand-over, and acknowledged writes would be lost',
      },
    );
    const election = Math.ceil(this.electionMilliseconds / 1000);
    this.lastResortSeconds = wholeNumber('lastResortSeconds', props.lastResortSeconds ?? Math.max(300, election), {
      minimum: election,
      below: 'a member with old data could become master before a normal election is over',
    });

    this.selectorLabels = {
      'app.kubernetes.io/name': 'redis',
      'app.kubernetes.io/instance': this.name,
      'app.kubernetes.io/component': 'database',
      'app.kubernetes.io/part-of': 'redis-sentinel',
    };
    this.proxyLabels = { ...this.selectorLabels, 'app.kubernetes.io/component': 'proxy' };
    this.ownedLabels = { ...this.selectorLabels, 'app.kubernetes.io/version': this.engine.version };
    this.reservedLabels = { ...this.ownedLabels, [METRICS_LABEL]: this.name };
    this.labels = { ...userLabels('labels', props.labels ?? {}, this.reservedLabels), ...this.ownedLabels };
    this.annotations = userAnnotations('annotations', props.annotations ?? {}, [CHECKSUM_ANNOTATION, DEFAULT_CONTAINER_ANNOTATION]);
  }

  /** The time until another member is master, including one repeated election. */
  public get electionMilliseconds(): number {
    return this.downAfterMilliseconds + 2 * this.failoverTimeoutMilliseconds;
  }

  /** The names of the members in ordinal order, which are the names of their pods and Services. */
  public get memberNames(): string[] {
    return Array.from({ length: this.members }, (_, ordinal) => `${this.name}-${ordinal}`);
  }

  public get configMapName(): string {
    return `${this.name}-config`;
  }

  public get headlessServiceName(): string {
    return `${this.name}-headless`;
  }

  /** The name of the Certificate, and of the Secret that cert-manager creates for it. */
  public get certificateName(): string {
    return `${this.name}-tls`;
  }

  public get metricsServiceName(): string {
    return `${this.name}-metrics`;
  }

  /** The name of the Deployment of the proxy, its ConfigMap, and its Service with both ports. */
  public get proxyName(): string {
    return `${this.name}-proxy`;
  }

  public get proxyMetricsServiceName(): string {
    return `${this.proxyName}-metrics`;
  }

  /** The name of the Service for writes. */
  public get masterServiceName(): string {
    return `${this.name}-master`;
  }

  /** The name of the Service for reads. */
  public get replicasServiceName(): string {
    return `${this.name}-replicas`;
  }

  /** The names of the Services that lead to the proxy. */
  public get proxyServiceNames(): string[] {
    return [this.masterServiceName, this.replicasServiceName, this.proxyName, this.proxyMetricsServiceName];
  }

  /** An image of the release, from the mirror if there is one. */
  public pulled(image: string): string {
    return mirrored(this.registry, image);
  }

  /** The metadata of an object of this release. */
  public metadata(name: string): ObjectMetadata {
    return { name, labels: this.labels, annotations: Object.keys(this.annotations).length > 0 ? this.annotations : undefined };
  }

  /** The metadata of an object of the proxy. */
  public proxyMetadata(name: string): ObjectMetadata {
    return { ...this.metadata(name), labels: { ...this.labels, ...this.proxyLabels } };
  }

  /** The host name of a Service of this release, which also works in other namespaces if the namespace is known. */
  public hostName(service: string): string {
    return this.namespace === undefined ? service : `${service}.${this.namespace}.svc`;
  }

  // An isolated master must stop accepting writes before its successor starts. Measured with the lag below down-after:
  // no overlap.
  private checkLag(given: number | undefined): number {
    const lag = wholeNumber('minReplicasMaxLagSeconds', given ?? Math.max(2, Math.floor(this.downAfterMilliseconds / 1000) - 1), {
      minimum: 1,
    });
    if (this.minReplicasToWrite === 0 || lag * 1000 < this.downAfterMilliseconds) return lag;
    return refuse({
      prop: given === undefined ? 'downAfterMilliseconds' : 'minReplicasMaxLagSeconds',
      problem: 'an isolated master would still accept writes after the election of its successor, and those writes would be lost',
      got: given === undefined ? this.downAfterMilliseconds : lag,
      allowed: `minReplicasMaxLagSeconds (${lag}) below downAfterMilliseconds (${this.downAfterMilliseconds})`,
      cure: `raise downAfterMilliseconds to ${(lag + 1) * 1000} or more${lag > 1 ? ', or lower minReplicasMaxLagSeconds' : ''}`,
    });
  }
}
