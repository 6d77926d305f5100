import { type Place, reaches } from './reachability';
import { all, type Manifest, type Synthesized } from './releases';

// The possible connections, computed from the YAML of every example, are exactly those that its features need.

const apps = all();
const HOME = 'where-it-is-applied';

// biome-ignore lint/suspicious/noExplicitAny: a part of a manifest
type Json = any;

/** The pods that a workload would have. */
function pods(workload: Manifest, prefix: string): Place[] {
  const { template, replicas } = workload.spec;
  const ports = template.spec.containers.flatMap((container: Json) => container.ports ?? []);
  return Array.from({ length: replicas }, (_, ordinal) => ({
    name: `${prefix}${workload.metadata.name}-${ordinal}`,
    namespace: workload.metadata.namespace ?? HOME,
    labels: { ...template.metadata.labels, 'statefulset.kubernetes.io/pod-name': `${workload.metadata.name}-${ordinal}` },
    address: `10.244.0.${10 + ordinal}`,
    ports: Object.fromEntries(ports.map(({ name, containerPort }: Json) => [name, containerPort])),
  }));
}

/** Whether an object belongs to the release, and not to an application. */
const isOwn = ({ metadata }: Manifest) => metadata.labels?.['app.kubernetes.io/part-of'] === 'redis-sentinel';

/** The parts of a synthesized app that decide about connections. */
function scene(app: Synthesized) {
  const ofKind = (kind: string) => app.objects.filter((object) => object.kind === kind);
  const [set] = ofKind('StatefulSet');
  const home = set.metadata.namespace ?? HOME;
  const members = pods(set, '');
  const [member] = members;
  const { 'http-metrics': metrics, ...service } = member.ports as Record<string, number>;
  return {
    set,
    home,
    members,
    metrics,
    servicePorts: Object.values(service),
    proxies: ofKind('Deployment')
      .filter(isOwn)
      .flatMap((deployment) => pods(deployment, '')),
    users: ofKind('Deployment')
      .filter((deployment) => !isOwn(deployment))
      .flatMap((deployment) => pods(deployment, 'app ')),
    policies: ofKind('NetworkPolicy').map((policy): Manifest => ({ ...policy, metadata: { ...policy.metadata, namespace: home } })),
  };
}

/** Strangers: their place alone gives them no right to connect. */
function others(home: string, member: Place): Record<string, Place> {
  const instance = { ...member.labels, 'app.kubernetes.io/instance': 'another' };
  return {
    neighbour: { name: 'a pod of the namespace', namespace: home, labels: { app: 'neighbour' }, address: '10.244.1.1' },
    sibling: { name: "another release's member", namespace: home, labels: instance, address: '10.244.1.2' },
    client: {
      name: 'a pod of the namespace with a label',
      namespace: home,
      labels: { 'orders.example.org/redis-client': 'yes' },
      address: '10.244.1.7',
    },
    reports: { name: 'a pod of the namespace reports', namespace: 'reports', labels: { app: 'nightly' }, address: '10.244.1.8' },
    stranger: { name: 'a pod of another namespace', namespace: 'elsewhere', labels: { app: 'neighbour' }, address: '10.244.1.3' },
    namesake: { name: "a namesake's member", namespace: 'elsewhere', labels: member.labels, address: '10.244.1.4' },
    prometheus: {
      name: 'Prometheus',
      namespace: 'monitoring',
      labels: { 'app.kubernetes.io/name': 'prometheus' },
      address: '10.244.1.5',
    },
    coreDns: { name: 'CoreDNS', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, address: '10.244.1.6' },
    nodeDns: { name: "the node's DNS cache", address: '169.254.20.10' },
    cloudDns: { name: "the cloud's resolver", address: '10.0.0.2' },
    apiServer: { name: 'the API server', address: '10.96.0.1' },
    metadata: { name: "the cloud's metadata", address: '169.254.169.254' },
    internet: { name: 'the internet', address: '203.0.113.9' },
    user: { name: 'a client outside', address: '192.0.2.7' },
    internet6: { name: 'the internet over IPv6', address: '2001:db8::9' },
  };
}

const protocols = ['TCP', 'UDP'];

/** Each possible connection from or to a member or a proxy, as `FROM -> TO PROTOCOL/PORT`. */
function connections({ policies, members, proxies, servicePorts, metrics }: ReturnType<typeof scene>, everybody: Place[]): string[] {
  const ports = [53, 80, 443, 5353, 6380, 6443, 8080, 8405, 16379, ...servicePorts, ...(metrics ? [metrics] : [])];
  const pairs = everybody.flatMap((other) =>
    [...members, ...proxies].flatMap((member) => [[member, other] as const, [other, member] as const]),
  );
  return [...new Set(pairs)].flatMap(([from, to]) =>
    from === to
      ? []
      : protocols.flatMap((protocol) =>
          [...new Set(ports)]
            .filter((port) => reaches(policies, from, to, port, protocol))
            .map((port) => `${from.name} -> ${to.name} ${protocol}/${port}`),
        ),
  );
}

const sorted = (lines: string[]) => [...new Set(lines)].sort();

