export * from './external';
export { EXTERNAL, type ExternalAddress, type ExternalProps } from './external-props';
export * from './objects';
