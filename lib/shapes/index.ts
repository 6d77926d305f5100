export { fromFactory, instanceOf } from './instance';
export { k8sStruct } from './kubernetes';
export { type Fields, mapOf, openStruct, struct } from './object';
export { flag, listOf, memberOf, numeric, required, type Shape, scalar, text } from './shape';
