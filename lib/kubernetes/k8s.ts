// The one place that names cdk8s-plus-27: only its types and its `manifest()` functions are used, none of its classes.
// Another source of the same schema (a newer cdk8s-plus, generated imports) is a change of this line.
export { k8s } from 'cdk8s-plus-27';
