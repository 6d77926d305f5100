// The only import of the Kubernetes schema. The library uses its types and its `manifest()` functions, and none of its
// constructs.
export * as k8s from '../../imports/k8s';
