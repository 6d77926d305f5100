import { perRelease } from '../../tools/bench';

// The promise is 15 ms a release and a cost that grows with the number of releases, not with its square. A slow or busy machine gets
// slack: what is asserted is the quickest of several runs, and the least of the limits that a mistake would break.
test('a release costs little, and a hundred cost a hundred times as much', () => {
  const [ten, hundred] = perRelease([10, 100], 3);
  expect(ten.min).toBeLessThan(15);
  expect(hundred.min).toBeLessThan(15);
  expect(hundred.min / ten.min).toBeLessThan(3);
}, 60_000);
