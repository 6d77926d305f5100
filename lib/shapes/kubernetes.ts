import { K8S_FIELDS } from '../../imports/k8s-fields';
import { refuse } from '../refusal';
import { aStruct, mapOf, missing } from './object';
import { flag, listOf, numeric, type Shape, text } from './shape';
import { meant } from './spelling';

/**
 * The shape of a struct of Kubernetes. A field that the schema does not know is refused, because it would be silently
 * dropped.
 *
 * @param name the name of the struct in `k8s`, for example `Container`
 */
export function k8sStruct(name: string): Shape {
  const fields = K8S_FIELDS[name];
  const names = Object.keys(fields);
  return {
    check: (path, value) => {
      const given = aStruct(path, value, names, `write an object like k8s.${name}`);
      for (const field of Object.keys(given)) if (!Object.hasOwn(fields, field)) unknown(`${path}.${field}`, field, name);
      for (const [field, type] of Object.entries(fields)) {
        const own = given[field];
        if (own !== undefined) shapeOf(type.replace(/!$/, '')).check(`${path}.${field}`, own);
        else if (type.endsWith('!')) missing(`${path}.${field}`, names.join(', '));
      }
    },
  };
}

function unknown(path: string, field: string, struct: string): never {
  const known = Object.keys(K8S_FIELDS[struct]);
  const near = meant(field, known);
  return refuse({
    prop: path,
    problem: `unknown field of ${struct} in the Kubernetes schema of this library`,
    got: field,
    allowed: known.join(', '),
    cure: near === undefined ? 'correct the name, or add the field with a JSON patch on the object' : `write ${near}`,
  });
}

/** The shape of a field, by its type in `imports/k8s-fields.ts`. */
function shapeOf(type: string): Shape {
  if (type.endsWith('[]')) return listOf(shapeOf(type.slice(0, -2)));
  if (type.endsWith('{}')) return mapOf(shapeOf(type.slice(0, -2)));
  if (type.startsWith("'")) return choice(type.split(' | ').map((each) => each.slice(1, -1)));
  return NAMED[type] ?? k8sStruct(type);
}

const NAMED: { readonly [type: string]: Shape } = {
  string: text,
  boolean: flag,
  number: numeric,
  integer: {
    check: (path, value) => {
      if (Number.isSafeInteger(value)) return;
      refuse({
        prop: path,
        problem: 'must be a whole number',
        got: value,
        allowed: 'a whole number',
        cure: 'write a whole number, without quotes',
      });
    },
  },
  Quantity: wrapped('Quantity', ['string', 'number'], "k8s.Quantity.fromString('1Gi')"),
  IntOrString: wrapped('IntOrString', ['string', 'number'], 'k8s.IntOrString.fromNumber(8080)'),
};

/**
 * The shape of a class with a string or a number as its value. An instance from another copy of the schema works too,
 * for example from cdk8s-plus.
 */
function wrapped(name: string, types: string[], example: string): Shape {
  return {
    check: (path, value) => {
      const given = typeof value === 'object' && value !== null && 'value' in value ? value.value : undefined;
      if (types.includes(typeof given) && !(typeof given === 'number' && !Number.isFinite(given))) return;
      refuse({
        prop: path,
        problem: `must be a k8s.${name}`,
        got: typeof given === 'number' ? given : value,
        allowed: `the result of k8s.${name}.fromString() or fromNumber()`,
        cure: `write it like ${example}`,
      });
    },
  };
}

function choice(choices: string[]): Shape {
  return {
    check: (path, value) => {
      if (choices.includes(value as string)) return;
      refuse({
        prop: path,
        problem: 'not a value that Kubernetes accepts here',
        got: value,
        allowed: choices.join(', '),
        cure: `write it like '${choices[0]}'`,
      });
    },
  };
}
