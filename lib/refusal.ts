/**
 * The parts of the message for a refused value. Every refusal of the library has the same four parts, so that a user
 * can correct the value without the documentation: what is wrong and why, the value got, the values allowed, and the
 * cure.
 */
export interface Refusal {
  /** The path of the prop as the user writes it, for example `resources.redis.memoryLimit` or `imagePullSecrets[1]`. */
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

// Directives whose value contains a password. The release refuses them, and the text of the refusal may be kept in the
// log of a pipeline.
const SECRET =
  /^((?:redis|sentinel)Config\[' *(?:sentinel +)?(?:requirepass|(?:master|primary)auth|user|auth-pass|sentinel-pass|tls-[a-z-]*key-file-pass)\b).*/is;

/**
 * Stops the synthesis, because the value would make an unsafe release. The text does not show passwords.
 *
 * @throws always
 */
export function refuse(refusal: Refusal): never {
  throw new Error(refusalText(refusal));
}

/** The text of a refusal: `prop: problem (got ..., allowed: ...); cure`. */
export function refusalText({ prop, problem, got, allowed, cure }: Refusal): string {
  const [, secret] = SECRET.exec(prop) ?? [];
  const where = secret === undefined ? prop : `${secret}']`;
  const shownAt = where.replaceAll(/\['(.{100}).+?'\]/gs, "['$1...']");
  const what = secret === undefined ? show(got) : 'a value that is not shown';
  return `${shownAt}: ${problem} (got ${what}, allowed: ${allowed}); ${cure}`;
}

/** The whole numbers that a prop accepts, and the reasons against other numbers. */
export interface WholeNumbers {
  readonly minimum: number;
  /** @default 2147483647, the largest number that the servers and Kubernetes accept */
  readonly maximum?: number;
  /** What is wrong with a smaller number. */
  readonly below?: string;
  /** What is wrong with a larger number. */
  readonly above?: string;
  /** What to write instead. @default 'leave it out to use the default' */
  readonly cure?: string;
}

/** The largest number that the servers and Kubernetes accept. */
export const LARGEST = 2 ** 31 - 1;

/**
 * Checks that a value is a whole number in a range.
 *
 * @returns the value
 * @throws if the value is not a whole number from `minimum` to `maximum`, with the reason that applies
 */
export function wholeNumber(prop: string, value: number, { minimum, maximum = LARGEST, below, above, cure }: WholeNumbers): number {
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  let problem = 'must be a whole number';
  if (Number.isInteger(value)) problem = value < minimum ? (below ?? 'the number is too small') : (above ?? 'the number is too large');
  return refuse({
    prop,
    problem,
    got: value,
    allowed:
      maximum > LARGEST / 2 && !(value > maximum)
        ? `a whole number of at least ${minimum}`
        : `a whole number from ${minimum} to ${maximum}`,
    cure: cure ?? 'leave it out to use the default',
  });
}

/** The index of the first value that repeats an earlier one; -1 if every value occurs once. */
export function firstRepeated(values: (string | number)[]): number {
  return values.findIndex((value, index) => values.indexOf(value) < index);
}

/** The most characters that a refusal shows of a value. */
const LONGEST = 100;
/** The most elements that a refusal shows of a list. */
const MOST = 10;

/** The value as text of a limited length. Strings are shown in quotes, which make empty strings and blanks visible. */
function show(value: unknown): string {
  const shown = whole(value, 0);
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}...` : shown;
}

function whole(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, LONGEST + 1));
  if (Array.isArray(value)) return list(value, depth);
  if (typeof value === 'function') return `the function ${nameOf(value)}`.trim();
  // The names of the fields, not their values, which may be passwords.
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) return describe(value);
  return String(value);
}

/** A list may contain itself. */
function list(values: unknown[], depth: number): string {
  if (depth > 2) return '[...]';
  const shown = Array.from(values.slice(0, MOST), (each) => whole(each, depth + 1));
  return `[${[...shown, ...(values.length > MOST ? ['...'] : [])].join(', ')}]`;
}

// The names of classes as text, by their prototypes: a bundler shortens the names of classes.
const classes = new WeakMap<object, string>();

/** Sets the name by which refusals show the instances of a class. */
export function nameClass(prototype: object, name: string): void {
  classes.set(prototype, name);
}

function nameOf(type: { readonly name: string; readonly prototype?: object }): string {
  return classes.get(type.prototype ?? type) ?? type.name;
}

function describe(value: object): string {
  const prototype = Object.getPrototypeOf(value) as object | null;
  const name = prototype === null ? 'Object' : (classes.get(prototype) ?? prototype.constructor?.name ?? 'Object');
  if (name !== 'Object') return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
  const keys = Object.keys(value);
  return keys.length === 0 ? '{}' : `an object with ${keys.join(', ')}`;
}
