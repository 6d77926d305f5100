import { setTimeout as sleep } from 'node:timers/promises';
import type { Writer } from './connection';
import { Load, type LoadOptions } from './load';

/** A server in this process: the acknowledged writes, the requested keys, and the current kind of answer. */
class FakeServer {
  readonly stored = new Map<string, string>();
  readonly asked: string[] = [];
  answer: 'ok' | 'refuse' | 'silence' = 'ok';
  closed = 0;

  connect = (): Writer => ({
    write: async (key, value) => {
      this.asked.push(key);
      await sleep(1);
      while (this.answer === 'silence') await sleep(1);
      if (this.answer === 'refuse') throw new Error('READONLY You can not write');
      this.stored.set(key, value);
    },
    close: () => {
      this.closed += 1;
    },
  });
}

const options = (server: FakeServer, more: Partial<LoadOptions> = {}): LoadOptions => ({
  sentinels: [],
  masterName: 'redis',
  pauseMilliseconds: 1,
  connect: server.connect,
  ...more,
});

test('four writers by default, each with a connection that is closed at the end', async () => {
  const server = new FakeServer();
  const load = await Load.start(options(server));
  await load.stop();
  expect(server.closed).toBe(4);
  expect(new Set(server.asked.map((key) => key.split(':')[2])).size).toBe(4);
});

test('acknowledges exactly the writes that the server stored, and never writes a key twice', async () => {
  const server = new FakeServer();
  const load = await Load.start(options(server));
  for (let round = 0; round < 5; round++) {
    server.answer = round % 2 === 0 ? 'refuse' : 'ok';
    await sleep(30);
  }
  await load.stop();
  const acknowledged = [...load.ledger.writes()].map(({ writer, sequence }) => load.ledger.key(writer, sequence));
  expect(acknowledged.sort()).toEqual([...server.stored.keys()].sort());
  expect(new Set(server.asked).size).toBe(server.asked.length);
  expect(load.ledger.errorKinds.READONLY).toBe(server.asked.length - server.stored.size);
  expect(load.ledger.errors).toBeGreaterThan(0);
});

test('a write that is under way when the load stops still counts', async () => {
  const server = new FakeServer();
  const load = await Load.start(options(server));
  server.answer = 'silence';
  await sleep(50);
  const stopping = load.stop();
  server.answer = 'ok';
  await stopping;
  expect(load.ledger.acknowledged).toBe(server.stored.size);
});

test('fails to start when a writer never gets an acknowledgement', async () => {
  const server = new FakeServer();
  server.answer = 'refuse';
  await expect(Load.start(options(server, { startMilliseconds: 100 }))).rejects.toThrow(
    /the load did not start: 0 of 4 writers had an acknowledgement; errors: READONLY \d+/,
  );
  expect(server.closed).toBe(4);
});

test('steady waits for acknowledgements on every connection, and fails at its deadline', async () => {
  const server = new FakeServer();
  const load = await Load.start(options(server));
  await load.steady({ acknowledgements: 5, quietMilliseconds: 30 });
  server.answer = 'silence';
  await expect(load.steady({ acknowledgements: 5, quietMilliseconds: 30, deadlineMilliseconds: 200 })).rejects.toThrow(
    'no steady load within 200 ms: 0 of 4 connections write',
  );
  server.answer = 'ok';
  await load.steady({ acknowledgements: 5, quietMilliseconds: 30 });
  await load.stop();
});

test('pads values to the wanted length, and they begin with their key', async () => {
  const server = new FakeServer();
  const load = await Load.start(options(server, { valueBytes: 64 }));
  await load.stop();
  for (const [key, value] of server.stored) {
    expect(value).toHaveLength(64);
    expect(value.startsWith(key)).toBe(true);
  }
});
