import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { ConnectionOptions, Writer } from '../connection';
import { LineWriter } from './lines';

const python = process.env.TEST_PYTHON ?? 'python3';

/** The reason why redis-py cannot be used on this machine; undefined if it can. */
export function noRedisPy(): string | undefined {
  const { status, error } = spawnSync(python, ['-c', 'import redis.sentinel'], { stdio: 'ignore' });
  if (status === 0) return undefined;
  return `${python} ${error === undefined ? 'has no redis-py' : 'is not here'}: install test/load/clients/requirements.txt, and name the interpreter in TEST_PYTHON`;
}

/** A redis-py client in a separate process. */
export function openRedisPy(options: ConnectionOptions): Writer {
  return new LineWriter(spawn(python, [join(__dirname, 'redis_py.py')], { stdio: ['pipe', 'pipe', 'inherit'] }), options);
}
