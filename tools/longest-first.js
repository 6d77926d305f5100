// The order in which jest starts the test files. The script tier runs several files at a time. By default, jest starts the
// largest files first, or the files that took longest in the last run. On a new machine it has no durations, and the
// sizes of the files do not help: the longest files would start last, and one CPU would be idle for minutes.

const { default: Sequencer } = require('@jest/test-sequencer');

/** The files of the script tier that take minutes, the longest first. */
const longest = [
  'valkey-9.1.busybox',
  'redis-8.6',
  'redis-8.6.network',
  'redis-8.0.secured',
  'valkey-8.1.faults',
  'valkey-9.1.proxy',
  'redis-8.6.proxy',
  'redis-8.6.data',
  'redis-8.6.faults',
  'valkey-8.1.secured',
  'shell',
  'redis-8.6.rotation',
  'redis-8.0.busybox',
  'valkey-8.1',
  'valkey-9.1.secured',
  'valkey-8.1.network',
  'valkey-8.1.data',
  'random.redis-8.6',
  'random.valkey-8.1',
  'valkey-8.1.rotation',
  'supervise',
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
