import { all, type Manifest, titled } from './releases';

// Rules that every release must keep, in every example. They check the manifests, not the code that makes them.

const apps = all();
const objects = titled(apps);
const sets = objects.filter(([, object]) => object.kind === 'StatefulSet');
/** The StatefulSets, and the Deployments of the proxies. */
const workloads = objects.filter(
  ([, { kind, metadata }]) =>
    ['StatefulSet', 'Deployment'].includes(kind) && metadata.labels?.['app.kubernetes.io/part-of'] === 'redis-sentinel',
);

// biome-ignore lint/suspicious/noExplicitAny: a container of a manifest
type Container = any;

const containers: [string, Container, Manifest][] = workloads.flatMap(([title, set]) => {
  const { initContainers = [], containers } = set.spec.template.spec;
  return [...initContainers, ...containers].map((container: Container): [string, Container, Manifest] => [
    `${title} / ${container.name}`,
    container,
    set,
  ]);
});
const lasting = containers.filter(([, container, set]) => set.spec.template.spec.containers.includes(container));

describe('the required settings of a container', () => {
  test.each(containers)('%s: requests and limits for CPU and memory', (_, { resources }) => {
    expect(Object.keys(resources?.requests ?? {}).sort()).toEqual(['cpu', 'memory']);
    expect(resources.limits).toHaveProperty('memory');
  });

  test.each(lasting)('%s: a liveness probe, and redis and haproxy a readiness probe for the whole pod', (_, container) => {
    // The shell that derives passwords sleeps, and nothing waits for it.
    expect(container.livenessProbe === undefined).toBe(container.name === 'passwords');
    // An exporter in trouble must not take a healthy redis out of its Services. That of redis asks Sentinel, too.
    expect(container.readinessProbe === undefined).toBe(!['redis', 'haproxy'].includes(container.name));
  });

  test.each(containers)('%s: an image with a tag or digest, and no pull for a pinned one', (_, { image, imagePullPolicy }) => {
    expect(image).toMatch(/(:[\w.-]+|@sha256:[0-9a-f]{64})$/);
    expect(image).not.toMatch(/:latest$/);
    expect([undefined, 'IfNotPresent']).toContain(imagePullPolicy);
  });

  test.each(containers)('%s: mounts only volumes that exist', (_, container, set) => {
    const { volumes } = set.spec.template.spec;
    const claims = (set.spec.volumeClaimTemplates ?? []).map((claim: Manifest) => claim.metadata);
    const names = [...volumes, ...claims].map(({ name }) => name);
    for (const mount of container.volumeMounts ?? []) expect(names).toContain(mount.name);
  });
});

describe('secrets', () => {
  test('no object is a Secret: a password is never written by the synth', () => {
    expect(objects.filter(([, { kind }]) => kind === 'Secret')).toEqual([]);
  });

  test.each(workloads)('%s: no process gets the password in its environment or its arguments', (_, set) => {
    const all = [...(set.spec.template.spec.initContainers ?? []), ...set.spec.template.spec.containers];
    const fromSecrets = all.flatMap((container) => (container.env ?? []).filter((entry: Container) => entry.valueFrom?.secretKeyRef));
    expect(fromSecrets).toEqual([]);
    expect(all.flatMap((container) => container.envFrom ?? [])).toEqual([]);
    expect(JSON.stringify(all.map(({ command, args }) => [command, args]))).not.toMatch(/pass=|--pass|-a /i);
  });

  test.each(objects.filter(([, { kind }]) => kind === 'ConfigMap'))('%s: no line of a conf file sets a password', (_, { data }) => {
    for (const [name, text] of Object.entries<string>(data)) {
      if (name.endsWith('.conf')) expect(text).not.toMatch(/^\s*(requirepass|masterauth|sentinel auth-pass|user)\b/m);
    }
  });
});

