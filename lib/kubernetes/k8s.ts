// The one place that names the Kubernetes schema: only its types and its `manifest()` functions are used in the library, none of its classes.
export * as k8s from '../../imports/k8s';
