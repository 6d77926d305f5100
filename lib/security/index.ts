export * from './access';
export * from './acl';
export * from './auth';
