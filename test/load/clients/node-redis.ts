import { createSentinel } from '@redis/client';
import type { ConnectionOptions, Writer } from '../connection';

/** node-redis' own Sentinel client, set up as an application should be. */
export function openNodeRedis({ sentinels, masterName, password, sentinelPassword }: ConnectionOptions): Writer {
  const sentinel = createSentinel({
    name: masterName,
    sentinelRootNodes: [...sentinels],
    // A command without an answer for so long has failed.
    commandOptions: { timeout: 3000 },
    // A connection without any sign of life for so long is closed; the pings are signs of life of one that has nothing to do.
    nodeClientOptions: { password, pingInterval: 1000, socket: { connectTimeout: 500, socketTimeout: 2500 } },
    sentinelClientOptions: { password: sentinelPassword, pingInterval: 1000, socket: { connectTimeout: 500, socketTimeout: 2500 } },
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
