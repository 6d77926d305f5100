import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Kubectl } from './kubectl';

/**
 * Every log line of every container of the release, with its time. Kubernetes deletes the logs of a pod with the pod, and in this
 * tier the deleted pod is usually the interesting one; so all logs are followed from the beginning.
 */
export class Story {
  private readonly lines: string[] = [];
  private readonly followed = new Set<string>();
  private readonly firstWords = new Map<string, Date>();
  private readonly children = new Set<ChildProcess>();
  private stopped = false;

  constructor(
    private readonly kubectl: Kubectl,
    instance: string,
  ) {
    const columns =
      'NAME:.metadata.name,UID:.metadata.uid,STARTS:.status.containerStatuses[?(@.state.running)].containerID,CONTAINERS:.status.containerStatuses[?(@.state.running)].name';
    const watch = this.child([
      'get',
      'pods',
      '-l',
      `app.kubernetes.io/instance=${instance}`,
      '--watch',
      '--no-headers',
      '-o',
      `custom-columns=${columns}`,
    ]);
    onLines(watch, (line) => {
      const [name, , ids, containers] = line.trim().split(/\s+/);
      if (containers === undefined || containers === '<none>') return;
      const idList = ids.split(',');
      containers.split(',').forEach((container, index) => {
        this.follow(name, container, idList[index]);
      });
    });
  }

  /** All lines since a moment, in order of time, of all pods and containers. */
  since(time: Date): string {
    const first = time.toISOString();
    return this.lines
      .filter((line) => line >= first)
      .sort()
      .join('\n');
  }

  /** The time of a container's first log line. */
  began(containerId: string): Date | undefined {
    return this.firstWords.get(containerId);
  }

  stop(): void {
    this.stopped = true;
    for (const child of this.children) child.kill();
  }

  private follow(pod: string, container: string, containerId: string): void {
    if (this.stopped || container === 'exporter' || this.followed.has(containerId)) return;
    this.followed.add(containerId);
    const id = containerId.replace(/^.*\/\//, '');
    onLines(this.child(['logs', pod, '-c', container, '--follow', '--timestamps']), (line) => {
      const space = line.indexOf(' ');
      if (!this.firstWords.has(id)) this.firstWords.set(id, new Date(line.slice(0, space)));
      this.lines.push(`${line.slice(0, 23)} ${pod} ${container}: ${line.slice(space + 1)}`);
    });
  }

  private child(args: readonly string[]): ChildProcess {
    const child = this.kubectl.start(args);
    this.children.add(child);
    child.on('close', () => this.children.delete(child));
    child.on('error', () => this.children.delete(child));
    return child;
  }
}

function onLines(child: ChildProcess, take: (line: string) => void): void {
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', take);
}
