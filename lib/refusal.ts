/**
 * What a user reads when a value is refused. Every refusal of the library has the same four parts, so that nobody has
 * to look into the documentation to get on: what is wrong and why, the value got, the values allowed, the cure.
 */
export interface Refusal {
  /** The prop as the user writes it, with its path, for example `resources.redis.memoryLimit`. */
  readonly prop: string;
  /** What is wrong with the value, in the user's terms. */
  readonly problem: string;
  /** The value got. */
  readonly got: unknown;
  /** The values allowed. */
  readonly allowed: string;
  /** What to write instead. */
  readonly cure: string;
}

// Directives that hold a password, or rules with one. Whoever writes one gets a refusal, and its text lands in the log of a pipeline.
const SECRET =
  /^(.*\[' *(?:sentinel +)?(?:requirepass|(?:master|primary)auth|user|auth-pass|sentinel-pass|tls-[a-z-]*key-file-pass)\b).*/is;

/**
 * Stops the synthesis: a value that would break the promise of the release must not reach a cluster. A password is not shown.
 *
 * @throws always
 */
export function refuse(refusal: Refusal): never {
  const { prop, problem, got, allowed, cure } = refusal;
  const [, secret] = SECRET.exec(prop) ?? [];
  const where = secret === undefined ? prop : `${secret}']`;
  const what = secret === undefined ? show(got) : 'a value that is not shown';
  throw new Error(`${where}: ${problem} (got ${what}, allowed: ${allowed}); ${cure}`);
}

/**
 * Refuses anything but a whole number in a range.
 *
 * @returns the value, so that the check can stand where the value is used
 * @throws if the value is not a whole number from `minimum` to `maximum`
 */
export function wholeNumber(
  prop: string,
  value: number,
  minimum: number,
  maximum: number = Number.MAX_SAFE_INTEGER,
  reason?: string,
): number {
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  const range =
    maximum === Number.MAX_SAFE_INTEGER ? `a whole number of at least ${minimum}` : `a whole number from ${minimum} to ${maximum}`;
  return refuse({
    prop,
    problem: reason ?? 'the value is out of range',
    got: value,
    allowed: range,
    cure: 'leave it out to use the default',
  });
}

/** Strings in quotes, so that an empty one and a stray blank can be seen; everything else as JavaScript prints it. */
function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  return String(value);
}
