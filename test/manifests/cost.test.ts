import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './releases';

// A release costs less than 15 ms on an idle CPU (`npm run bench`), and the cost grows with the number of releases, not with its
// square. Measured in a separate process, because jest slows down the code that it runs. The fastest of several runs must stay within
// four times the promise, because other work may run on the machine.
const PROMISE_MILLISECONDS = 15;
const SLACK = 4;

test('a release costs little, and a hundred cost a hundred times as much', () => {
  const said = execFileSync(process.execPath, [join(root, 'tools', 'bench.js'), '--json'], { encoding: 'utf8' });
  const [, ten, hundred] = JSON.parse(said) as { releases: number; min: number }[];
  expect([ten.releases, hundred.releases]).toEqual([10, 100]);
  expect(hundred.min).toBeLessThan(PROMISE_MILLISECONDS * SLACK);
  expect(hundred.min / ten.min).toBeLessThan(3);
}, 120_000);
