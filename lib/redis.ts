import { type ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { checksum, configMap, configurationFiles, patchesOf } from './configuration';
import { ExistingRelease, type ExistingReleaseProps, type IRedis } from './existing-release';
import { type ExternalObjects, externalObjects, resolveExternal } from './external';
import { conflictsOf, own } from './kubernetes';
import { metricsService, resolveExporter, resolveMetrics, serviceMonitor } from './metrics';
import {
  type Clients,
  Connection,
  clientService,
  hasPolicy,
  headlessService,
  type IConnection,
  memberService,
  networkPolicy,
  PEERS,
  type Peer,
  resolveNetwork,
  resolveServices,
} from './network';
import {
  filesOf,
  memberDisruptionBudget,
  mostBytes,
  resolveExtras,
  resolveHardening,
  resolvePlacement,
  resolvePod,
  resolveResources,
  resolveStorage,
  statefulSet,
} from './pods';
import { type ProxyObjects, proxyObjects, resolveProxy } from './proxy';
import { REDIS_PROPS, type RedisProps } from './redis-props';
import { Release } from './release';
import { checkKnownVulnerability, resolveCredentials, resolveEncryption, securityFacts } from './security';

/**
 * A highly available Redis or Valkey: one master, its replicas, and a Sentinel beside each of them. The sentinels
 * promote a replica when the master fails.
 *
 * The objects of the release are public attributes. They are plain API objects: JSON patches use the field names of
 * Kubernetes, and work for fields that this library does not know. The ids in the construct tree and the names of the
 * objects are API.
 *
 * @throws if a value of a prop is invalid or unsafe; the message contains the problem, the value got, the values
 * allowed, and the cure
 * @example
 * const chart = new Chart(app, 'redis', { namespace: 'shop' });
 * const redis = new Redis(chart, 'redis', {
 *   storage: Storage.persistentVolumeClaim({ size: '8Gi' }),
 *   auth: Auth.fromSecret('redis'),
 * });
 * redis.allowFrom(Peer.pods({ app: 'shop' }));
 * const variables = redis.connection.env();
 */
export class Redis extends Construct implements IRedis {
  /** The name of the release. */
  public readonly name: string;
  /** The names of the members in ordinal order, which are the names of their pods and Services. */
  public readonly memberNames: string[];
  /** The labels that select the pods of the members. */
  public readonly selectorLabels: { [key: string]: string };
  /** The addresses, variables and Secrets with which an application connects. */
  public readonly connection: IConnection;

  /** The ConfigMap `<name>-config` with the conf files and the scripts. */
  public readonly configMap: ApiObject;
  /** The Service `<name>-headless`. */
  public readonly headlessService: ApiObject;
  /** The Services of the members, `<name>-0` and so on, in ordinal order. */
  public readonly memberServices: ApiObject[];
  /** The Service `<name>` for clients. */
  public readonly clientService: ApiObject;
  /** The Service `<name>-metrics`; undefined without metrics. */
  public readonly metricsService?: ApiObject;
  /** The ServiceMonitor `<name>`; undefined without `metrics.serviceMonitor`. */
  public readonly serviceMonitor?: ApiObject;
  /** The Certificate `<name>-tls`; undefined without `Tls.certManager()`. */
  public readonly certificate?: ApiObject;
  /** The NetworkPolicy `<name>`; undefined if it is disabled. */
  public readonly networkPolicy?: ApiObject;
  /** The objects of the proxy; undefined without the prop `proxy`. */
  public readonly proxy?: ProxyObjects;
  /** The Services for clients outside of the cluster; undefined without the prop `external`. */
  public readonly external?: ExternalObjects;
  /** The StatefulSet `<name>`. */
  public readonly statefulSet: ApiObject;
  /** The PodDisruptionBudget `<name>`; undefined with one member. */
  public readonly podDisruptionBudget?: ApiObject;

  private readonly clients: Clients;

  /**
   * A release that another app defines, for an application that connects to it: the same `connection`, without any
   * objects.
   *
   * @throws if a value of a prop is invalid
   * @example
   * const redis = Redis.fromRelease(chart, 'redis', { name: 'redis', namespace: 'databases' });
   * const variables = redis.connection.env();
   */
  public static fromRelease(scope: Construct, id: string, props: ExistingReleaseProps): IRedis {
    return new ExistingRelease(scope, id, props);
  }

  public constructor(scope: Construct, id: string, props: RedisProps = {}) {
    super(scope, id);
    REDIS_PROPS.check('', props);
    const release = new Release(id, Chart.of(this).namespace, props);
    const storage = resolveStorage(props.storage);
    const resources = resolveResources(props.resources);
    const hardening = resolveHardening(props.hardening);
    const placement = resolvePlacement(release, props.placement);
    const metrics = resolveMetrics(release, props.metrics);
    const credentials = resolveCredentials(release, props.auth, { exporterKeys: metrics.readableKeys, proxy: props.proxy !== undefined });
    const external =
      props.external && resolveExternal(release, props.external, { proxy: props.proxy, hasNetworkPolicy: hasPolicy(props.networkPolicy) });
    const encryption = resolveEncryption(release, props.tls, props.proxy && release.proxyServiceNames, external?.hosts);
    const security = { credentials, encryption };
    checkKnownVulnerability(release, encryption);
    const network = resolveNetwork(
      metrics.enabled || props.proxy !== undefined,
      props.networkPolicy,
      props.services?.ipFamilies,
      external?.outside,
    );
    const pod = resolvePod(release, props);
    const proxy = props.proxy && resolveProxy(release, security, props.proxy, external);
    const services = resolveServices(release, proxy?.services ?? [], external, props.services);
    const exporter = resolveExporter(release, metrics, security, resources.exporter, pod.imagePullPolicy);
    const extras = resolveExtras(props, [...release.ports, ...metrics.ports]);
    const parts = [credentials.part, encryption.part, exporter, extras];
    const files = configurationFiles(release, {
      memoryLimit: resources.memoryLimit,
      millicores: resources.millicores,
      volumeSize: mostBytes(storage, resources.ephemeralStorageLimit),
      volumeInMemory: storage.inMemory,
      security: securityFacts(security),
      files: filesOf(parts),
      maxmemory: props.maxmemory,
      maxmemoryPolicy: props.maxmemoryPolicy,
      redisConfig: props.redisConfig,
      sentinelConfig: props.sentinelConfig,
    });

    this.name = release.name;
    this.memberNames = release.memberNames;
    this.selectorLabels = { ...release.selectorLabels };
    this.connection = new Connection(release, security, hardening, proxy);
    this.clients = network.clients;

    this.configMap = own(this, 'ConfigMap', configMap(release, files));
    this.headlessService = own(this, 'HeadlessService', headlessService(release, services));
    const members = new Construct(this, 'MemberServices');
    this.memberServices = release.memberNames.map((member, ordinal) =>
      own(members, String(ordinal), memberService(release, member, services)),
    );
    this.clientService = own(this, 'ClientService', clientService(release, services));
    if (metrics.enabled)
      this.metricsService = own(this, 'MetricsService', metricsService(release, metrics.port, encryption, services.metrics));
    if (metrics.serviceMonitor)
      this.serviceMonitor = own(
        this,
        'ServiceMonitor',
        serviceMonitor(release, metrics.serviceMonitor, this.connection.address, encryption),
      );
    if (encryption.certificate) this.certificate = own(this, 'Certificate', encryption.certificate);
    if (network.enabled)
      this.networkPolicy = own(this, 'NetworkPolicy', networkPolicy(release, network, metrics.ports, proxy !== undefined));
    if (proxy) this.proxy = proxyObjects(this, release, proxy, { ...pod, security, hardening, network, services });
    if (external) this.external = externalObjects(this, release, external, services);
    if (release.members > 1) this.podDisruptionBudget = own(this, 'PodDisruptionBudget', memberDisruptionBudget(release));
    this.statefulSet = own(
      this,
      'StatefulSet',
      statefulSet(release, {
        ...pod,
        storage,
        resources,
        hardening,
        parts,
        placement,
        // Computed at synth, because JSON patches on the ConfigMap change the files that the pods read.
        checksum: { resolve: () => checksum(this.configMap.toJson().data) },
      }),
    );
    this.node.defaultChild = this.statefulSet;
    this.node.addValidation({ validate: () => [...conflictsOf(this), ...patchesOf(this.configMap.toJson().data)] });
  }

  /**
   * Allows clients to connect to redis and Sentinel. Without any peer, here or in `networkPolicy.allowFrom`, every pod
   * of the release's namespace may connect; with the first peer, only the peers may. If the NetworkPolicy is disabled,
   * this method has no effect.
   */
  public allowFrom(...peers: Peer[]): void {
    PEERS.check('allowFrom', peers);
    this.clients.add(peers);
  }
}
