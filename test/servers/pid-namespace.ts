import { readFileSync } from 'node:fs';
import { programFolder } from './engines';
import { argumentsOf } from './processes';

// Whether a container has separate process ids on this machine, as in a pod. Then the first process is the parent of every orphaned process.
const separate = process.getuid?.() === 0 && ['unshare', 'nsenter'].every((program) => programFolder(program) !== undefined);

if (!separate) {
  process.stderr.write(
    'containers share the process ids of this machine: separate namespaces need root, unshare and nsenter (util-linux)\n',
  );
}

/** The reason why containers have no separate process ids on this machine; undefined if they have. */
export function noPidNamespace(): string | undefined {
  return separate ? undefined : 'process ids of its own for each container need root, unshare and nsenter (util-linux)';
}

/** The command that starts the first process of a container. It ends with that process, and kills it when it is killed itself. */
export function unshare(): readonly string[] {
  return separate ? [`${programFolder('unshare')}/unshare`, '--pid', '--fork', '--mount-proc', '--kill-child', '--'] : [];
}

/** The command that runs another command beside the first process of a container, as `kubectl exec` does. */
export function enter(first: number): readonly string[] {
  return separate ? [`${programFolder('nsenter')}/nsenter`, '--target', String(first), '--net', '--pid', '--mount', '--'] : [];
}

/** The first process of a container, by its id on this machine; undefined while there is none yet. */
export function firstProcess(started: number): number | undefined {
  return separate ? children(started)[0] : started;
}

/** The processes whose parent is the first process of a container. */
export function children(parent: number): number[] {
  const list = text(`/proc/${parent}/task/${parent}/children`);
  return list === '' ? [] : list.split(' ').map(Number);
}

/** The server in a container: a child of its first process. Undefined until the first process has started it. */
export function serverProcess(first: number): number | undefined {
  return children(first).find((child) => /^\S*-server( |$)/.test(argumentsOf(child)));
}

/** Whether a process is a zombie: it has ended, and its parent has not waited for it. */
export function isZombie(process: number): boolean {
  return /\) Z /.test(text(`/proc/${process}/stat`));
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
