// The summary of a jest run, which `npm test` prints after a tier.

/**
 * The used part of jest's JSON report.
 * @typedef {{ fullName: string, title: string, status: string, duration?: number | null }} Test
 * @typedef {{ testResults: readonly { assertionResults: readonly Test[] }[] }} Report
 */

const minutes = (/** @type {number} */ milliseconds) => `${(milliseconds / 60_000).toFixed(1)} min`;

/**
 * One line about the fault scenarios, and one for each of the longest tests; no lines for a tier without fault
 * scenarios.
 *
 * @param {Report} report
 * @param {number} workers the number of tests that ran at a time
 * @returns {string[]}
 */
function played({ testResults }, workers = 1) {
  const tests = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed' || status === 'failed')
    .map(({ fullName, title, duration }) => ({ fullName, fault: /^#(\d+) /.exec(title)?.[1], took: duration ?? 0 }));
  const faults = tests.filter(({ fault }) => fault !== undefined);
  if (faults.length === 0) return [];
  const time = faults.reduce((sum, { took }) => sum + took, 0) / workers;
  const slowest = [...tests].sort((a, b) => b.took - a.took).slice(0, 5);
  const scenarios = new Set(faults.map(({ fault }) => fault)).size;
  return [
    `faults: ${scenarios} of the list in ${faults.length} tests, ${minutes(time)}${workers > 1 ? ` (${workers} at a time)` : ''}`,
    ...slowest.map(({ fullName, took }) => `slowest: ${(took / 1000).toFixed(0)} s ${fullName}`),
  ];
}

module.exports = { played };
