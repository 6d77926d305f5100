import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Kubectl } from './kubectl';

/** Watches a release's pods during a rolling update, and records how many were away at the same time. */
export class PodWatch {
  private readonly child: ChildProcess;
  private readonly available = new Map<string, boolean>();
  private readonly uids = new Set<string>();
  private most = 0;

  constructor(kubectl: Kubectl, instance: string) {
    const columns = [
      'NAME:.metadata.name',
      'UID:.metadata.uid',
      'READY:.status.conditions[?(@.type=="Ready")].status',
      'GOING:.metadata.deletionTimestamp',
    ];
    this.child = kubectl.start([
      'get',
      'pods',
      '-l',
      `app.kubernetes.io/instance=${instance}`,
      '--watch',
      '--no-headers',
      '-o',
      `custom-columns=${columns.join(',')}`,
    ]);
    if (this.child.stdout !== null) createInterface({ input: this.child.stdout }).on('line', (line) => this.take(line));
  }

  /** The largest number of members that were away at one time, and how many pods there were in all. */
  stop(): { readonly mostAway: number; readonly pods: number } {
    this.child.kill();
    return { mostAway: this.most, pods: this.uids.size };
  }

  private take(line: string): void {
    const [name, uid, ready, going] = line.trim().split(/\s+/);
    if (going === undefined) return;
    this.uids.add(uid);
    this.available.set(name, ready === 'True' && going === '<none>');
    this.most = Math.max(this.most, [...this.available.values()].filter((available) => !available).length);
  }
}
