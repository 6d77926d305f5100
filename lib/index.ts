export * as k8s from '../imports/k8s';
export { Engine, type EngineProps } from './engine';
export type { ExistingReleaseProps, IRedis } from './existing-release';
export type { ExternalAddress, ExternalObjects, ExternalProps } from './external';
export type { MetricsProps, ServiceMonitorProps } from './metrics';
export {
  type EnvVariable,
  type IConnection,
  IpFamily,
  IpFamilyPolicy,
  type NetworkPolicyProps,
  Peer,
  type ServiceMetadataProps,
  type ServiceProps,
  type ServicesProps,
  ServiceType,
  TrafficPolicy,
  type WaitForMasterProps,
} from './network';
export {
  AccessMode,
  AntiAffinity,
  ClaimRetention,
  type ContainerResources,
  EmptyDirMedium,
  type EmptyDirProps,
  HardeningPreset,
  type HardeningProps,
  type PersistentVolumeClaimProps,
  type PlacementProps,
  type PodProps,
  type ResourcesProps,
  Storage,
  ZoneSpread,
} from './pods';
export { type ProxyObjects, type ProxyProps, ProxyTls } from './proxy';
export { Redis } from './redis';
export type { RedisProps } from './redis-props';
export type { ReleaseProps } from './release-props';
export {
  AclAccess,
  type AclProps,
  type AclUserProps,
  Auth,
  type AuthProps,
  type CertManagerProps,
  ClientAuthentication,
  type IssuerReference,
  type SecretReference,
  Tls,
  type TlsProps,
  type TlsSecretProps,
} from './security';
