import { spawn } from 'node:child_process';
import type { ConnectionOptions, Writer } from '../connection';
import { LineWriter } from './lines';

const program = process.env.TEST_GO_CLIENT;

/** The reason why go-redis cannot be used on this machine; undefined if it can. */
export function noGo(): string | undefined {
  if (program !== undefined) return undefined;
  return 'Go is wanted, and the program that `go build` makes in test/load/clients/go, in TEST_GO_CLIENT';
}

/** A go-redis client in a separate process. */
export function openGoRedis(options: ConnectionOptions): Writer {
  return new LineWriter(spawn(program ?? '', [], { stdio: ['pipe', 'pipe', 'inherit'] }), options);
}
