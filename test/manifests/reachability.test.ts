import { type Place, reaches } from './reachability';
import type { Manifest } from './releases';

// The check itself, with policies of a few lines and answers from Kubernetes' documentation.

const policy = (spec: object, namespace = 'shop'): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'policy', namespace },
  spec: { podSelector: {}, ...spec },
});

const web: Place = { name: 'web', namespace: 'shop', labels: { app: 'web' }, address: '10.244.0.1' };
const data: Place = { name: 'data', namespace: 'shop', labels: { app: 'data' }, address: '10.244.0.2', ports: { db: 5432 } };
const job: Place = {
  name: 'job',
  namespace: 'batch',
  namespaceLabels: { team: 'night' },
  labels: { app: 'web' },
  address: '10.244.0.3',
};
const world: Place = { name: 'world', address: '203.0.113.9' };

const onData = (rules: object) => policy({ podSelector: { matchLabels: { app: 'data' } }, ...rules });
const ingress = (...rules: object[]) => [onData({ policyTypes: ['Ingress'], ingress: rules })];
const egress = (...rules: object[]) => [onData({ policyTypes: ['Egress'], egress: rules })];

it.each<[string, Manifest[], Place, Place, number, string, boolean]>([
  ['without a policy everything is open', [], world, data, 1, 'TCP', true],
  ['a policy of another namespace says nothing', [policy({ policyTypes: ['Ingress'] }, 'batch')], web, data, 1, 'TCP', true],
  ['a policy for other pods says nothing', [onData({ policyTypes: ['Ingress'] })], data, web, 1, 'TCP', true],
  ['no rule is closed', ingress(), web, data, 1, 'TCP', false],
  ['what comes in says nothing of what goes out', ingress(), data, web, 1, 'TCP', true],
  ['what goes out says nothing of what comes in', egress(), web, data, 1, 'TCP', true],
  ['no rule out is closed', egress(), data, world, 1, 'TCP', false],
  ['an empty rule is open', ingress({}), world, data, 1, 'UDP', true],
  ['an empty list of peers is open', ingress({ from: [] }), world, data, 1, 'TCP', true],
  ['an empty list of ports is open', ingress({ ports: [] }), world, data, 1, 'TCP', true],
  ['without types, ingress counts', [onData({})], web, data, 1, 'TCP', false],
  ['without types, egress does not count', [onData({})], data, web, 1, 'TCP', true],
  ['without types, egress counts where there are rules', [onData({ egress: [{ ports: [{ port: 2 }] }] })], data, web, 1, 'TCP', false],
  ['a pod reaches itself', [...ingress(), ...egress()], data, data, 1, 'TCP', true],
  ['two policies add up', [...ingress({ ports: [{ port: 1 }] }), ...ingress({ ports: [{ port: 2 }] })], web, data, 2, 'TCP', true],
  ['both ends must agree', [...ingress({}), policy({ policyTypes: ['Egress'] })], web, data, 1, 'TCP', false],

  ['a port', ingress({ ports: [{ port: 5432 }] }), web, data, 5432, 'TCP', true],
  ['another port', ingress({ ports: [{ port: 5432 }] }), web, data, 5433, 'TCP', false],
  ['another protocol', ingress({ ports: [{ port: 5432 }] }), web, data, 5432, 'UDP', false],
  ['a protocol without a port', ingress({ ports: [{ protocol: 'UDP' }] }), web, data, 9, 'UDP', true],
  ['a range of ports', ingress({ ports: [{ port: 5000, endPort: 6000 }] }), web, data, 5432, 'TCP', true],
  ['beyond a range of ports', ingress({ ports: [{ port: 5000, endPort: 6000 }] }), web, data, 6001, 'TCP', false],
  ["a port by the receiver's name", ingress({ ports: [{ port: 'db' }] }), web, data, 5432, 'TCP', true],
  [
    "a port by the receiver's name, out",
    [policy({ policyTypes: ['Egress'], egress: [{ ports: [{ port: 'db' }] }] })],
    web,
    data,
    5432,
    'TCP',
    true,
  ],
  ['a name that the receiver does not know', ingress({ ports: [{ port: 'web' }] }), web, data, 5432, 'TCP', false],

  ['pods are those of the own namespace', ingress({ from: [{ podSelector: {} }] }), web, data, 1, 'TCP', true],
  ['and of no other', ingress({ from: [{ podSelector: {} }] }), job, data, 1, 'TCP', false],
  ['nor addresses', ingress({ from: [{ podSelector: {} }] }), world, data, 1, 'TCP', false],
  ['pods by label', ingress({ from: [{ podSelector: { matchLabels: { app: 'cart' } } }] }), web, data, 1, 'TCP', false],
  ['every namespace', ingress({ from: [{ namespaceSelector: {} }] }), job, data, 1, 'TCP', true],
  ['every namespace is pods only', ingress({ from: [{ namespaceSelector: {} }] }), world, data, 1, 'TCP', false],
  ['a namespace by label', ingress({ from: [{ namespaceSelector: { matchLabels: { team: 'night' } } }] }), job, data, 1, 'TCP', true],
  [
    'a namespace by name',
    ingress({ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'batch' } } }] }),
    job,
    data,
    1,
    'TCP',
    true,
  ],
  [
    'both selectors are one peer',
    ingress({ from: [{ namespaceSelector: { matchLabels: { team: 'night' } }, podSelector: { matchLabels: { app: 'cart' } } }] }),
    job,
    data,
    1,
    'TCP',
    false,
  ],
  [
    'two peers are alternatives',
    ingress({ from: [{ podSelector: {} }, { namespaceSelector: { matchLabels: { team: 'night' } } }] }),
    job,
    data,
    1,
    'TCP',
    true,
  ],
  [
    'peer and port belong together',
    ingress({ from: [{ podSelector: {} }], ports: [{ port: 1 }] }, { from: [{ namespaceSelector: {} }], ports: [{ port: 2 }] }),
    job,
    data,
    1,
    'TCP',
    false,
  ],

  ['addresses', ingress({ from: [{ ipBlock: { cidr: '203.0.113.0/24' } }] }), world, data, 1, 'TCP', true],
  ['other addresses', ingress({ from: [{ ipBlock: { cidr: '203.0.114.0/24' } }] }), world, data, 1, 'TCP', false],
  ['an exception', ingress({ from: [{ ipBlock: { cidr: '203.0.113.0/24', except: ['203.0.113.8/29'] } }] }), world, data, 1, 'TCP', false],
  ['addresses of the other family', ingress({ from: [{ ipBlock: { cidr: '::/0' } }] }), world, data, 1, 'TCP', false],
  ['addresses, out', egress({ to: [{ ipBlock: { cidr: '203.0.113.9/32' } }] }), data, world, 1, 'TCP', true],

  [
    'In',
    ingress({ from: [{ podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] } }] }),
    web,
    data,
    1,
    'TCP',
    true,
  ],
  [
    'NotIn',
    ingress({ from: [{ podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] } }] }),
    web,
    data,
    1,
    'TCP',
    false,
  ],
  ['Exists', ingress({ from: [{ podSelector: { matchExpressions: [{ key: 'tier', operator: 'Exists' }] } }] }), web, data, 1, 'TCP', false],
  [
    'DoesNotExist',
    ingress({ from: [{ podSelector: { matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] } }] }),
    web,
    data,
    1,
    'TCP',
    true,
  ],
])('%s', (_, policies, from, to, port, protocol, expected) => {
  expect(reaches(policies, from, to, port, protocol)).toBe(expected);
});

it('fails for a policy that it does not know', () => {
  const unknown = ingress({ from: [{ podSelector: { matchExpressions: [{ key: 'app', operator: 'Near' }] } }] });
  expect(() => reaches(unknown, web, data, 1)).toThrow('no operator Near');
  const { metadata, ...rest } = policy({});
  expect(() => reaches([{ ...rest, metadata: { name: metadata.name } }], web, data, 1)).toThrow('is in no namespace');
});
