import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './releases';

// The page of errors is made by running what it shows, with the compiled library: see tools/errors.js.

const { messages, page, places, unreached } = JSON.parse(
  execFileSync(process.execPath, [join(root, 'tools', 'errors.js')], { encoding: 'utf8', maxBuffer: 2 ** 24 }),
) as { messages: [code: string, message: string][]; page: string; places: string[]; unreached: string[] };

test.each(messages)('%s is refused', (_, message) => {
  // what is wrong, what was got, what is allowed, the cure; no final period
  expect(message).toMatch(/^[a-zA-Z].*?: .+ \(got .+, allowed: .+\); .+[^.]$/s);
});

test('every place in lib/ that refuses something is shown by a line of the page: see tools/errors.js for a new line', () => {
  expect(unreached).toEqual([]);
  // and the search for such places finds them
  expect(places.length).toBeGreaterThan(30);
});

test('every directive that the release sets is shown by a line', () => {
  const source = readFileSync(join(root, 'lib', 'configuration', 'owned.ts'), 'utf8');
  const directives = [...source.matchAll(/^ {2}\[\s*'([a-z-]+)',/gm)].map(([, name]) => name);
  expect(directives.length).toBeGreaterThan(30);
  expect(directives.filter((name) => !messages.some(([code]) => new RegExp(`[ ']${name}['":]`).test(code)))).toEqual([]);
});

test('docs/reference/errors.md is what the library says today; npm run docs makes it anew', () => {
  expect(readFileSync(join(root, 'docs', 'reference', 'errors.md'), 'utf8')).toBe(page);
});
