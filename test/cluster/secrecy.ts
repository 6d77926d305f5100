import type { StageTest } from './suite';

/** Nobody reads the password who was not given the Secret. */
export function secrecyTests(test: StageTest): void {
  test('the password is in no object but the Secret, in no description, event or log', async ({ namespace, planted }) => {
    const readings = [
      ['get', 'pods,statefulsets,services,configmaps,poddisruptionbudgets,persistentvolumeclaims,events,controllerrevisions', '-o', 'yaml'],
      ['describe', 'pods,statefulsets,services,configmaps,secrets'],
      ...['redis-0', 'redis-1', 'redis-2'].flatMap((pod) => [
        ['logs', pod, '--all-containers'],
        ['logs', pod, '--all-containers', '--previous', '--ignore-errors'],
      ]),
    ];
    for (const args of readings) {
      const { stdout, stderr } = await namespace.kubectl.try(args);
      expect({ args, shown: `${stdout}${stderr}`.includes(planted) }).toEqual({ args, shown: false });
    }
  });

  test('the password is in no argument list on the nodes, and in no environment of the servers', async (stage) => {
    const { release, planted, namespace } = stage;
    const members = await release.members();
    for (const node of new Set(members.map((member) => member.node))) {
      const shell = await stage.nodeShell(node);
      // Ten seconds of looking: probes, scripts and hooks call redis-cli all the time. The pattern comes as a file, not as an argument.
      const seen = await shell.run(
        [
          'cat > /tmp/pattern; end=$(($(date +%s) + 10)); looks=0; found=0',
          'while [ "$(date +%s)" -lt $end ]; do',
          '  grep -a -q -F -f /tmp/pattern /proc/[0-9]*/cmdline 2> /dev/null && found=$((found + 1))',
          '  looks=$((looks + 1)); sleep 0.05',
          'done; rm /tmp/pattern; echo "$looks $found"',
        ].join('\n'),
        planted,
      );
      const [looks, found] = seen.trim().split(' ').map(Number);
      expect({ node, found }).toEqual({ node, found: 0 });
      expect(looks).toBeGreaterThan(10);
    }
    for (const member of members) {
      for (const container of ['redis', 'sentinel']) {
        // What Kubernetes gives every process of the container; the server itself overwrites the copy in /proc with its title.
        const environment = await namespace.kubectl.run(['exec', member.name, '-c', container, '--', 'env']);
        expect(environment).toContain('POD_NAME=');
        expect(environment).not.toContain(planted);
      }
    }
  });
  test('no process of a member has the password in its environment but those that ask with it', async (stage) => {
    const members = await stage.release.members();
    for (const member of members) {
      const ids = Object.values(member.containerIds);
      expect(ids.length).toBeGreaterThan(2);
      const shell = await stage.nodeShell(member.node);
      const seen = await shell.run(
        [
          'cat > /tmp/pattern; looks=0',
          'for look in 1 2 3 4 5; do',
          `  for file in $(grep -lE '${ids.join('|')}' /proc/[0-9]*/cgroup 2> /dev/null); do`,
          `    looks=$((looks + 1)); process=\${file%/cgroup}`,
          '    grep -a -q -F -f /tmp/pattern "$process/environ" 2> /dev/null || continue',
          '    read -r name < "$process/comm" || continue',
          '    case $name in redis-cli | valkey-cli | timeout) ;; *) echo "$name" ;; esac',
          '  done; sleep 1',
          'done; rm /tmp/pattern; echo "$looks processes"',
        ].join('\n'),
        stage.planted,
      );
      const [last, ...others] = seen.trim().split('\n').reverse();
      expect({ member: member.name, others }).toEqual({ member: member.name, others: [] });
      expect(Number(last.split(' ')[0])).toBeGreaterThan(5 * ids.length);
    }
  });
}
