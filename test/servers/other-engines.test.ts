import { otherEngines } from './engines';
import { everything } from './scenarios';
import { play } from './stage';

// Servers of versions that have no file of their own, such as the one that a machine happens to have installed.
const others = otherEngines();

test(`engines without a file of their own: ${others.join(', ') || 'none'}`, () => {
  expect(new Set(others).size).toBe(others.length);
});

for (const name of others) {
  play(name, 'dash', everything);
  play(name, 'busybox', everything);
}
