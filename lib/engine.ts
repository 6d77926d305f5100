import { imageDigest, imageReference } from './kubernetes';
import { refuse } from './refusal';

/** An image that is not the official one under its official name. */
export interface EngineProps {
  /** The image with its registry, and a tag or digest, for example `registry.example.com/redis@sha256:...`. */
  readonly image: string;
  /**
   * Which server the image contains. It decides the names of the programs and which directives are known.
   *
   * @constraint `redis` or `valkey`
   */
  readonly family: string;
  /**
   * The server's version, for example `8.6` or `8.6.6`: it decides which directives are rendered, an image's tag does not.
   *
   * @constraint redis 7.0 or newer, valkey 7.2 or newer
   */
  readonly version: string;
}

/**
 * A server and its version: the image, the programs in it, and what this version can do.
 *
 * Every setting that depends on the version stands here, as a fact with its source. Nothing else in the library asks for a version.
 */
export class Engine {
  /**
   * The official Redis image, `docker.io/library/redis:<version>`.
   *
   * @param version a tag of the image that begins with the version: `8.6`, `8.6.6`, `8.6-alpine`
   * @param digest pins the image, `sha256:...`: then nodes fetch exactly this one, and the version says what is in it
   * @throws if the version does not parse or is older than 7.0, or the digest is none
   */
  public static redis(version: string, digest?: string): Engine {
    return new Engine({ image: pinned(`docker.io/library/redis:${version}`, digest), family: 'redis', version });
  }

  /**
   * The official Valkey image, `docker.io/valkey/valkey:<version>`.
   *
   * @param version a tag of the image that begins with the version: `9.1`, `9.1.3`, `9.1-alpine`
   * @param digest pins the image, `sha256:...`: then nodes fetch exactly this one, and the version says what is in it
   * @throws if the version does not parse or is older than 7.2, or the digest is none
   */
  public static valkey(version: string, digest?: string): Engine {
    return new Engine({ image: pinned(`docker.io/valkey/valkey:${version}`, digest), family: 'valkey', version });
  }

  /**
   * Any image with the programs of Redis or Valkey: of a private registry, pinned by digest, with modules.
   *
   * @throws if the image has neither tag nor digest, the family is unknown, or the version does not parse or is too old
   */
  public static of(props: EngineProps): Engine {
    return new Engine(props);
  }

  /** The image of the containers `redis` and `sentinel`; `imageRegistry` may fetch it from elsewhere. */
  public readonly image: string;
  /** `redis` or `valkey`. */
  public readonly family: string;
  /** The version as it was given; the value of the label `app.kubernetes.io/version`. */
  public readonly version: string;
  /** The server's program in the image. */
  public readonly server: string;
  /** The command-line client's program in the image. */
  public readonly cli: string;

  private readonly major: number;
  private readonly minor: number;

  private constructor(props: EngineProps) {
    this.image = imageReference('engine.image', props.image);
    this.family = props.family;
    this.version = props.version;
    this.server = `${props.family}-server`;
    this.cli = `${props.family}-cli`;
    [this.major, this.minor] = parseVersion(props.family, props.version);
  }

  /**
   * Directives of `redis.conf` that only this version knows and that the release depends on: name and value.
   *
   * A replica that fetches its first copy through a second connection announced itself there with its pod's address instead of
   * the announced one, so Sentinel registered a replica that does not exist. Hence off where the feature exists and the fix may not:
   * - Redis 8.0 and newer, `repl-rdb-channel`, on by default (src/config.c 8.0.2); redis#14728, fixed by redis#14729 (January 2026),
   *   whose release an image's tag `8.x` does not tell
   * - Valkey 8.0 up to 9.0, `dual-channel-replication-enabled`; valkey#2338, fixed by valkey#2846, in 9.1
   */
  public get directives(): { [name: string]: string } {
    if (this.family === 'redis' && this.major >= 8) return { 'repl-rdb-channel': 'no' };
    if (this.family === 'valkey' && (this.major === 8 || (this.major === 9 && this.minor < 1))) {
      return { 'dual-channel-replication-enabled': 'no' };
    }
    return {};
  }

  /**
   * The newest data files that the server reads, of Redis and of Valkey, by how these begin: `REDIS0011`. Nines where nobody knows yet.
   *
   * - Redis writes 10 from 7.0 on, 11 from 7.2, 12 from 7.4, 13 from 8.6 (src/rdb.h, RDB_VERSION), and reads what is older
   * - Valkey writes 11 and reads no newer one of Redis (src/rdb.h, RDB_FOREIGN_VERSION_MIN); from 9.0 on its files begin with VALKEY080
   *
   * @internal
   */
  public get readableData(): string[] {
    if (this.family === 'valkey') return this.major < 9 ? ['REDIS0011'] : ['REDIS0011', 'VALKEY999'];
    if (this.major === 7) return [this.minor < 2 ? 'REDIS0010' : this.minor < 4 ? 'REDIS0011' : 'REDIS0012'];
    if (this.major === 8 && this.minor < 8) return [this.minor < 6 ? 'REDIS0012' : 'REDIS0013'];
    return ['REDIS9999'];
  }

  /**
   * Whether the server knows CLIENT SETINFO, by which newer clients say what they are: Redis 7.2, every Valkey. An unknown command in a rule keeps
   * the server from starting.
   *
   * @internal
   */
  public get knowsClientSetInfo(): boolean {
    return this.family === 'valkey' || this.major > 7 || this.minor >= 2;
  }
}

function pinned(image: string, digest: string | undefined): string {
  return digest === undefined ? image : `${image}@${imageDigest('engine.digest', digest)}`;
}

// Redis before 7.0 lacks shutdown-timeout (SIGTERM waits for replicas), which the stop of a master depends on; Valkey began with 7.2.
const OLDEST = new Map([
  ['redis', [7, 0]],
  ['valkey', [7, 2]],
]);

function parseVersion(family: string, version: string): [number, number] {
  const oldest = OLDEST.get(family);
  if (!oldest) {
    return refuse({
      prop: 'engine.family',
      problem: 'the names of the programs and the directives are known for two servers only',
      got: family,
      allowed: 'redis or valkey',
      cure: 'name the one that the image is compatible with',
    });
  }
  const [oldMajor, oldMinor] = oldest;
  const match = /^(\d{1,3})\.(\d{1,3})(\.\d{1,3})?(-[a-zA-Z0-9][-.a-zA-Z0-9]{0,38}[a-zA-Z0-9])?$/.exec(version);
  const major = Number(match?.[1]);
  const minor = Number(match?.[2]);
  if (match && (major > oldMajor || (major === oldMajor && minor >= oldMinor))) return [major, minor];
  return refuse({
    prop: 'engine.version',
    problem: match
      ? `${family} ${version} is too old: it cannot wait for its replicas when it stops`
      : 'the version does not parse, and what the server can do depends on it',
    got: version,
    allowed: `${family} ${oldMajor}.${oldMinor} or newer, as major.minor with an optional patch level and suffix`,
    cure: family === 'redis' ? "use Engine.redis('8.6')" : "use Engine.valkey('9.1')",
  });
}
