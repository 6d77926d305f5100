import { readdirSync, readFileSync } from 'node:fs';

/**
 * A container's processes are one session: its first process is the leader, and every process that it starts stays in the session, in any process group
 * (`timeout` makes its own). So the leader's id finds all processes of a container; no process is found by its name.
 */
export function sessionMembers(leader: number): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => sessionOf(pid) === leader);
}

/** Kills all processes of a session. */
export function killSession(leader: number): void {
  // Again, because a process may have been started between the search and the kill.
  for (let round = 0; round < 5; round++) {
    const members = sessionMembers(leader);
    if (members.length === 0) return;
    for (const pid of members) sendSignal(pid, 'SIGKILL');
  }
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether a process has a handler for SIGTERM. The first process of a container ignores the signal without one. */
export function handlesSigterm(pid: number): boolean {
  const caught = /^SigCgt:\s*([0-9a-f]+)/m.exec(procFile(pid, 'status'))?.[1];
  return caught !== undefined && (BigInt(`0x${caught}`) & (1n << 14n)) !== 0n;
}

/** The arguments of a process, separated by spaces. */
export function argumentsOf(pid: number): string {
  return procFile(pid, 'cmdline').replaceAll('\0', ' ').trim();
}

function sessionOf(pid: number): number | undefined {
  const stat = procFile(pid, 'stat');
  // pid (name, which may hold anything) state parent group session
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return stat === '' || fields[0] === 'Z' ? undefined : Number(fields[3]);
}

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
