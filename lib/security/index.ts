export * from './access';
export * from './acl';
export * from './auth';
export type { CertManagerProps, IssuerReference } from './certificate';
export { checkKnownHole } from './known-hole';
export * from './protection';
export type { SecretReference } from './secret-reference';
export * from './tls';
export { ClientAuthentication, type TlsProps } from './tls-props';
