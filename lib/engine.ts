import {
  BLOCKING_FLUSH,
  CLIENT_SETINFO,
  DIRECTIVES,
  type EngineFeature,
  type EngineLine,
  type KnownVulnerability,
  LINES,
  NEWEST_OF_REDIS_IN_VALKEY,
  OLDEST,
  VULNERABILITIES,
} from './engine-facts';
import { imageDigest, imageReference } from './kubernetes';
import { refuse } from './refusal';
import { fromFactory, required, struct, text } from './shapes';

/** An image that is not the official one under its official name. */
export interface EngineProps {
  /** The image with its registry, and a tag or digest: `registry.example.com/redis@sha256:...`. */
  readonly image: string;
  /**
   * The server in the image. The names of the programs and the supported directives depend on it.
   *
   * @constraint `redis` or `valkey`
   */
  readonly family: string;
  /**
   * The version of the server: `8.6` or `8.6.6`. The rendered directives depend on this version, not on the tag of the
   * image. A version without a patch level counts as the newest of its line.
   *
   * @constraint redis 7.0 or newer, valkey 7.2 or newer
   */
  readonly version: string;
}

const ENGINE = struct<EngineProps>({ image: required(text), family: required(text), version: required(text) });

/** A server and its version: the image, the programs in it, and the features of this version. */
export class Engine {
  /**
   * The official Redis image, `docker.io/library/redis:<version>`.
   *
   * @param version a tag of the image that begins with the version: `8.6`, `8.6.6`, `8.6-alpine`
   * @param digest the digest of the image, `sha256:...`: nodes pull exactly this image, and the version tells its
   * features
   * @throws if the version is invalid or older than 7.0, or the digest is invalid
   * @example
   * new Redis(chart, 'redis', { engine: Engine.redis('8.6') });
   */
  public static redis(version: string, digest?: string): Engine {
    officialTag(version);
    return fromFactory(new Engine({ image: pinned(`docker.io/library/redis:${version}`, digest), family: 'redis', version }));
  }

  /**
   * The official Valkey image, `docker.io/valkey/valkey:<version>`.
   *
   * @param version a tag of the image that begins with the version: `9.1`, `9.1.3`, `9.1-alpine`
   * @param digest the digest of the image, `sha256:...`: nodes pull exactly this image, and the version tells its
   * features
   * @throws if the version is invalid or older than 7.2, or the digest is invalid
   * @see https://valkey.io/topics/releases/
   * @example
   * new Redis(chart, 'redis', { engine: Engine.valkey('9.1') });
   */
  public static valkey(version: string, digest?: string): Engine {
    officialTag(version);
    return fromFactory(new Engine({ image: pinned(`docker.io/valkey/valkey:${version}`, digest), family: 'valkey', version }));
  }

  /**
   * Any image with the programs of Redis or Valkey: from a private registry, pinned by digest, or with modules.
   *
   * @throws if the image has neither tag nor digest, the family is unknown, or the version is invalid or too old
   * @example
   * new Redis(chart, 'redis', {
   *   engine: Engine.of({ image: 'registry.example.com/redis:8.6.6', family: 'redis', version: '8.6.6' }),
   * });
   */
  public static of(props: EngineProps): Engine {
    return fromFactory(new Engine(props));
  }

  /** The image of the containers `redis` and `sentinel`. With `imageRegistry`, nodes pull it from there instead. */
  public readonly image: string;
  /** `redis` or `valkey`. */
  public readonly family: string;
  /** The version as given. It is the value of the label `app.kubernetes.io/version`. */
  public readonly version: string;
  /** The name of the server program in the image. */
  public readonly server: string;
  /** The name of the command-line client in the image. */
  public readonly cli: string;

  private readonly parsed: Version;

  private constructor(props: EngineProps) {
    ENGINE.check('engine', props);
    this.image = imageReference('engine.image', props.image);
    this.family = props.family;
    this.version = props.version;
    this.server = `${props.family}-server`;
    this.cli = `${props.family}-cli`;
    this.parsed = parseVersion(props.family, props.version);
  }

  /** Directives of `redis.conf` that only this version knows and that the release depends on: name and value. */
  public get directives(): { [name: string]: string } {
    return Object.fromEntries(DIRECTIVES.filter((each) => this.has(each)).map(({ directive, value }) => [directive, value]));
  }

  /**
   * The newest data formats that the server reads, of Redis and of Valkey, by the first bytes of the files:
   * `REDIS0011`. A version that is newer than all known versions reads every format.
   *
   * @internal
   */
  public get _readableData(): string[] {
    const { line, newer } = this.line;
    if (this.family === 'redis') return [newer ? 'REDIS9999' : line.writes];
    const own = newer ? 'VALKEY999' : line.writes;
    return own.startsWith('REDIS') ? [own] : [NEWEST_OF_REDIS_IN_VALKEY, own];
  }

