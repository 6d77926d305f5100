import { Yaml } from 'cdk8s';
import { Auth, Engine, Peer, type RedisProps, ServiceType, Storage, Tls } from '../lib';
import { render } from './support';

// Each prop has a value that no other prop and no default has. A new prop breaks the types of both tables.
const allProps: Required<RedisProps> = {
  name: 'sessions',
  members: 5,
  engine: Engine.of({ image: 'registry.example.com/valkey:9.1.3', family: 'valkey', version: '9.1.3' }),
  imageRegistry: 'mirror.example.com/hub',
  masterName: 'orders',
  quorum: 4,
  downAfterMilliseconds: 7001,
  failoverTimeoutMilliseconds: 8002,
  minReplicasToWrite: 0,
  acceptLossInMinority: true,
  minReplicasMaxLagSeconds: 5,
  handoverBudgetSeconds: 33,
  terminationGracePeriodSeconds: 111,
  lastResortSeconds: 444,
  labels: { labelled: 'label-value' },
  annotations: { annotated: 'annotation-value' },
  auth: Auth.fromSecret('passwords', 'the-key'),
  tls: Tls.fromSecret('certificates'),
  storage: Storage.persistentVolumeClaim({ size: '77Gi' }),
  resources: { redis: { memoryLimit: '1234Mi' } },
  maxmemory: '222Mi',
  maxmemoryPolicy: 'allkeys-lfu',
  redisConfig: { 'slowlog-max-len': '555' },
  sentinelConfig: { loglevel: 'verbose' },
  placement: { nodeSelector: { disk: 'fast' } },
  hardening: { userId: 4321 },
  metrics: { port: 9876 },
  networkPolicy: { allowFrom: [Peer.pods({ client: 'allowed-client' })] },
  proxy: { replicas: 7 },
  external: { type: ServiceType.CLUSTER_IP, master: { host: 'outside.example.com' }, allowFrom: [Peer.addresses('192.0.2.66/32')] },
  services: { client: { annotations: { served: 'service-annotation' } } },
  podLabels: { podded: 'pod-label' },
  podAnnotations: { podded: 'pod-annotation' },
  imagePullPolicy: 'Never',
  imagePullSecrets: ['registry-credentials'],
  extraEnv: [{ name: 'EXTRA', value: 'extra-value' }],
  extraVolumes: [{ name: 'extra-volume', emptyDir: {} }],
  extraVolumeMounts: [{ name: 'extra-volume', mountPath: '/extra-path' }],
  initContainers: [{ name: 'extra-init' }],
  sidecars: [{ name: 'extra-sidecar' }],
};

// The line of the YAML that proves each prop.
const proofs: { [prop in keyof Required<RedisProps>]: RegExp } = {
  name: /^ {2}name: sessions-headless$/m,
  members: /^ {2}replicas: 5$/m,
  engine: /image: registry.example.com\/valkey:9.1.3$/m,
  imageRegistry: /image: mirror.example.com\/hub\/oliver006\/redis_exporter:/,
  masterName: /^ +MASTER_NAME=orders$/m,
  quorum: /sentinel monitor \S+ @MASTER@ 6379 4$/m,
  downAfterMilliseconds: /^ +DOWN_AFTER_MILLISECONDS=7001$/m,
  failoverTimeoutMilliseconds: /sentinel failover-timeout \S+ 8002$/m,
  minReplicasToWrite: /^ +min-replicas-to-write 0$/m,
  acceptLossInMinority: /^ +min-replicas-to-write 0$/m, // which is refused without it
  minReplicasMaxLagSeconds: /^ +min-replicas-max-lag 5$/m,
  handoverBudgetSeconds: /^ +HANDOVER_BUDGET_SECONDS=33$/m,
  terminationGracePeriodSeconds: /^ +terminationGracePeriodSeconds: 111$/m,
  lastResortSeconds: /^ +LAST_RESORT_SECONDS=444$/m,
  labels: /^ +labelled: label-value$/m,
  annotations: /^ +annotated: annotation-value$/m,
  auth: /^ +name: passwords$/m,
  tls: /^ +secretName: certificates$/m,
  storage: /^ +storage: 77Gi$/m,
  resources: /^ +memory: 1234Mi$/m,
  maxmemory: /^ +maxmemory 222mb$/m,
  maxmemoryPolicy: /^ +maxmemory-policy allkeys-lfu$/m,
  redisConfig: /^ +slowlog-max-len 555$/m,
  sentinelConfig: /^ +loglevel verbose$/m,
  placement: /^ +disk: fast$/m,
  hardening: /^ +runAsUser: 4321$/m,
  metrics: /^ +- containerPort: 9876$/m,
  networkPolicy: /^ +client: allowed-client$/m,
  proxy: /^ {2}replicas: 7$/m,
  external: /cidr: 192.0.2.66\/32$/m,
  services: /^ +served: service-annotation$/m,
  podLabels: /^ +podded: pod-label$/m,
  podAnnotations: /^ +podded: pod-annotation$/m,
  imagePullPolicy: /^ +imagePullPolicy: Never$/m,
  imagePullSecrets: /^ +- name: registry-credentials$/m,
  extraEnv: /^ +value: extra-value$/m,
  extraVolumes: /^ +- emptyDir: \{\}\n +name: extra-volume$/m,
  extraVolumeMounts: /^ +- mountPath: \/extra-path$/m,
  initContainers: /^ +(- )?name: extra-init$/m,
  sidecars: /^ +(- )?name: extra-sidecar$/m,
};

const yaml = (props: RedisProps) => Yaml.stringify(...render(props).objects);
const everything = yaml(allProps);
const defaults = yaml({});

describe('every prop is rendered', () => {
  it.each(Object.keys(allProps) as (keyof RedisProps)[])('%s', (prop) => {
    expect(everything).toMatch(proofs[prop]);
    expect(defaults).not.toMatch(proofs[prop]);
  });

  it('and undefined is the default of each', () => {
    const nothing = Object.fromEntries(Object.keys(allProps).map((prop) => [prop, undefined]));
    expect(yaml(nothing)).toBe(defaults);
  });
});
