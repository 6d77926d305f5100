// The order in which jest starts the test files, three of which run side by side in the script tier. By itself it starts the biggest first,
// or those that took longest the last time; on a new machine it knows no times, and the sizes here say nothing. Then the longest came last,
// and one processor waited for it for minutes.

const { default: Sequencer } = require('@jest/test-sequencer');

/** The files of the script tier that take minutes, the longest first (2 slow cores: 9 to 4 min). */
const longest = [
  'redis-8.6.faults',
  'valkey-9.1.busybox',
  'redis-8.6',
  'valkey-8.1.faults',
  'redis-8.0.busybox',
  'valkey-8.1',
  'redis-8.0.secured',
  'redis-8.6.rotation',
];

/** @param {{ path: string }} test */
function rank({ path }) {
  const found = longest.findIndex((name) => path.endsWith(`/test/servers/${name}.test.ts`));
  return found < 0 ? longest.length : found;
}

class LongestFirst extends Sequencer {
  /** @override @param {import('@jest/test-result').Test[]} tests */
  async sort(tests) {
    return [...(await super.sort(tests))].sort((a, b) => rank(a) - rank(b));
  }
}

module.exports = LongestFirst;
