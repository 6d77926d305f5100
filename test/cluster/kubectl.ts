import { type ChildProcess, spawn } from 'node:child_process';

export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** The standard input of the command. */
  readonly input?: string;
  /** @default 120000 */
  readonly timeoutMilliseconds?: number;
}

/** kubectl as a program, against the cluster that KUBECONFIG (or its default context) names, in one namespace. */
export class Kubectl {
  constructor(readonly namespace?: string) {}

  /** Starts it and leaves it running; the caller ends it. */
  start(args: readonly string[]): ChildProcess {
    return spawn('kubectl', [...(this.namespace === undefined ? [] : ['--namespace', this.namespace]), ...args]);
  }

  /** The result of the command, also of a failed one. */
  try(args: readonly string[], options: RunOptions = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const child = this.start(args);
      const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMilliseconds ?? 120_000);
      let stdout = '';
      let stderr = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        stdout += text;
      });
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
      });
      child.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      child.on('close', (code) => {
        clearTimeout(timer);
        resolve({ code, stdout, stderr });
      });
      child.stdin?.on('error', () => undefined); // kubectl may end before it has read everything
      child.stdin?.end(options.input ?? '');
    });
  }

  /** The output of the command; if it fails, throws its error output. */
  async run(args: readonly string[], options: RunOptions = {}): Promise<string> {
    const answer = await this.try(args, options);
    if (answer.code !== 0) {
      throw new Error(`kubectl ${args.join(' ')} ended with ${answer.code}: ${answer.stderr.trim() || answer.stdout.trim()}`);
    }
    return answer.stdout;
  }

  async json<T>(args: readonly string[]): Promise<T> {
    return JSON.parse(await this.run([...args, '-o', 'json'])) as T;
  }
}
