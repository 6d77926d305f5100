export { k8sStruct } from './kubernetes';
export { type Fields, flag, instanceOf, listOf, mapOf, memberOf, numeric, required, type Shape, scalar, struct, text } from './shape';
