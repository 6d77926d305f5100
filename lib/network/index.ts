export * from './connection';
export type { EnvVariable, IConnection, WaitForMasterProps } from './iconnection';
export * from './network-policy';
export * from './peer';
export * from './service-props';
export * from './service-settings';
export * from './services';
