import { otherEngines } from './engines';
import { everything } from './scenarios';
import { play } from './stage';

// Servers of versions without a test file, such as a server that is installed on a machine.
const others = otherEngines();

test(`engines without a test file: ${others.join(', ') || 'none'}`, () => {
  expect(new Set(others).size).toBe(others.length);
});

for (const name of others) {
  play(name, 'dash', everything);
  play(name, 'busybox', everything);
}
