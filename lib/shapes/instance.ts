import { nameClass, refuse } from '../refusal';
import type { Shape } from './shape';

// The instances that factories of this copy of the package returned. In JavaScript, `new` and `Object.create` work for
// classes with a private constructor too, and would skip the checks of the factories.
const made = new WeakSet<object>();

/** Marks an instance as the result of a factory: `instanceOf` refuses other instances. */
export function fromFactory<T extends object>(instance: T): T {
  made.add(instance);
  return instance;
}

/**
 * An instance of a class that has factories.
 *
 * @param name the name of the class as text, because bundlers shorten the names of classes
 * @param factories calls of the factories, as users write them
 */
export function instanceOf(name: string, { prototype }: { readonly prototype: object }, ...factories: string[]): Shape {
  nameClass(prototype, name);
  const allowed = `the result of ${factories.join(', ')}`;
  return {
    check: (path, value) => {
      const isOfClass = Object.prototype.isPrototypeOf.call(prototype, value as object);
      if (isOfClass && made.has(value as object)) return;
      const isOfCopy = !isOfClass && isNamed(value, name);
      refuse({
        prop: path,
        problem: problem(name, isOfClass, isOfCopy),
        got: value,
        allowed,
        cure: isOfCopy ? 'install one copy of this package' : `write it like ${factories[0]}`,
      });
    },
  };
}

function problem(name: string, isOfClass: boolean, isOfCopy: boolean): string {
  if (isOfClass) return `an instance of ${name} that no factory of the class returned, so its values are unchecked`;
  return isOfCopy ? `an instance of ${name} from another copy of this package` : `must be an instance of ${name}`;
}

function isNamed(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && value.constructor?.name === name;
}
