export * from './connection';
export * from './network-policy';
export * from './peer';
export * from './services';
