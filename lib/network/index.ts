export * from './connection';
export * from './services';
