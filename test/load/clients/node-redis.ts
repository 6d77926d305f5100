import { createSentinel } from '@redis/client';
import type { ConnectionOptions, Writer } from '../connection';

/** node-redis' own Sentinel client, set up as an application should be. */
export function openNodeRedis(options: ConnectionOptions): Writer {
  const { sentinels, masterName, username, password, sentinelUsername, sentinelPassword, tls } = options;
  const socket = { connectTimeout: 500, socketTimeout: 2500, ...(tls && { tls: true, ...tls }) };
  const sentinel = createSentinel({
    name: masterName,
    sentinelRootNodes: [...sentinels],
    // A command without an answer for so long has failed.
    commandOptions: { timeout: 3000 },
    // A connection without any sign of life for so long is closed; the pings are signs of life of one that has nothing to do.
    nodeClientOptions: { username, password, pingInterval: 1000, socket },
    sentinelClientOptions: { username: sentinelUsername, password: sentinelPassword, pingInterval: 1000, socket },
    scanInterval: 1000,
  });
  sentinel.on('error', () => undefined); // every command that suffers from it is told by its own promise
  const connected = sentinel.connect();
  connected.catch(() => undefined);
  return {
    write: async (key, value) => {
      await connected;
      const answer = await sentinel.set(key, value);
      if (answer !== 'OK') throw new Error(`unexpected answer ${answer}`);
    },
    close: () => void sentinel.destroy(),
  };
}
