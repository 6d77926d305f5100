import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ConnectionOptions, Writer } from '../connection';

/** A client in another language: a process that reads its settings as a line of JSON, then a line for each write, and answers each write with a line. */
export class LineWriter implements Writer {
  private waiting?: { resolve: () => void; reject: (error: Error) => void };
  private ended?: Error;

  constructor(
    private readonly child: ChildProcess,
    { sentinels, address, masterName, username, password, sentinelUsername, sentinelPassword, tls }: ConnectionOptions,
  ) {
    const { stdin, stdout } = child;
    if (stdin === null || stdout === null) throw new Error('the client has no pipes');
    stdin.on('error', () => undefined); // the end of the process is handled below
    child.on('error', (error) => this.end(error));
    child.on('exit', (code, signal) => this.end(new Error(`the client ended with ${signal ?? code}`)));
    createInterface(stdout).on('line', (line) => {
      if (line === 'ok') this.waiting?.resolve();
      else this.waiting?.reject(new Error(line.replace(/^error /, '')));
      this.waiting = undefined;
    });
    stdin.write(`${JSON.stringify({ sentinels, address, masterName, username, password, sentinelUsername, sentinelPassword, tls })}\n`);
  }

  write(key: string, value: string): Promise<void> {
    if (this.ended !== undefined) return Promise.reject(this.ended);
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.child.stdin?.write(`${key} ${value}\n`);
    });
  }

  close(): void {
    this.child.kill('SIGKILL');
  }

  private end(reason: Error): void {
    this.ended ??= reason;
    this.waiting?.reject(this.ended);
    this.waiting = undefined;
  }
}
