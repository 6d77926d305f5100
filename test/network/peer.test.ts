import { Peer } from '../../lib';
import { refusal, refusalForm } from '../support';

describe('Peer', () => {
  it.each([
    ['every pod of the namespace', Peer.pods(), { podSelector: {} }],
    ['pods by their labels', Peer.pods({ app: 'shop' }), { podSelector: { matchLabels: { app: 'shop' } } }],
    [
      'pods of another namespace',
      Peer.podsIn('billing', { app: 'invoices' }),
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'billing' } },
        podSelector: { matchLabels: { app: 'invoices' } },
      },
    ],
    [
      'every pod of some namespaces',
      Peer.podsInNamespaces({ team: 'orders' }),
      { namespaceSelector: { matchLabels: { team: 'orders' } }, podSelector: {} },
    ],
    ['pods of any namespace', Peer.podsAnywhere({ app: 'shop' }), { namespaceSelector: {}, podSelector: { matchLabels: { app: 'shop' } } }],
    ['addresses', Peer.addresses('192.0.2.0/24'), { ipBlock: { cidr: '192.0.2.0/24' } }],
  ])('is %s', (_, peer, rule) => {
    expect(peer._toKube()).toEqual(rule);
  });

  it.each(['0.0.0.0/0', '192.0.2.7/32', '::/0', '2001:db8::/32', '::1/128'])('takes the range %s', (cidr) => {
    expect(Peer.addresses(cidr)._toKube()).toEqual({ ipBlock: { cidr } });
  });

  it.each(['', '10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/08', '10.0.0.0/8/8', '::/129', 'redis/8', '10.0.0.0/8 '])(
    'fails for the range %p',
    (cidr) => {
      const message = refusal(() => Peer.addresses(cidr));
      expect(message).toMatch(refusalForm);
      expect(message).toMatch(/^peer.cidr: not a valid range of addresses/);
    },
  );

  it.each(['', 'My-Shop', '-shop', 'a.b', 'x'.repeat(64)])('fails for the namespace %p', (namespace) => {
    const message = refusal(() => Peer.podsIn(namespace));
    expect(message).toMatch(refusalForm);
    expect(message).toMatch(/^peer.namespace: not a valid name of a namespace/);
  });

  it('fails for an invalid label, of pods and of namespaces', () => {
    expect(refusal(() => Peer.pods({ 'my team': 'x' }))).toMatch(/^peer.labels\['.*'\]: not a valid key of a label/);
    expect(refusal(() => Peer.podsAnywhere({ team: 'the shop' }))).toMatch(/^peer.labels\['team'\]: not a valid label value/);
    expect(refusal(() => Peer.podsInNamespaces({ team: 'the shop' }))).toMatch(/^peer.namespaceLabels\['team'\]/);
  });

  it('is a peer as Kubernetes defines it', () => {
    for (const rule of [
      { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
      { podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['shop', 'cart'] }] } },
      { namespaceSelector: {} },
      { namespaceSelector: {}, podSelector: {} },
    ]) {
      expect(Peer.of(rule)._toKube()).toEqual(rule);
    }
  });

  it('fails without a namespace, with the path of the namespace', () => {
    expect(refusal(() => (Peer as { podsIn(namespace?: string): Peer }).podsIn())).toMatch(
      /^peer.namespace: must be a string \(got undefined, /,
    );
  });

  it.each([{}, { ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }, { ipBlock: { cidr: '10.0.0.0/8' }, namespaceSelector: {} }])(
    'fails for %j, which Kubernetes refuses',
    (rule) => {
      const message = refusal(() => Peer.of(rule));
      expect(message).toMatch(refusalForm);
      expect(message).toMatch(/^peer: selects (neither pods nor addresses|both pods and addresses, which Kubernetes does not accept)/);
    },
  );
});