  /**
   * Whether a replica does not answer while it deletes its data before a full copy.
   *
   * @internal
   */
  public get _blocksWhileFlushing(): boolean {
    return BLOCKING_FLUSH.some((each) => this.has(each));
  }

  /**
   * The known vulnerability of this version with TLS, the versions without it, and whether the line still gets fixes. A
   * version without a patch level counts as the newest of its line.
   *
   * @internal
   */
  public get _knownVulnerability(): KnownVulnerability | undefined {
    const { line, newer } = this.line;
    if (newer) return undefined;
    const { family } = this;
    const { major, minor, patch } = this.parsed;
    const known = line.major === major && line.minor === minor;
    const fixedIn = known ? line.fixedIn : undefined;
    if (fixedIn !== undefined && (patch === undefined || patch >= fixedIn)) return undefined;
    return {
      ...VULNERABILITIES[family],
      fixed: linesOf(family).flatMap((each) => (each.fixedIn ? [`${each.major}.${each.minor}.${each.fixedIn}`] : [])),
      fixedHere: fixedIn === undefined ? undefined : `${major}.${minor}.${fixedIn}`,
      ended: line.support === 'ended',
    };
  }

  /**
   * Whether the server supports CLIENT SETINFO.
   *
   * @internal
   */
  public get _knowsClientSetInfo(): boolean {
    return CLIENT_SETINFO.some((each) => this.has(each));
  }

  private has({ family, from, before }: EngineFeature): boolean {
    return family === this.family && !isOlder(this.parsed, from) && (before === undefined || isOlder(this.parsed, before));
  }

  /**
   * The newest known line that is not newer than this version, and whether this version belongs to a line that is newer
   * than all known lines.
   */
  private get line(): { line: EngineLine; newer: boolean } {
    const { major, minor } = this.parsed;
    const lines = linesOf(this.family);
    const newest = lines[lines.length - 1];
    const line = [...lines].reverse().find((each) => !isOlder(this.parsed, [each.major, each.minor])) ?? lines[0];
    return { line, newer: line === newest && (newest.major !== major || newest.minor !== minor) };
  }
}

/** A parsed version. `patch` is undefined if the version has no patch level. */
interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch?: number;
}

function linesOf(family: string): EngineLine[] {
  return LINES.filter((each) => each.family === family);
}

function isOlder({ major, minor }: Version, [thanMajor, thanMinor]: readonly [number, number]): boolean {
  return major < thanMajor || (major === thanMajor && minor < thanMinor);
}

/**
 * Refuses the tag of another build: the official image has no such tag, and another image has other programs and
 * folders.
 */
function officialTag(tag: string): void {
  text.check('engine.version', tag);
  const suffix = /^\d+\.\d+(?:\.\d+)?(-.*)$/.exec(tag)?.[1];
  if (suffix === undefined || /^(-(rc|m)\d+[a-z\d-]*)?(-(alpine(\d+\.\d+)?|[a-z]+))?$/.test(suffix)) return;
  refuse({
    prop: 'engine.version',
    problem: 'the official image has no such tag',
    got: tag,
    allowed: 'a version with an optional suffix, such as -alpine, -alpine3.22 or -bookworm',
    cure: "use a tag of the official image, or Engine.of({ image, family, version: '7.2.4' }) for another image",
  });
}

function pinned(image: string, digest: string | undefined): string {
  return digest === undefined ? image : `${image}@${imageDigest('engine.digest', digest)}`;
}

function parseVersion(family: string, version: string): Version {
  const oldest = OLDEST.find((each) => each.family === family);
  if (!oldest) {
    return refuse({
      prop: 'engine.family',
      problem: 'unknown server: the names of the programs and the directives depend on it',
      got: family,
      allowed: 'redis or valkey',
      cure: 'name the server that the image is compatible with',
    });
  }
  const match = /^(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?(-[a-zA-Z0-9][-.a-zA-Z0-9]{0,38}[a-zA-Z0-9])?$/.exec(version);
  const [, major, minor, patch] = match ?? [];
  const parsed = { major: Number(major), minor: Number(minor), patch: patch === undefined ? undefined : Number(patch) };
  if (match && !isOlder(parsed, oldest.from)) return parsed;
  return refuse({
    prop: 'engine.version',
    problem: match
      ? `${family} ${version} is too old: it cannot wait for its replicas when it stops`
      : 'not a valid version, and the supported directives depend on it',
    got: version,
    allowed: `${family} ${oldest.from.join('.')} or newer, as major.minor with an optional patch level and suffix`,
    cure: family === 'redis' ? "use Engine.redis('8.6')" : "use Engine.valkey('9.1')",
  });
}
