import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sessionMembers } from './processes';
import type { Watchdog } from './watchdog';

/** The folder of the control groups that can limit the number of processes; undefined where none can be made. */
function groups(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync('/sys/fs/cgroup/pids/cgroup.procs')) return '/sys/fs/cgroup/pids';
  try {
    return readFileSync('/sys/fs/cgroup/cgroup.subtree_control', 'utf8').split(/\s/).includes('pids') ? '/sys/fs/cgroup' : undefined;
  } catch {
    return undefined;
  }
}

/** The reason why processes cannot be limited on this machine; undefined if they can. */
export function noProcessLimit(): string | undefined {
  return groups() === undefined ? 'a limit of processes needs root and a control group for them (pids)' : undefined;
}

let made = 0;

/** From now on the session of that leader cannot start more processes, until the returned function is called. */
export function limitProcesses(leader: number, watchdog: Watchdog): () => void {
  const root = groups();
  if (root === undefined) throw new Error(noProcessLimit());
  const group = join(root, `redis-test-${process.pid}-${++made}`);
  // Processes move back one by one: a group is removed when it is empty.
  watchdog.alsoRun(`for p in $(cat ${group}/cgroup.procs); do echo $p > ${root}/cgroup.procs; done; rmdir ${group}`);
  mkdirSync(group);
  writeFileSync(join(group, 'pids.max'), '1');
  // Again, for processes that were started meanwhile.
  for (let round = 0; round < 3; round++) for (const pid of sessionMembers(leader)) move(pid, group);
  return () => {
    writeFileSync(join(group, 'pids.max'), 'max');
    for (const pid of readFileSync(join(group, 'cgroup.procs'), 'utf8').split('\n')) if (pid !== '') move(Number(pid), root);
    if (existsSync(group) && readdirSync(group).length > 0) remove(group);
  };
}

function move(pid: number, group: string): void {
  try {
    writeFileSync(join(group, 'cgroup.procs'), String(pid));
  } catch {
    // It has ended.
  }
}

function remove(group: string): void {
  try {
    rmdirSync(group);
  } catch {
    // A process was started in the group at the last moment: the watchdog's list has it too.
  }
}
