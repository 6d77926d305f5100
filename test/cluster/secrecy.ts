import { randomBytes } from 'node:crypto';
import { demand, eventually } from './eventually';
import type { NodeShell } from './pods';
import type { Member } from './release';
import { secretLines } from './secrets';
import type { Stage } from './stage';
import type { StageTest } from './suite';

/**
 * Searches all processes of the node repeatedly, until the file $stop exists or $seconds are over. The secrets come as
 * lines of a file, not as arguments. Prints the kind of file and the name of the process for each hit, and finally the number of
 * rounds. Only redis-cli and the `timeout` that ends it may have a password in their environment.
 */
const search = `
search() {
  end=$(($(date +%s) + seconds)) looks=0
  while [ ! -e "$stop" ] && [ "$(date +%s)" -lt $end ]; do
    for file in $(grep -a -l -F -f "$pattern" /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2> /dev/null); do
      { read -r name < "\${file%/*}/comm"; } 2> /dev/null || continue
      case "\${file##*/} $name" in
        'environ redis-cli' | 'environ valkey-cli' | 'environ timeout') ;;
        *) echo "\${file##*/} $name" ;;
      esac
    done
    looks=$((looks + 1))
    sleep 0.05
  done
  echo "$looks"
}`;

interface Seen {
  /** Such as `environ sh`. */
  readonly found: readonly string[];
  readonly looks: number;
}

function seen(output: string): Seen {
  const lines = output.trim().split('\n');
  return { found: [...new Set(lines.slice(0, -1))].sort(), looks: Number(lines.at(-1)) };
}

/** Proves that the search works: a process with a marker in its arguments and in its environment. */
async function control(shell: NodeShell, lines: readonly string[]): Promise<Seen> {
  const marker = `marker${randomBytes(16).toString('hex')}`;
  const script = `pattern=$(mktemp) stop=/tmp/never seconds=2 ${search}
cat > "$pattern"
read -r marker < "$pattern"
MARKER=$marker sh -c 'sleep 5; :' "$marker" > /dev/null 2>&1 &
search
kill $!
rm "$pattern"`;
  return seen(await shell.run(script, [marker, ...lines].join('\n')));
}

/** Searches the processes of these nodes while a function runs. */
async function searched(stage: Stage, nodes: readonly string[], meanwhile: () => Promise<void>): Promise<ReadonlyMap<string, Seen>> {
  const lines = await secretLines(stage);
  const name = randomBytes(8).toString('hex');
  const shells = await Promise.all(nodes.map((node) => stage.nodeShell(node)));
  const controls = await Promise.all(shells.map((shell) => control(shell, lines)));
  for (const [index, { found, looks }] of controls.entries()) {
    expect(looks).toBeGreaterThan(0);
    expect({ node: nodes[index], found }).toEqual({ node: nodes[index], found: ['cmdline sh', 'environ sh', 'environ sleep'] });
  }
  // Below the two minutes that kubectl is given.
  const script = `pattern=/tmp/${name} stop=/tmp/${name}.stop seconds=100 ${search}
cat > "$pattern"
search
rm -f "$pattern" "$stop"`;
  const searches = shells.map((shell) => shell.run(script, lines.join('\n')));
  for (const each of searches) each.catch(() => undefined); // reported below
  try {
    for (const shell of shells)
      await eventually('the search', 20_000, async () => demand((await shell.run(`wc -l < /tmp/${name}`)) !== '', 'not begun'), 200);
    await meanwhile();
  } finally {
    await Promise.all(shells.map((shell) => shell.run(`: > /tmp/${name}.stop`)));
  }
  const outputs = await Promise.all(searches);
  return new Map(outputs.map((output, index) => [nodes[index], seen(output)]));
}

const objects =
  'pods,statefulsets,services,endpointslices,networkpolicies,configmaps,poddisruptionbudgets,persistentvolumeclaims,events,controllerrevisions';

