export * from './config-map';
export * from './deployment';
export * from './objects';
export * from './proxy';
export { PROXY, type ProxyProps, ProxyTls } from './proxy-props';
export * from './services';