/** The examples with clients outside of the cluster, and the ports of members and proxies that these reach. */
const outside: Record<string, { members: number[]; proxies: number[] }> = {
  'from-outside': { members: [6379], proxies: [6379, 26379] },
};

/** The examples that name their clients, with these clients; in the others every pod of the namespace may connect. */
const named: Record<string, (places: Record<string, Place>, users: Place[]) => Place[]> = {
  'next-to-an-app': (_, users) => users,
  'through-a-proxy': (_, users) => users,
  production: ({ client, reports }) => [client, reports],
};

describe.each(apps.map((app): [string, Synthesized] => [app.name, app]))('%s', (name, app) => {
  const stage = scene(app);
  const { home, members, proxies, users, servicePorts, metrics, policies } = stage;
  const places = others(home, members[0]);
  const { neighbour, sibling, client, prometheus, apiServer, metadata, internet, internet6, user } = places;
  const clients = named[name]?.(places, users) ?? [neighbour, sibling, client, ...users];

  test('every release has its policy', () => {
    const release = stage.set.metadata.name;
    expect(policies.map((policy) => policy.metadata.name)).toEqual(proxies.length > 0 ? [release, `${release}-proxy`] : [release]);
  });

  test('the possible connections are those that the features need', () => {
    const lines = (from: Place[], to: Place[], ports: number[], spoken = ['TCP']) =>
      from.flatMap((one) =>
        to.flatMap((other) =>
          one === other ? [] : spoken.flatMap((protocol) => ports.map((port) => `${one.name} -> ${other.name} ${protocol}/${port}`)),
        ),
      );
    const needs = [
      ...lines(members, members, servicePorts), // replication, Sentinel, scripts
      ...lines(clients, members, servicePorts),
      ...(metrics ? lines([prometheus], members, [metrics]) : []),
      ...lines(clients, proxies, [6379, 6380]),
      ...lines(proxies, members, servicePorts),
      ...lines([prometheus], proxies, [8405]),
      ...lines([user], members, outside[name]?.members ?? []),
      ...lines([user], proxies, outside[name]?.proxies ?? []),
      // DNS: pods of the cluster and private addresses; the ports of a policy are those of the pods behind a Service
      ...lines(
        [...members, ...proxies],
        [...Object.values(places).filter((place) => ![internet, internet6, user].includes(place)), ...users],
        [53, 5353],
        protocols,
      ),
    ];
    expect(sorted(connections(stage, [...members, ...proxies, ...users, ...Object.values(places)]))).toEqual(sorted(needs));
  });

  test('nothing but DNS goes out to the internet, to the API server or to the metadata of the cloud', () => {
    for (const place of [internet, internet6, apiServer, metadata]) {
      for (const port of [22, 80, 443, 6379, 6443]) expect(reaches(policies, members[0], place, port)).toBe(false);
    }
    for (const place of [internet, internet6])
      for (const protocol of protocols) expect(reaches(policies, members[0], place, 53, protocol)).toBe(false);
  });

  test('the kubelet needs no rule: hooks and probes run inside, or come from the node of the pod, which no policy stops', () => {
    for (const container of stage.set.spec.template.spec.containers) {
      const handlers = [
        container.startupProbe,
        container.livenessProbe,
        container.readinessProbe,
        ...Object.values(container.lifecycle ?? {}),
      ];
      for (const handler of handlers.filter((each) => each !== undefined)) {
        expect(Object.keys(handler).filter((key) => ['exec', 'httpGet', 'tcpSocket', 'grpc'].includes(key))).toHaveLength(1);
        // without a host, it is the pod's own address
        expect(handler.httpGet?.host ?? handler.tcpSocket?.host).toBeUndefined();
      }
    }
  });

  test('the exporter asks its own redis', () => {
    const exporter = stage.set.spec.template.spec.containers.find((container: Json) => container.name === 'exporter');
    const address = exporter?.env.find((entry: Json) => entry.name === 'REDIS_ADDR')?.value;
    if (exporter) expect(new URL(address).hostname).toBe('127.0.0.1');
  });

  test('the port of every Service is open to some client', () => {
    for (const service of app.objects.filter(({ kind }) => kind === 'Service')) {
      for (const { targetPort } of service.spec.ports) {
        const target = service.spec.selector['app.kubernetes.io/component'] === 'proxy' ? proxies[0] : members[0];
        const port = target.ports?.[targetPort] as number;
        expect([...clients, prometheus, user].some((client) => reaches(policies, client, target, port))).toBe(true);
      }
    }
  });
});

test('the check itself fails when a policy is too narrow, or too wide', () => {
  const stage = scene(apps[0]);
  const [policy] = stage.policies;
  const count = (spec: object) =>
    connections({ ...stage, policies: [{ ...policy, spec: { ...policy.spec, ...spec } }] }, stage.members).length;
  const right = count({});
  expect(right).toBeGreaterThan(0);
  expect(count({ ingress: policy.spec.ingress.slice(1) })).toBe(right); // pods of the namespace: members are among them
  expect(count({ ingress: [] })).toBe(0);
  expect(count({ egress: policy.spec.egress.slice(1) })).toBeLessThan(right);
  expect(count({ ingress: [{}], egress: [{}] })).toBeGreaterThan(right);
});
