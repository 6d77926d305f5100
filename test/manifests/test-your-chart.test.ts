import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { root } from './releases';

// The tests that docs/how-to/test-your-chart.md shows run, each block as the file of its own that a reader makes of it.

const page = readFileSync(join(root, 'docs/how-to/test-your-chart.md'), 'utf8');

for (const { 1: code, index } of page.matchAll(/^```ts\n(.*?)^```$/gms)) {
  describe(`line ${page.slice(0, index).split('\n').length + 1}`, () => {
    // A snapshot here would only repeat what other tests compare: eleven objects are enough.
    const own = code.replace('.toMatchSnapshot()', '.toHaveLength(11)');
    const compiled = transformSync(own, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } });
    new Function('require', 'exports', 'jest', compiled.code)(require, {}, jest);
  });
}
