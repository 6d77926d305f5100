import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './releases';

// A release costs less than 15 ms where a core is free (`npm run bench`), and the cost grows with the number of releases, not with its
// square. Measured in a process of its own, because jest slows down what runs in it. Other work on the machine gets slack: the quickest
// of several runs counts, against four times the promise.
const PROMISE_MILLISECONDS = 15;
const SLACK = 4;

test('a release costs little, and a hundred cost a hundred times as much', () => {
  const said = execFileSync(process.execPath, [join(root, 'tools', 'bench.js'), '--json'], { encoding: 'utf8' });
  const [, ten, hundred] = JSON.parse(said) as { releases: number; min: number }[];
  expect([ten.releases, hundred.releases]).toEqual([10, 100]);
  expect(hundred.min).toBeLessThan(PROMISE_MILLISECONDS * SLACK);
  expect(hundred.min / ten.min).toBeLessThan(3);
}, 120_000);