/** The processes of a member with one of these lines in their environment, by name, and the number of processes that were searched. */
async function inEnvironments(stage: Stage, { node, containerIds }: Member, lines: readonly string[], times: number): Promise<Seen> {
  const shell = await stage.nodeShell(node);
  const output = await shell.run(
    [
      'pattern=$(mktemp); cat > "$pattern"; looks=0',
      `for look in $(seq ${times}); do`,
      `  for file in $(grep -lE '${Object.values(containerIds).join('|')}' /proc/[0-9]*/cgroup 2> /dev/null); do`,
      `    looks=$((looks + 1)); process=\${file%/cgroup}`,
      '    grep -a -q -F -f "$pattern" "$process/environ" 2> /dev/null || continue',
      '    read -r name < "$process/comm" || continue',
      '    case $name in redis-cli | valkey-cli | timeout) ;; *) echo "$name" ;; esac',
      '  done; sleep 1',
      'done; rm "$pattern"; echo "$looks"',
    ].join('\n'),
    lines.join('\n'),
  );
  return seen(output);
}

/** Passwords and private keys can be read only in the Secret. */
export function secrecyTests(test: StageTest): void {
  test('no password is in an object but the Secret, in a description, event or log', async (stage) => {
    const { namespace, release, story } = stage;
    const lines = await secretLines(stage);
    const readings = [
      ['get', objects, '-o', 'yaml'],
      ['describe', 'pods,statefulsets,services,configmaps,secrets'],
      ...release.memberNames.flatMap((pod) => [
        ['logs', pod, '--all-containers'],
        ['logs', pod, '--all-containers', '--previous', '--ignore-errors'],
      ]),
    ];
    for (const args of readings) {
      const { stdout, stderr } = await namespace.kubectl.try(args);
      expect({ args, shown: lines.filter((line) => `${stdout}${stderr}`.includes(line)).length }).toEqual({ args, shown: 0 });
    }
    // The logs of all pods of this run.
    const told = story.since(new Date(0));
    expect(told).toContain(`${release.memberNames[0]} redis: `);
    expect(told).toContain(`${release.memberNames[0]} sentinel: `);
    expect(lines.filter((line) => told.includes(line)).length).toBe(0);
  });

  test('no password is in an argument list on the nodes, nor in an environment other than that of redis-cli, while a pod is deleted and comes back', async (stage) => {
    const { release, namespace } = stage;
    const { master } = await release.healthy();
    const members = await release.members();
    const nodes = [...new Set(members.map((member) => member.node))];
    // Includes the hooks of the pod that hands over, and the init containers of its replacement.
    const results = await searched(stage, nodes, async () => {
      const { uid } = await release.member(master);
      await namespace.kubectl.run(['delete', 'pod', master, '--wait=true', '--timeout=60s']);
      await stage.replaced(master, uid);
      await release.healthy(60_000);
    });
    for (const [node, { found, looks }] of results) {
      expect({ node, found }).toEqual({ node, found: [] });
      expect(looks).toBeGreaterThan(10);
    }
    const lines = await secretLines(stage);
    for (const member of await release.members()) {
      for (const container of ['redis', 'sentinel']) {
        // Kubernetes gives these variables to every process of the container; the server overwrites the copy in /proc with its title.
        const environment = await namespace.kubectl.run(['exec', member.name, '-c', container, '--', 'env']);
        expect(environment).toContain('POD_NAME=');
        expect({ container, shown: lines.filter((line) => environment.includes(line)).length }).toEqual({ container, shown: 0 });
      }
    }
  });

  test('no process of a member except redis-cli has a password in its environment', async (stage) => {
    const members = await stage.release.members();
    const lines = await secretLines(stage);
    const searched = async (member: Member) => {
      const containers = Object.keys(member.containerIds).length;
      expect(containers).toBeGreaterThan(2);
      // Proves that the search works: each script of a member has this variable.
      expect((await inEnvironments(stage, member, ['POD_NAME='], 1)).found).toContain('sh');
      const { found, looks } = await inEnvironments(stage, member, lines, 5);
      expect({ member: member.name, found }).toEqual({ member: member.name, found: [] });
      expect(looks).toBeGreaterThan(5 * containers);
    };
    await Promise.all(members.map(searched));
  });
}
