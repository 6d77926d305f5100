export * from './connection';
export type { EnvVariable, IConnection, WaitForMasterProps } from './iconnection';
export * from './network-policy';
export * from './peer';
export * from './services';
