import { createSentinel } from '@redis/client';
import type { ConnectionOptions, Writer } from '../connection';

/** The Sentinel client of node-redis, with the settings that an application should have. */
export function openNodeRedis(options: ConnectionOptions): Writer {
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
  sentinel.on('error', () => undefined); // the promise of each command has its error
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
