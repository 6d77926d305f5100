import * as kubernetes from '../../lib/kubernetes';
import { k8s } from '../../lib/kubernetes/k8s';

it('is the only door to the types of Kubernetes', () => {
  expect(kubernetes.k8s).toBe(k8s);
});