describe('metadata', () => {
  test.each(objects.filter(([, { metadata }]) => metadata.labels?.['app.kubernetes.io/part-of']))(
    '%s: the common labels',
    (_, { metadata }) => {
      expect(Object.keys(metadata.labels ?? {})).toEqual(
        expect.arrayContaining(['component', 'instance', 'name', 'part-of', 'version'].map((suffix) => `app.kubernetes.io/${suffix}`)),
      );
    },
  );

  test.each(objects.filter(([title]) => !/Deployment (?!redis-proxy)/.test(title)))('%s: belongs to the release', (_, { metadata }) => {
    expect(metadata.labels).toMatchObject({ 'app.kubernetes.io/part-of': 'redis-sentinel' });
  });

  test.each(workloads)('%s: its selector matches its pods and holds nothing that an upgrade changes', (_, set) => {
    const { matchLabels } = set.spec.selector;
    expect(set.spec.template.metadata.labels).toMatchObject(matchLabels);
    expect(matchLabels).not.toHaveProperty('app.kubernetes.io/version');
  });

  test.each(apps.map((app): [string, Manifest[]] => [app.name, [...app.objects]]))('%s: no two objects of one kind and name', (_, all) => {
    const names = all.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`);
    expect([...new Set(names)]).toEqual(names);
  });

  test.each(apps.map((app): [string, Manifest[]] => [app.name, [...app.objects]]))('%s: names fit into a DNS label', (_, all) => {
    for (const { metadata } of all) expect(metadata.name).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
  });
});

describe('how the objects fit together', () => {
  const services = apps.flatMap((app) =>
    app.objects
      .filter(({ kind }) => kind === 'Service')
      .map((service): [string, Manifest, Manifest[]] => [`${app.name}: Service ${service.metadata.name}`, service, [...app.objects]]),
  );

  test.each(services)('%s: selects pods of the release and names ports that they have', (_, service, all) => {
    const { 'app.kubernetes.io/instance': instance, 'app.kubernetes.io/component': component } = service.spec.selector;
    const [workload, name] = component === 'proxy' ? ['Deployment', `${instance}-proxy`] : ['StatefulSet', instance];
    const set = all.find(({ kind, metadata }) => kind === workload && metadata.name === name);
    const { 'statefulset.kubernetes.io/pod-name': pod, ...labels } = service.spec.selector;
    expect(set?.spec.template.metadata.labels).toMatchObject(labels);
    if (pod !== undefined) expect([pod, `${pod}-external`]).toContain(service.metadata.name);
    const ports = set?.spec.template.spec.containers.flatMap((container: Container) => container.ports ?? []);
    for (const { targetPort, port } of service.spec.ports) {
      const target = targetPort ?? port;
      expect(ports.some((own: Container) => own.name === target || own.containerPort === target)).toBe(true);
    }
  });

  test.each(services)('%s: ports named for service meshes, with an application protocol', (_, service) => {
    for (const { name, appProtocol } of service.spec.ports) {
      expect(name).toMatch(/^(tcp|http)-/);
      // The name is API, and stays the same when metrics are encrypted.
      expect(appProtocol.replace('https', 'http')).toBe(name.split('-')[0]);
    }
  });

  test.each(sets)('%s: one Service per member, a headless one, a budget if there is more than one', (title, set) => {
    const siblings = apps.find(({ name }) => title.startsWith(`${name}: `))?.objects ?? [];
    const { 'app.kubernetes.io/component': component } = set.spec.selector.matchLabels;
    const own = siblings.filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/component'] === component);
    const names = (kind: string) => own.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);
    const members = Array.from({ length: set.spec.replicas }, (_, ordinal) => `${set.metadata.name}-${ordinal}`);
    expect(names('Service')).toEqual(expect.arrayContaining([...members, set.spec.serviceName, set.metadata.name]));
    expect(names('PodDisruptionBudget')).toEqual(members.length > 1 ? [set.metadata.name] : []);
  });
});
