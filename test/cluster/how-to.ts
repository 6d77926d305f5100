import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demand } from './eventually';

/** The commands of a how-to, block by block, as its readers copy them, with the namespace of the test in place of `shop`. */
export function commandsOf(page: string, namespace: string): string[] {
  const text = readFileSync(join(__dirname, '../../docs/how-to', page), 'utf8');
  return [...text.matchAll(/^( *)```sh\n([\s\S]*?)^\1```$/gm)].map(([, indent, block]) =>
    block.replaceAll(new RegExp(`^${indent}`, 'gm'), '').replaceAll('-n shop ', `-n ${namespace} `),
  );
}

/** The one block that has these words. */
export function blockWith(words: string, blocks: readonly string[]): string {
  const found = blocks.filter((block) => block.includes(words));
  demand(found.length === 1, `${found.length} blocks have: ${words}`);
  return found[0];
}

/** A shell that keeps variables and functions, as an operator's shell does, but exits at the first command that fails. */
export class Terminal {
  private readonly shell: ChildProcess = spawn('bash', ['-euo', 'pipefail'], { stdio: 'pipe' });
  private readonly ended: Promise<number | null>;
  private said = '';

  constructor() {
    for (const stream of [this.shell.stdout, this.shell.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said += text;
      });
    this.shell.stdin?.on('error', () => undefined); // it may have ended
    this.ended = new Promise((resolve) => this.shell.on('close', resolve));
  }

  /** The output of the commands, which must all succeed. */
  run(commands: string, deadlineMilliseconds: number): Promise<string> {
    this.said = '';
    return new Promise((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${why}, of:\n${commands}\nit said:\n${this.said}`));
      const end = Date.now() + deadlineMilliseconds;
      const timer = setInterval(() => {
        if (!this.said.includes(done) && Date.now() < end) return;
        clearInterval(timer);
        if (this.said.includes(done)) resolve(this.said.replace(`${done}\n`, ''));
        else fail(`not done within ${deadlineMilliseconds / 1000} s`);
      }, 100);
      this.ended.then((code) => {
        clearInterval(timer);
        fail(`a command failed with ${code}`);
      });
      this.shell.stdin?.write(`${commands}\necho '${done}'\n`);
    });
  }

  close(): void {
    this.shell.kill();
  }
}

const done = '--- done';
