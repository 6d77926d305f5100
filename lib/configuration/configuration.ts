import type { StringMap } from '../kubernetes';
import type { Release } from '../release';
import { MEMBER_SCRIPTS, script } from '../scripts';
import type { SecurityFacts } from '../security';
import { type Directive, splitArguments, type UserDirectives } from './directives';
import { releaseEnv } from './facts';
import { type Memory, planMemory } from './memory';
import { alphaConf, betaConf, redisConf, userRedisDirectives } from './redis-conf';
import { sentinelConf, userSentinelDirectives } from './sentinel-conf';
import { checkPolicy, parsePercentage, parseRedisSize, replicaBufferLimit } from './values';
import { checkVolume, defaultRewrites } from './volume';

/** The inputs of the configuration, besides the facts of the release. */
export interface ConfigurationInputs {
  /** The memory limit of the container `redis`, in bytes. */
  readonly memoryLimit: number;
  /** The CPU limit of the container `redis` in thousandths of a CPU; undefined without a limit. */
  readonly millicores?: number;
  /** The size of the data volume in bytes; undefined without a limit. */
  readonly volumeSize?: number;
  /** Whether the volume's content counts against the memory limit. */
  readonly volumeInMemory: boolean;
  /** The security of the release. */
  readonly security: SecurityFacts;
  /** Additional files, by name. */
  readonly files: StringMap;
  readonly maxmemory?: string;
  readonly maxmemoryPolicy?: string;
  readonly redisConfig?: UserDirectives;
  readonly sentinelConfig?: UserDirectives;
}

/**
 * The files of a release, by their keys in the ConfigMap.
 *
 * @throws if the memory or the volume is too small, or the release refuses a directive
 */
export function configurationFiles(release: Release, inputs: ConfigurationInputs): StringMap {
  const overrides = userRedisDirectives(inputs.redisConfig ?? {});
  const redis = {
    memory: memory(inputs, overrides),
    maxmemoryPolicy: checkPolicy(inputs.maxmemoryPolicy ?? 'noeviction'),
    millicores: inputs.millicores,
    security: inputs.security,
    overrides,
  };
  return {
    'redis.conf': redisConf(release, redis),
    'alpha.conf': alphaConf(),
    'beta.conf': betaConf(release),
    'sentinel.conf': sentinelConf(release, userSentinelDirectives(inputs.sentinelConfig ?? {}), inputs.security),
    'release.env': releaseEnv(release, inputs.security),
    ...Object.fromEntries(MEMBER_SCRIPTS.map((name) => [name, script(name)])),
    ...inputs.files,
  };
}

function memory(inputs: ConfigurationInputs, overrides: Directive[]): Memory {
  const argumentsOf = (name: string) => overrides.filter((own) => own.name === name).map((own) => splitArguments(own.text) ?? []);
  const [backlog] = argumentsOf('repl-backlog-size');
  const limits = argumentsOf('client-output-buffer-limit');
  const plan = planMemory({
    limit: inputs.memoryLimit,
    volumeInMemory: inputs.volumeInMemory ? inputs.volumeSize : undefined,
    maxmemory: inputs.maxmemory,
    backlog: backlog && parseRedisSize("redisConfig['repl-backlog-size']", backlog[0] ?? ''),
    replicaBuffer: replicaBufferLimit(limits),
  });
  if (inputs.volumeSize !== undefined) {
    const [percentage] = argumentsOf('auto-aof-rewrite-percentage');
    const [minSize] = argumentsOf('auto-aof-rewrite-min-size');
    const rewrites = defaultRewrites(plan);
    checkVolume(inputs.volumeSize, plan, {
      percentage: percentage ? parsePercentage("redisConfig['auto-aof-rewrite-percentage']", percentage[0] ?? '') : rewrites.percentage,
      minSize: minSize ? parseRedisSize("redisConfig['auto-aof-rewrite-min-size']", minSize[0] ?? '') : rewrites.minSize,
    });
  }
  return plan;
}
