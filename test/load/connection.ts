import { Redis, type RedisOptions } from 'ioredis';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Maps the address that a node announces, `host:port`, to one that this machine reaches. Other addresses stay unchanged. */
export type NatMap = Readonly<Record<string, Address>>;

/** How connections are encrypted. */
export interface TlsOptions {
  readonly ca: string;
  /** The client's own certificate. */
  readonly cert?: string;
  readonly key?: string;
  /** The name that every server's certificate must have. Sentinels return addresses, which no certificate has. */
  readonly servername?: string;
}

/** The user, and the encryption of the connection. */
export interface Credentials {
  readonly username?: string;
  readonly password?: string;
  readonly tls?: TlsOptions;
}

export interface ConnectionOptions {
  /** The addresses of the sentinels. */
  readonly sentinels: readonly Address[];
  /** The one address of a client that does not ask Sentinel. @default - clients ask Sentinel */
  readonly address?: Address;
  readonly masterName: string;
  /** User and password of redis; without a password none is sent. */
  readonly username?: string;
  readonly password?: string;
  /** User and password of the sentinels, independent of those of redis. */
  readonly sentinelUsername?: string;
  readonly sentinelPassword?: string;
  /** Without this, connections are not encrypted. */
  readonly tls?: TlsOptions;
  readonly natMap?: NatMap;
  /** A connection that owes an answer for so long is closed. @default 2500 */
  readonly socketTimeoutMilliseconds?: number;
  /** A write without an answer for so long has failed. @default 3000 */
  readonly commandTimeoutMilliseconds?: number;
  /** Longest pause between two attempts to connect; the first comes after 20 ms. @default 100 */
  readonly reconnectMilliseconds?: number;
}

export interface WaitOptions {
  /** So many replicas must have the write before it counts. */
  readonly replicas: number;
  readonly timeoutMilliseconds: number;
}

/** One connection that writes. A resolved promise is an acknowledged write; a rejected promise is not, for any reason. */
export interface Writer {
  write(key: string, value: string): Promise<void>;
  close(): void;
}

const limits = { connect: 500, connectToMember: 1000, sentinelCommand: 1000, socket: 2500, command: 3000, reconnect: 100 };

/** A client that does not speak Sentinel: it connects to one address, and again when its connection ends. */
export function openPlainWriter(address: Address, options: ConnectionOptions, wait?: WaitOptions): Writer {
  const { username, password, tls } = options;
  return writerOf(new Redis({ ...address, username, password, tls, ...patience(options) }), wait);
}

/** A Sentinel client that finds the master by itself and follows it. */
export function openWriter(options: ConnectionOptions, wait?: WaitOptions): Writer {
  const redis = new Redis({
    sentinels: options.sentinels.map((each) => mapped(each, options.natMap)),
    name: options.masterName,
    username: options.username,
    password: options.password,
    sentinelUsername: options.sentinelUsername,
    sentinelPassword: options.sentinelPassword,
    ...(options.tls && { tls: options.tls, sentinelTLS: options.tls, enableTLSForSentinelMode: true }),
    natMap: options.natMap as Record<string, Address> | undefined,
    failoverDetector: false,
    sentinelCommandTimeout: limits.sentinelCommand,
    sentinelRetryStrategy: (attempt) => Math.min(attempt * 20, options.reconnectMilliseconds ?? limits.reconnect),
    ...patience(options),
  });
  return writerOf(redis, wait);
}

/** How long a client waits, and what it does when a connection ends: it never sends a write twice. */
function patience(options: ConnectionOptions): RedisOptions {
  return {
    connectTimeout: limits.connect,
    socketTimeout: options.socketTimeoutMilliseconds ?? limits.socket,
    commandTimeout: options.commandTimeoutMilliseconds ?? limits.command,
    retryStrategy: (attempt) => Math.min(attempt * 20, options.reconnectMilliseconds ?? limits.reconnect),
    // A demoted master answers READONLY: look for the new one. 1 = reconnect, and do not send the command again.
    reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 1 : false),
    // A command whose connection ended fails at once and is never sent a second time.
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
  };
}

function writerOf(redis: Redis, wait?: WaitOptions): Writer {
  redis.on('error', () => undefined); // the promise of each command has its error
  const set = async (key: string, value: string) => {
    const answer = await redis.set(key, value);
    if (answer !== 'OK') throw new Error(`unexpected answer ${answer}`);
  };
  const setAndWait = async (key: string, value: string, { replicas, timeoutMilliseconds }: WaitOptions) => {
    // Sent together, so that both use one connection: WAIT on a new connection would not wait for the write.
    const [, confirmed] = await Promise.all([set(key, value), redis.wait(replicas, timeoutMilliseconds)]);
    if (confirmed < replicas) throw new Error(`WAIT: ${confirmed} of ${replicas} replicas`);
  };
  return {
    write: (key, value) => (wait === undefined ? set(key, value) : setAndWait(key, value, wait)),
    close: () => redis.disconnect(),
  };
}

/** A connection to one redis server or sentinel of any role, for queries, not for writes. Always `disconnect()` it. */
export function openMember(address: Address, credentials: Credentials): Redis {
  const redis = new Redis({
    host: address.host,
    port: address.port,
    username: credentials.username,
    password: credentials.password,
    tls: credentials.tls,
    connectTimeout: limits.connectToMember,
    commandTimeout: 10_000,
    retryStrategy: null,
    maxRetriesPerRequest: 0,
    enableReadyCheck: false,
  });
  redis.on('error', () => undefined);
  return redis;
}

export function mapped(address: Address, natMap?: NatMap): Address {
  return natMap?.[`${address.host}:${address.port}`] ?? address;
}

/** Options for a framework that uses ioredis: the release, short time-outs, and endless quick retries. */
export function frameworkSettings(options: ConnectionOptions) {
  return {
    sentinels: [...options.sentinels],
    name: options.masterName,
    username: options.username,
    password: options.password,
    sentinelUsername: options.sentinelUsername,
    sentinelPassword: options.sentinelPassword,
    connectTimeout: 500,
    sentinelCommandTimeout: 1000,
    retryStrategy: (attempt: number) => Math.min(attempt * 20, 100),
    sentinelRetryStrategy: (attempt: number) => Math.min(attempt * 20, 100),
  };
}
