import { Peer } from '../../lib';
import { demand, eventually } from './eventually';
import { bounds, nothingLost } from './faults';
import { bootTests } from './install';
import { Namespace } from './namespace';
import type { Stage } from './stage';
import type { StageTest } from './suite';
import { Visitor } from './visitor';

const ports = [6379, 26379, 9121];

/** The ports that each visitor reaches, by name. */
type Reached = Readonly<Record<string, readonly number[]>>;

/** A release in a namespace that denies everything: only the policy of the release opens ports. */
export function closedTests(test: StageTest, testBefore: StageTest): void {
  testBefore('the namespace lets nothing in or out, and the cluster sees to it', async ({ namespace: { kubectl }, variant }) => {
    await kubectl.run(['apply', '-f', '-'], { input: policy('nothing', {}, ['Ingress', 'Egress']) });
    const locked = await Visitor.start(kubectl, 'locked', variant);
    await eventually("the cluster's network plugin enforces NetworkPolicies", 30_000, async () =>
      demand(!(await locked.reaches(await apiServer(kubectl), 443)), 'a pod that may go nowhere reaches the API server'),
    );
    await locked.remove();
  });

  bootTests(test);

  test('clients of the namespace and Prometheus get in, others do not, and a member cannot connect to any of them', async (stage) => {
    await stage.release.healthy();
    await withVisitors(stage, async (visitors) => {
      const [neighbour] = visitors;
      await expectReached(stage, visitors, { neighbour: [6379, 26379], invited: [6379, 26379], stranger: [], prometheus: [9121] });
      const server = await apiServer(stage.namespace.kubectl);
      expect(await neighbour.reaches(server, 443)).toBe(true);
      for (const container of ['redis', 'sentinel']) {
        const member = new Visitor(stage.namespace.kubectl, 'redis-0', stage.variant.cli, container);
        expect({ container, out: await member.reaches(server, 443) }).toEqual({ container, out: false });
      }
    });
  });

  test('only named clients get in; naming them replaces no pod', async (stage) => {
    const { release, variant } = stage;
    await release.healthy();
    const pods = async () => (await release.members()).map(({ name, uid }) => ({ name, uid }));
    const before = await pods();
    await withVisitors(stage, async (visitors, elsewhere) => {
      const networkPolicy = {
        allowFrom: [Peer.pods({ role: 'client' })],
        allowMetricsFrom: [Peer.podsIn(elsewhere.name, { 'app.kubernetes.io/name': 'stranger' })],
      };
      await stage.apply(variant.changed({ networkPolicy }));
      await expectReached(stage, visitors, { neighbour: [], invited: [6379, 26379], stranger: [9121], prometheus: [] });
      await stage.apply(variant.manifest());
      await expectReached(stage, visitors, { neighbour: [6379, 26379], invited: [6379, 26379], stranger: [], prometheus: [9121] });
    });
    expect(await pods()).toEqual(before);
  });

  test('the master pod is deleted: it hands over, and its new pod finds the others', async (stage) => {
    const { report, before, after } = await stage.underLoad('closed namespace, master pod deleted', async ({ before: { master } }) => {
      const { uid } = await stage.release.member(master);
      await stage.namespace.kubectl.run(['delete', 'pod', master, '--wait=true', '--timeout=90s']);
      await stage.replaced(master, uid);
    });
    expect(after.master).not.toBe(before.master);
    nothingLost(report);
    expect(report.longestStallMs).toBeLessThan(bounds.planned);
  });
}

/** Two pods in the namespace of the release, two in another namespace. Their own connections are not restricted. */
async function withVisitors(stage: Stage, play: (visitors: readonly Visitor[], elsewhere: Namespace) => Promise<void>): Promise<void> {
  const { namespace, variant } = stage;
  const elsewhere = await Namespace.create('redis-sentinel-test', 'restricted');
  const visit = (kubectl: Namespace['kubectl'], name: string, labels: Record<string, string>) =>
    Visitor.start(kubectl, name, variant, { visitor: 'yes', ...labels });
  try {
    await namespace.kubectl.run(['apply', '-f', '-'], {
      input: policy('visitors', { matchLabels: { visitor: 'yes' } }, ['Egress'], { egress: [{}] }),
    });
    const visitors = await Promise.all([
      visit(namespace.kubectl, 'neighbour', {}),
      visit(namespace.kubectl, 'invited', { role: 'client' }),
      visit(elsewhere.kubectl, 'stranger', { 'app.kubernetes.io/name': 'stranger' }),
      visit(elsewhere.kubectl, 'prometheus', { 'app.kubernetes.io/name': 'prometheus' }),
    ]);
    await play(visitors, elsewhere);
  } finally {
    await elsewhere.remove();
    await namespace.kubectl.run(['delete', 'pods', '-l', 'visitor']);
  }
}

/** Each visitor tries every port of every member, through the Services, as clients do. A new policy takes a moment to reach the nodes. */
async function expectReached(stage: Stage, visitors: readonly Visitor[], expected: Reached): Promise<void> {
  const { release, namespace } = stage;
  const hosts = await Promise.all(release.memberNames.map((name) => release.address(name)));
  const metrics = (await namespace.kubectl.run(['get', 'service', 'redis-metrics', '-o', 'jsonpath={.spec.clusterIP}'])).trim();
  await eventually('each gets as far as it may', 60_000, async () => {
    const openTo = async (visitor: Visitor): Promise<[string, number[]]> => {
      const open: number[] = [];
      for (const port of ports) {
        const answers = await Promise.all((port === 9121 ? [metrics] : hosts).map((host) => visitor.reaches(host, port)));
        demand(new Set(answers).size === 1, `${visitor.name} reaches some members on ${port}, and some not`);
        if (answers[0]) open.push(port);
      }
      return [visitor.name, open];
    };
    const found = Object.fromEntries(await Promise.all(visitors.map(openTo)));
    const [is, wanted] = [JSON.stringify(found), JSON.stringify(expected)];
    demand(is === wanted, `${is} instead of ${wanted}`);
  });
}

async function apiServer(kubectl: Namespace['kubectl']): Promise<string> {
  return (await kubectl.run(['get', 'service', 'kubernetes', '-n', 'default', '-o', 'jsonpath={.spec.clusterIP}'])).trim();
}

function policy(name: string, podSelector: object, policyTypes: readonly string[], rules: object = {}): string {
  const spec = { podSelector, policyTypes, ...rules };
  return JSON.stringify({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name }, spec });
}
