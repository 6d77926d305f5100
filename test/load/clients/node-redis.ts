import { createClient, createSentinel } from '@redis/client';
import type { Address, ConnectionOptions, Writer } from '../connection';

/** The client of node-redis, with the settings that an application should have. */
export function openNodeRedis(options: ConnectionOptions): Writer {
  return options.address === undefined ? openSentinel(options) : openPlain(options, options.address);
}

function openPlain({ username, password, tls }: ConnectionOptions, address: Address): Writer {
  const socket = {
    ...address,
    connectTimeout: 500,
    socketTimeout: 2500,
    reconnectStrategy: (attempt: number) => Math.min(attempt * 20, 100),
  };
  const client = createClient({
    username,
    password,
    pingInterval: 1000,
    // A command without an answer for so long has failed; without a connection it fails at once.
    commandOptions: { timeout: 3000 },
    disableOfflineQueue: true,
    socket: tls ? { ...socket, tls: true, ...tls } : socket,
  });
  return writerOf(client);
}

function openSentinel(options: ConnectionOptions): Writer {
  const { sentinels, masterName, username, password, sentinelUsername, sentinelPassword, tls } = options;
  const socket = { connectTimeout: 500, socketTimeout: 2500, ...(tls && { tls: true, ...tls }) };
  const sentinel = createSentinel({
    name: masterName,
    sentinelRootNodes: [...sentinels],
    // A command without an answer for so long has failed.
    commandOptions: { timeout: 3000 },
    // A connection without any answer for so long is closed; pings keep an idle connection open.
    nodeClientOptions: { username, password, pingInterval: 1000, socket },
    sentinelClientOptions: { username: sentinelUsername, password: sentinelPassword, pingInterval: 1000, socket },
    scanInterval: 1000,
  });
  return writerOf(sentinel);
}

interface Client {
  on(event: 'error', listener: () => void): unknown;
  connect(): Promise<unknown>;
  set(key: string, value: string): Promise<unknown>;
  destroy(): unknown;
}

function writerOf(client: Client): Writer {
  client.on('error', () => undefined); // the promise of each command has its error
  const connected = client.connect();
  connected.catch(() => undefined);
  return {
    write: async (key, value) => {
      await connected;
      const answer = await client.set(key, value);
      if (answer !== 'OK') throw new Error(`unexpected answer ${answer}`);
    },
    close: () => void client.destroy(),
  };
}
