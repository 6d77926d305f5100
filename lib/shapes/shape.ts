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
      // With holes, which forEach would leave out.
      for (const [index, each] of value.entries()) element.check(`${path}[${index}]`, each);
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
