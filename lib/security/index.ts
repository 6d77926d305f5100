export * from './access';
export * from './acl';
export * from './auth';
export type { CertManagerProps, IssuerReference } from './certificate';
export { checkKnownVulnerability } from './known-vulnerability';
export type { SecretReference } from './secret-reference';
export * from './security';
export * from './tls';
export { ClientAuthentication, type TlsProps } from './tls-props';
