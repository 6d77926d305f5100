import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ConnectionOptions } from '../connection';
import type { Jobs } from './jobs';

const python = process.env.TEST_PYTHON ?? 'python3';

/** The reason why Celery cannot be used on this machine; undefined if it can. */
export function noCelery(): string | undefined {
  const { status, error } = spawnSync(python, ['-c', 'import celery, kombu.transport.redis'], { stdio: 'ignore' });
  if (status === 0) return undefined;
  return `${python} ${error === undefined ? 'has no celery' : 'is not here'}: install test/load/clients/requirements.txt, and name the interpreter in TEST_PYTHON`;
}

/** Workers of Celery, each a separate process, and a producer of jobs. */
export function openCelery(options: ConnectionOptions, folder: string): Jobs {
  const { sentinels, masterName, username, password, sentinelUsername, sentinelPassword } = options;
  const done = join(folder, 'celery-done');
  const settings = JSON.stringify({ sentinels, masterName, username, password, sentinelUsername, sentinelPassword, done });
  const start = (stdio: 'pipe' | 'ignore', log: string, ...words: string[]) =>
    spawn(python, words, {
      cwd: __dirname,
      env: { ...process.env, SETTINGS: settings },
      stdio: [stdio, stdio, openSync(join(folder, log), 'a')],
    });
  const logs = [0, 1].map((number) => `celery-worker-${number}.log`);
  const workers = logs.map((log, number) =>
    start(
      'ignore',
      log,
      ...['-m', 'celery', '-A', 'celery_app', 'worker', '--pool=solo', '--loglevel=WARNING', `--hostname=worker${number}@here`],
    ),
  );
  const producer = new Producer(start('pipe', 'celery-producer.log', 'celery_app.py'));
  return {
    add: (number) => producer.add(number),
    done: () => new Set(existsSync(done) ? readFileSync(done, 'ascii').split('\n').filter(Boolean).map(Number) : []),
    ended: () =>
      workers.flatMap(({ exitCode, signalCode }, number) =>
        (exitCode ?? signalCode) === null ? [] : [`worker ${number} ended with ${exitCode ?? signalCode}`],
      ),
    errors: () =>
      logs.flatMap((log) =>
        readFileSync(join(folder, log), 'utf8')
          .split('\n')
          // A job whose connection ended before it was acknowledged is done again: no error of the server.
          .filter((line) => !/Couldn't (ack|reject) .*ConnectionError/.test(line))
          .filter((line) => /CRITICAL|ResponseError|ReadOnlyError|\b(UNBLOCKED|READONLY|NOREPLICAS|MASTERDOWN)\b/.test(line)),
      ),
    close: () => {
      for (const child of [...workers, producer.child]) child.kill('SIGKILL');
      return Promise.resolve();
    },
  };
}

class Producer {
  private readonly waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];

  constructor(readonly child: ChildProcess) {
    if (child.stdout === null) throw new Error('the producer has no pipes');
    child.stdin?.on('error', () => undefined);
    createInterface(child.stdout).on('line', (line) => {
      const { resolve, reject } = this.waiting.shift() ?? {};
      if (line === 'ok') resolve?.();
      else reject?.(new Error(line.replace(/^error /, '')));
    });
    child.on('exit', () => {
      for (const { reject } of this.waiting.splice(0)) reject(new Error('the producer ended'));
    });
  }

  add(number: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.child.stdin?.write(`${number}\n`);
    });
  }
}
