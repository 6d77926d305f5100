import {
  BLOCKING_FLUSH,
  CLIENT_SETINFO,
  DIRECTIVES,
  type EngineFeature,
  type EngineLine,
  LINES,
  NEWEST_OF_REDIS_IN_VALKEY,
  OLDEST,
  VULNERABILITIES,
} from './engine-facts';
import { imageDigest, imageReference } from './kubernetes';
import { refuse } from './refusal';
import { required, struct, text } from './shapes';

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
   * Without a patch level it counts as the newest of its line.
   *
   * @constraint redis 7.0 or newer, valkey 7.2 or newer
   */
  readonly version: string;
}

const ENGINE = struct<EngineProps>({ image: required(text), family: required(text), version: required(text) });

/**
 * A server and its version: the image, the programs in it, and what this version can do.
 *
 * What depends on the version is asked here, and answered by a table of facts.
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
    officialTag(version);
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
    officialTag(version);
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
   * The newest data files that the server reads, of Redis and of Valkey, by how these begin: `REDIS0011`. Nines of a version that is newer than
   * all that are known.
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
   * Whether a replica that empties itself for a full copy answers nobody meanwhile, unless told to.
   *
   * @internal
   */
  public get _blocksWhileFlushing(): boolean {
    return BLOCKING_FLUSH.some((each) => this.has(each));
  }

  /**
   * What is known against this version: the hole that is open where TLS is on, in which versions it is not, and that nobody mends the line any
   * more. A version without patch level is taken for the newest of its line.
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
   * Whether the server knows CLIENT SETINFO.
   *
   * @internal
   */
  public get _knowsClientSetInfo(): boolean {
    return CLIENT_SETINFO.some((each) => this.has(each));
  }

  private has({ family, from, before }: EngineFeature): boolean {
    return family === this.family && !isOlder(this.parsed, from) && (before === undefined || isOlder(this.parsed, before));
  }

  /** The newest known line that is not newer than this version, and whether this version is of a line after all that are known. */
  private get line(): { line: EngineLine; newer: boolean } {
    const { major, minor } = this.parsed;
    const lines = linesOf(this.family);
    const newest = lines[lines.length - 1];
    const line = [...lines].reverse().find((each) => !isOlder(this.parsed, [each.major, each.minor])) ?? lines[0];
    return { line, newer: line === newest && (newest.major !== major || newest.minor !== minor) };
  }
}

/** What is known against a version. */
export interface KnownVulnerability {
  readonly name: string;
  readonly problem: string;
  /** The first version without it, of each line that has one. */
  readonly fixed: string[];
  /** That of the version's own line, if that has one. */
  readonly fixedHere?: string;
  /** Whether the line gets no fixes any more. */
  readonly ended: boolean;
}

/** `patch` is undefined where the version does not name one. */
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

/** Refuses the tag of another build: the official image has none of that name, and another image has other programs and folders. */
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
