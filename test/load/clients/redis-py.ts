import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ConnectionOptions, Writer } from '../connection';

const python = process.env.TEST_PYTHON ?? 'python3';

/** Why redis-py cannot be used here; undefined if it can. */
export function noRedisPy(): string | undefined {
  const { status, error } = spawnSync(python, ['-c', 'import redis.sentinel'], { stdio: 'ignore' });
  if (status === 0) return undefined;
  return `${python} ${error === undefined ? 'has no redis-py' : 'is not here'}: install test/load/clients/requirements.txt, and name the interpreter in TEST_PYTHON`;
}

/** A redis-py client in a process of its own, which gets one line for each write and answers with one. */
export function openRedisPy(options: ConnectionOptions): Writer {
  const { sentinels, masterName, username, password, sentinelUsername, sentinelPassword, tls } = options;
  return new RedisPy(spawn(python, [join(__dirname, 'redis_py.py')], { stdio: ['pipe', 'pipe', 'inherit'] }), {
    ...{ sentinels, masterName, username, password, sentinelUsername, sentinelPassword, tls },
  });
}

class RedisPy implements Writer {
  private waiting?: { resolve: () => void; reject: (error: Error) => void };
  private ended?: Error;

  constructor(
    private readonly child: ChildProcess,
    settings: object,
  ) {
    const { stdin, stdout } = child;
    if (stdin === null || stdout === null) throw new Error('the client has no pipes');
    stdin.on('error', () => undefined); // its end is told below
    child.on('error', (error) => this.end(error));
    child.on('exit', (code, signal) => this.end(new Error(`the client ended with ${signal ?? code}`)));
    createInterface(stdout).on('line', (line) => {
      if (line === 'ok') this.waiting?.resolve();
      else this.waiting?.reject(new Error(line.replace(/^error /, '')));
      this.waiting = undefined;
    });
    stdin.write(`${JSON.stringify(settings)}\n`);
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
