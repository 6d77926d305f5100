import { refuse } from '../refusal';

const POLICIES = [
  'noeviction',
  'allkeys-lru',
  'allkeys-lfu',
  'allkeys-random',
  'volatile-lru',
  'volatile-lfu',
  'volatile-random',
  'volatile-ttl',
];

/**
 * Checks an eviction policy.
 *
 * @throws if no engine knows the policy, because the server would not start
 */
export function checkPolicy(policy: string): string {
  if (POLICIES.includes(policy)) return policy;
  return refuse({
    prop: 'maxmemoryPolicy',
    problem: 'not a known policy, so the server would not start',
    got: policy,
    allowed: POLICIES.join(', '),
    cure: "use 'noeviction' for a database, 'allkeys-lru' for a cache",
  });
}

/**
 * Parses a size in the syntax of redis.conf (util.c, memtoull): `64mb` is 64 x 1024 x 1024 bytes, `64m` is 64 x 1000 x
 * 1000.
 *
 * @throws if the size is invalid or zero
 */
export function parseRedisSize(prop: string, text: string): number {
  const match = /^(\d+)(b|k|kb|m|mb|g|gb)?$/i.exec(text);
  const factor = { b: 1, k: 1e3, kb: 2 ** 10, m: 1e6, mb: 2 ** 20, g: 1e9, gb: 2 ** 30 }[match?.[2]?.toLowerCase() ?? 'b'] ?? 1;
  const bytes = match ? Number(match[1]) * factor : 0;
  if (bytes > 0 && Number.isSafeInteger(bytes)) return bytes;
  return refuse({
    prop,
    problem: match && bytes === 0 ? 'must be above 0, because the memory plan of the release includes it' : 'not a valid size',
    got: text,
    allowed: 'a number above 0 with one of the units b, k, kb, m, mb, g, gb',
    cure: "write it like '64mb', or leave it out to use the default",
  });
}

/**
 * The hard limit for replicas in the user's `client-output-buffer-limit` directives, in bytes.
 *
 * @throws if a directive is incomplete, or the limit is 0, which means no limit: the memory plan needs one
 */
export function replicaBufferLimit(limits: string[][]): number | undefined {
  for (const args of limits) {
    const [kind, hard] = args;
    if (args.length !== 4) {
      refuse({
        prop: "redisConfig['client-output-buffer-limit']",
        problem: 'must set the limits of one class of clients',
        got: args.join(' '),
        allowed: 'the class of clients, then the hard limit, the soft limit and the seconds',
        cure: "write it like { 'client-output-buffer-limit pubsub': '64mb 16mb 60' }",
      });
    }
    if (/^(replica|slave)$/i.test(kind ?? '')) return parseRedisSize("redisConfig['client-output-buffer-limit replica']", hard ?? '');
  }
  return undefined;
}

/**
 * Parses a whole number of percent.
 *
 * @throws if the number is invalid, because the server would not start
 */
export function parsePercentage(prop: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  return refuse({
    prop,
    problem: 'must be a whole number, else the server would not start',
    got: text,
    allowed: 'a whole number of percent',
    cure: "write it like '100'",
  });
}
