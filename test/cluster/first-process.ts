import { demand, eventually } from './eventually';
import { say } from './figures';
import type { StageTest } from './suite';
import { busyboxTag } from './variants';

/** "CONTAINER'S FIRST PROGRAM", then a line for each zombie process. */
const look = `readlink /proc/1/exe
for stat in /proc/[0-9]*/stat; do
  { read -r line < "$stat"; } 2> /dev/null || continue
  case \${line##*) } in Z*) echo "$line" ;; esac
done`;

/** The duties of a shell as the first process of a container. busybox' `timeout` leaves a process behind at each call. */
export function firstProcessTests(test: StageTest): void {
  if (busyboxTag === undefined) {
    const why = 'an image with busybox as its shell: set CLUSTER_BUSYBOX_REDIS to its tag, a redis 8.6 on every node, such as 8.6-alpine';
    say(`not run: ${why}`);
    if (process.env.CI === 'true') {
      test(`not run: ${why}`, () => Promise.reject(new Error(why)));
    }
    return;
  }
  test('no zombie is left beside the servers where busybox is the shell', async (stage) => {
    const { release, namespace } = stage;
    await release.healthy();
    for (const name of release.memberNames) {
      for (const container of ['redis', 'sentinel']) {
        await eventually(`${name} ${container} has waited for all that ended`, 10_000, async () => {
          const [program, ...left] = (await namespace.kubectl.run(['exec', name, '-c', container, '--', 'sh', '-c', look]))
            .trim()
            .split('\n');
          demand(program.endsWith('/busybox'), `the first process is ${program}`);
          demand(left.length === 0, `${left.length} are left, such as ${left[0]}`);
        });
      }
      const log = await namespace.kubectl.run(['logs', name, '-c', 'sentinel']);
      demand(!/waitpid\(\) returned|^Terminated$/m.test(log), `${name}: Sentinel's log complains of processes that ended`);
    }
  });
}
