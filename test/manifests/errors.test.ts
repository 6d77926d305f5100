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

test('every place in lib/ that refuses something is shown by a line of the page', () => {
  expect(unreached).toEqual([]);
  // and the search for such places finds them
  expect(places.length).toBeGreaterThan(30);
});

test('docs/reference/errors.md is what the library says today; npm run docs makes it anew', () => {
  expect(readFileSync(join(root, 'docs', 'reference', 'errors.md'), 'utf8')).toBe(page);
});
