import { refuse } from '../refusal';
import type { Shape } from './shape';
import { meant } from './spelling';

/** A shape for each field of a props struct. The compiler reports missing and unknown fields. */
export type Fields<T> = { readonly [K in keyof Required<T>]: Shape };

/** An object that a user wrote, by its own keys. */
interface Given {
  readonly [key: string]: unknown;
}

/** An object with any keys, whose values have one shape. */
export function mapOf(each: Shape): Shape {
  return {
    check: (path, value) => {
      const given = anObject(path, value, 'an object of keys and values', "write it like { key: 'value' }", isPlain);
      // cdk8s would take the value for the class of the object.
      if (Object.hasOwn(given, 'constructor')) {
        refuse({
          prop: `${path}['constructor']`,
          problem: 'cdk8s cannot write an object with this key',
          got: given.constructor,
          allowed: 'every key but constructor',
          cure: 'use another key',
        });
      }
      for (const [key, own] of Object.entries(given)) each.check(`${path}['${key}']`, own);
    },
  };
}

/** A props struct. An unknown field is refused, because the library would ignore it. */
export function struct<T>(fields: Fields<T>): Shape {
  return withFields(fields, () => true);
}

/**
 * The props struct of a class that users extend or wrap: their classes have more props, and often pass all of them on.
 * So only an unknown field that looks like a known one is refused.
 */
export function openStruct<T>(fields: Fields<T>): Shape {
  return withFields(fields, (_, near) => near !== undefined);
}

function withFields<T>(fields: Fields<T>, refuses: (name: string, near: string | undefined) => boolean): Shape {
  const shapes = Object.entries<Shape>(fields);
  const names = Object.keys(fields);
  const known = names.join(', ');
  const isRequired = shapes.some(([, shape]) => shape.required);
  const cure = `write it like { field: value }${isRequired ? '' : ', or leave it out'}`;
  return {
    check: (path, value) => {
      const given = aStruct(path, value, names, value === false && 'enabled' in fields ? 'write { enabled: false }' : cure);
      const within = (name: string) => (path === '' ? name : `${path}.${name}`);
      for (const name of Object.keys(given)) {
        if (Object.hasOwn(fields, name)) continue;
        const near = meant(name, names);
        if (!refuses(name, near)) continue;
        const cure = near === undefined ? 'correct the name, or leave the field out' : `write ${near}`;
        refuse({ prop: within(name), problem: 'unknown field', got: name, allowed: known, cure });
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

/**
 * Checks that a value can be a struct: an object, and not a list, a function, or an object of JavaScript or cdk8s whose
 * content is not in fields. A copy of the object would lose inherited fields.
 */
export function aStruct(path: string, value: unknown, names: string[], cure: string): Given {
  const given = anObject(path, value, `an object with the fields ${names.join(', ')}`, cure, hasFields);
  const inherited = names.find((name) => name in given && !Object.hasOwn(given, name));
  if (inherited === undefined) return given;
  return refuse({
    prop: path === '' ? inherited : `${path}.${inherited}`,
    problem: 'the object inherits this field from its prototype',
    got: given[inherited],
    allowed: 'fields of the object itself',
    cure: 'write the field into the object',
  });
}

function anObject(path: string, value: unknown, allowed: string, cure: string, accepts: (value: object) => boolean): Given {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && accepts(value)) return value as Given;
  return refuse({ prop: path === '' ? 'props' : path, problem: 'must be an object', got: value, allowed, cure });
}

/** Not a Map, Set, Date, Promise or Buffer, and no value that is known only at synth, like a Lazy of cdk8s. */
function hasFields(value: object): boolean {
  const { produce, resolve } = value as Given;
  return Object.prototype.toString.call(value) === '[object Object]' && typeof produce !== 'function' && typeof resolve !== 'function';
}

/** An object without a class, also from another realm, for example from a test of Jest. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf'));
}
