import { refuse } from '../refusal';
import { isDnsName } from './names';

const NAME = /^[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;
const VALUE = /^([a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)?$/;

/** Labels or annotations as in `metadata`. */
export type StringMap = { [key: string]: string };

/**
 * Checks the user's labels for objects or pods.
 *
 * @throws if a key or a value is invalid, or the release sets the key: with another selector label, the Services would
 * not find the pods, and the selector of an installed StatefulSet cannot change
 */
export function userLabels(prop: string, labels: StringMap, owned: StringMap): StringMap {
  for (const [key, value] of Object.entries(labels)) {
    checkKey(prop, key);
    refuseOwned(prop, key, Object.keys(owned));
    if (!VALUE.test(value)) {
      refuse({
        prop: `${prop}['${key}']`,
        problem: 'not a valid label value',
        got: value,
        allowed: 'at most 63 letters, digits, dashes, underscores and dots, beginning and ending with a letter or digit',
        cure: 'correct it, or use an annotation instead',
      });
    }
  }
  return labels;
}

/**
 * Checks the user's annotations for objects or pods. Their values may be any text.
 *
 * @throws if a key is invalid, or the release sets the key
 */
export function userAnnotations(prop: string, annotations: StringMap, owned: string[]): StringMap {
  for (const key of Object.keys(annotations)) {
    checkKey(prop, key);
    refuseOwned(prop, key, owned);
  }
  return annotations;
}

function checkKey(prop: string, key: string): void {
  const [name, ...prefix] = key.split('/').reverse();
  const prefixOk = prefix.length === 0 || (prefix.length === 1 && isDnsName(prefix[0]));
  if (prefixOk && NAME.test(name)) return;
  refuse({
    prop: `${prop}['${key}']`,
    problem: 'not a valid key of a label or annotation',
    got: key,
    allowed: 'an optional DNS prefix and a slash, then at most 63 letters, digits, dashes, underscores and dots',
    cure: "write it like 'team' or 'example.com/team'",
  });
}

function refuseOwned(prop: string, key: string, owned: string[]): void {
  if (!owned.includes(key)) return;
  refuse({
    prop: `${prop}['${key}']`,
    problem: 'the release sets this key itself',
    got: key,
    allowed: `every key but ${owned.join(', ')}`,
    cure: 'use another key',
  });
}
