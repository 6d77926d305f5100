import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import { k8s, own } from '../../lib/kubernetes';
import { refusal, refusalForm } from '../support';

const manifest = (name: string) => k8s.KubeConfigMap.manifest({ metadata: { name }, data: {} });

describe('own', () => {
  it('renders the manifest unchanged', () => {
    const chart = Testing.chart();
    own(chart, 'A', manifest('a'));
    expect(Testing.synth(chart)).toEqual([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: {} }]);
  });

  it('takes patches on the names of Kubernetes and on unknown fields', () => {
    const chart = Testing.chart();
    own(chart, 'A', manifest('a')).addJsonPatch(JsonPatch.add('/futureField', { quantity: '1Gi' }));
    expect(Testing.synth(chart)[0].futureField).toEqual({ quantity: '1Gi' });
  });

  it('takes one name in two charts, which may be applied to two namespaces', () => {
    const app = new App();
    for (const id of ['staging', 'production']) own(new Chart(app, id), 'A', manifest('a'));
  });

  it('fails for a second object of the same kind and name in one chart', () => {
    const chart = Testing.chart();
    own(chart, 'A', manifest('a'));
    const message = refusal(() => own(chart, 'B', manifest('a')));
    expect(message).toMatch(refusalForm);
    expect(message).toMatch(/the chart has another ConfigMap a, of the construct test\/A, and one would replace the other/);
  });
});
