import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ConnectionOptions, Writer } from '../connection';
import { LineWriter } from './lines';

/** Jars of the clients, separated by colons. */
const jars = process.env.TEST_JARS;

/** The reason why Java clients cannot be used on this machine; undefined if they can. */
export function noJava(): string | undefined {
  if (jars !== undefined) return undefined;
  return 'Java 17 is wanted, and the jars that `mvn dependency:build-classpath` in test/load/clients/java names, in TEST_JARS';
}

/** Jedis or Lettuce, in a separate process. */
export function openJava(client: 'jedis' | 'lettuce', options: ConnectionOptions): Writer {
  const command = ['-XX:TieredStopAtLevel=1', '-cp', jars ?? '', join(__dirname, 'java', 'Writer.java'), client];
  return new LineWriter(spawn('java', command, { stdio: ['pipe', 'pipe', 'inherit'] }), options);
}
