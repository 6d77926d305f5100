import { refuse } from '../refusal';

/** A check of a value at run time, for JavaScript, `any` and YAML. Types check the same at compile time. */
export interface Shape {
  /** Whether a struct without the field is invalid. */
  readonly required?: boolean;
  /**
   * Checks a value.
   *
   * @param path the path of the prop, as the user writes it
   * @throws if the value has another shape
   */
  check(path: string, value: unknown): void;
}

/** A shape for each field of a props struct. The compiler reports missing and unknown fields. */
export type Fields<T> = { readonly [K in keyof Required<T>]: Shape };

/** A string. */
export const text: Shape = primitive('string', 'a string', (value) =>
  typeof value === 'number' || typeof value === 'boolean' ? `write it in quotes: '${value}'` : 'write it as a string',
);

/** `true` or `false`. */
export const flag: Shape = primitive('boolean', 'true or false', () => 'write true or false, without quotes');

/** A number. Props check its range themselves. */
export const numeric: Shape = primitive('number', 'a number', () => 'write a number, without quotes');

/** A string, a number, or `true` or `false`: a value of redis.conf. */
export const scalar: Shape = {
  check: (path, value) => {
    if (['string', 'boolean'].includes(typeof value) || Number.isFinite(value)) return;
    refuse({
      prop: path,
      problem: 'not a value of a directive',
      got: value,
      allowed: 'a string, a number, true or false',
      cure: "write it as a string, like '100'",
    });
  },
};

function primitive(type: string, allowed: string, cure: (value: unknown) => string): Shape {
  return {
    check: (path, value) => {
      if (typeof value !== type) refuse({ prop: path, problem: `must be ${allowed}`, got: value, allowed, cure: cure(value) });
    },
  };
}

/** The same shape, for a required field. */
export function required(shape: Shape): Shape {
  return { ...shape, required: true };
}

/** A list whose elements have one shape. */
export function listOf(element: Shape): Shape {
  return {
    check: (path, value) => {
      if (!Array.isArray(value))
        refuse({ prop: path, problem: 'must be a list', got: value, allowed: 'a list', cure: 'write it in brackets: [...]' });
      value.forEach((each, index) => void element.check(`${path}[${index}]`, each));
    },
  };
}

/** An object with any keys, whose values have one shape. */
export function mapOf(each: Shape): Shape {
  return {
    check: (path, value) => {
      const pairs = Object.entries(plainObject(path, value, 'an object of keys and values', "write it like { key: 'value' }"));
      for (const [key, own] of pairs) each.check(`${path}['${key}']`, own);
    },
  };
}

/**
 * A member of an enum.
 *
 * @param name the name of the enum
 */
export function memberOf(name: string, choices: { readonly [member: string]: string }): Shape {
  const members = Object.entries(choices);
  const allowed = members.map(([member]) => `${name}.${member}`).join(', ');
  return {
    check: (path, value) => {
      if (members.some(([, choice]) => choice === value)) return;
      refuse({
        prop: path,
        problem: `not a member of ${name}`,
        got: value,
        allowed,
        cure: `use ${name}.${members[0][0]}, or leave it out`,
      });
    },
  };
}

/**
 * An instance of a class that has factories.
 *
 * @param factories calls of the factories, as users write them
 */
export function instanceOf(type: { readonly name: string; readonly prototype: object }, ...factories: string[]): Shape {
  const { name, prototype } = type;
  return {
    check: (path, value) => {
      if (Object.prototype.isPrototypeOf.call(prototype, value as object)) return;
      refuse({
        prop: path,
        problem: isNamed(value, name) ? `an instance of ${name} from another copy of this package` : `must be an instance of ${name}`,
        got: value,
        allowed: `the result of ${factories.join(', ')}`,
        cure: isNamed(value, name) ? 'install one copy of this package' : `write it like ${factories[0]}`,
      });
    },
  };
}

function isNamed(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && value.constructor?.name === name;
}

/**
 * A props struct. Unknown fields are accepted, because props of subclasses have more fields; a known field in another
 * case is refused.
 */
export function struct<T>(fields: Fields<T>): Shape {
  const shapes = Object.entries<Shape>(fields);
  const names = new Map(shapes.map(([name]) => [name.toLowerCase(), name]));
  const known = [...names.values()].join(', ');
  return {
    check: (path, value) => {
      const cure = value === false && 'enabled' in fields ? 'write { enabled: false }' : 'write it like { field: value }, or leave it out';
      const given = plainObject(path, value, `an object with the fields ${known}`, cure);
      const within = (name: string) => (path === '' ? name : `${path}.${name}`);
      for (const name of Object.keys(given)) {
        const meant = names.get(name.toLowerCase().replaceAll(/[-_]/g, ''));
        if (meant === undefined || meant === name) continue;
        refuse({ prop: within(name), problem: 'unknown field', got: name, allowed: known, cure: `write ${meant}` });
      }
      for (const [name, shape] of shapes) {
        if (given[name] !== undefined) shape.check(within(name), given[name]);
        else if (shape.required) missing(within(name), known);
      }
    },
  };
}

/** Refuses a struct without a required field. */
export function missing(path: string, known: string): never {
  return refuse({
    prop: path,
    problem: 'a required field is missing',
    got: undefined,
    allowed: `an object with the fields ${known}`,
    cure: 'add it',
  });
}

/** Checks that a value is an object, and not a list or a function. */
export function plainObject(path: string, value: unknown, allowed: string, cure: string): { readonly [key: string]: unknown } {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as { readonly [key: string]: unknown };
  return refuse({ prop: path === '' ? 'props' : path, problem: 'must be an object', got: value, allowed, cure });
}
