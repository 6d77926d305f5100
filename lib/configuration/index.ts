export * from './config-map';
export * from './configuration';
