// docs/measurements.md: made from the reports that are kept beside its pictures, so that no figure in it was typed.

const fs = require('node:fs');
const path = require('node:path');
const { rows } = require('./records');
const { pictures, text } = require('./report');
const { scenario } = require('./scenarios');
const { brief, markdown } = require('./table');
const { reachedInWords } = require('./targets');

/** @typedef {import('./report').Report} Report */

const introduction = `# Measurements

What a client sees while the release is broken on purpose. Made by \`npm run faults -- --publish\` from the reports of the runs named here; the numbers of
the faults, and what must hold in each, are those of \`npm run faults -- --list\`.

**Longest stall**: the longest time in which none of the connections had a write acknowledged, as the clients saw it. **Lost**: acknowledged
writes that the master did not hold at the end; every one is read back. **Healthy again**: from the fault until all members were in sync and all
sentinels agreed. Three figures are minimum, median and maximum over the runs. **Target**: what is wanted of many runs on a cluster, with what was
measured; a target that is missed says so. What must hold in each run is asserted by the tests: a run that breaks it counts as failed.

Earlier figures, of Redis 8.0 and the library before the default became 8.6, are on [a page of their own](measurements/2026-11-26/measurements.md).`;

/**
 * @param {readonly Report[]} reports
 * @returns {{ page: string, files: { name: string, text: string }[] }}
 */
function publish(reports) {
  /** @type {{ name: string, text: string }[]} */
  const files = [];
  const sections = reports.map((report) => section(report, files));
  const overview = reports.length > 1 ? [summary(reports)] : [];
  return { page: `${[introduction, ...overview, ...sections].join('\n\n')}\n`, files };
}

/** What was measured last of each fault on each engine, and with how much data. @param {readonly Report[]} reports */
function summary(reports) {
  /** @type {Map<string, import('./records').Row & { date: string }>} */
  const latest = new Map();
  for (const report of [...reports].sort((a, b) => a.date.localeCompare(b.date)))
    for (const row of rows(report.records))
      latest.set([row.tier, row.scenario, row.test, row.what, row.engine, row.variant].join('\0'), {
        ...row,
        date: report.date.slice(0, 10),
      });
  const list = [...latest.values()].sort(
    (a, b) => a.scenario - b.scenario || a.test.localeCompare(b.test) || a.engine.localeCompare(b.engine) || mebibytes(a) - mebibytes(b),
  );
  const sized = new Set(list.filter((row) => mebibytes(row) > 0).map(subject));
  const bySize = list.filter((row) => sized.has(subject(row)));
  return [
    `## In short\n\nThe latest figures of each fault. Those before them, and the pictures, are below.\n\n${brief(list.filter((row) => mebibytes(row) === 0))}`,
    ...(bySize.length > 0 ? [`## By size\n\nThe same faults in releases that hold more data.\n\n${brief(bySize)}`] : []),
  ].join('\n\n');
}

/** How much data a release held besides what was written under load. @param {import('./records').Row} row */
function mebibytes({ variant }) {
  return Number(/(\d+) MiB/.exec(variant)?.[1] ?? 0);
}

/** What is compared by size. @param {import('./records').Row} row */
function subject({ tier, test, what, engine, variant }) {
  return [tier, test, what, engine, variant.replace(/,? ?\d+ MiB/, '')].join('\0');
}

/**
 * @param {Report} report
 * @param {{ name: string, text: string }[]} files of the sections before, to which those of this one are added
 */
function section(report, files) {
  const list = rows(report.records);
  const tiers = [...new Set(list.map(({ tier }) => tier))];
  const images = pictures(list).map(({ name, text, row }) => {
    const free = firstFree(name, new Set(files.map((each) => each.name)));
    files.push({ name: free, text });
    return `![${`#${row.scenario} ${scenario(row.scenario)?.title ?? row.test}`.replaceAll(/[[\]]/g, '')}](measurements/${free})`;
  });
  return [`## ${titleOf(tiers)}, ${report.date.slice(0, 10)}`, facts(report, reachedInWords(list)), markdown(list), ...images].join('\n\n');
}

/** @param {readonly string[]} tiers */
function titleOf(tiers) {
  const words = /** @type {Record<string, string>} */ ({ process: 'Processes on loopback', cluster: 'Kubernetes' });
  return tiers.map((tier) => words[tier] ?? tier).join(' and ');
}

/** @param {Report} report @param {string} [targets] */
function facts({ machine, engines, records, command, commit, passed, failed }, targets) {
  // A cluster has servers of its own, which the records tell, but not those of older reports.
  const told = records.flatMap(({ engine, version }) => (version === undefined ? [] : [[engine, version]]));
  const versions = [...new Set([...Object.entries(engines), ...told].map(([name, version]) => `${name.split('-')[0]} ${version}`))];
  return [
    `- Machine: ${machine.cpus} processors (${machine.processor}), ${machine.memoryGiB} GiB, ${machine.kernel}, node ${machine.node}`,
    ...(machine.cluster ? [`- Cluster: ${machine.cluster}`] : []),
    ...(versions.length > 0 ? [`- Servers: ${versions.join(', ')}`] : []),
    `- Runs: ${passed} passed, ${failed} failed${commit ? `; library at ${commit}` : ''}${targets ? `; ${targets}` : ''}`,
    `- Command: \`${command}\``,
  ].join('\n');
}

/**
 * @param {string} name
 * @param {ReadonlySet<string>} taken
 */
function firstFree(name, taken) {
  const { name: stem, ext } = path.parse(name);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${stem}-${number}${ext}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/**
 * Keeps reports, and makes the page and its pictures anew from all that are kept.
 *
 * @param {string} docs
 * @param {readonly Report[]} reports
 */
function writePage(docs, reports) {
  const folder = path.join(docs, 'measurements');
  const kept = path.join(folder, 'reports');
  fs.mkdirSync(kept, { recursive: true });
  for (const report of reports) fs.writeFileSync(path.join(kept, `${report.date.slice(0, 19).replaceAll(':', '-')}.json`), text(report));
  const all = fs
    .readdirSync(kept)
    .sort()
    .map((name) => JSON.parse(fs.readFileSync(path.join(kept, name), 'utf8')));
  const { page, files } = publish(all);
  for (const name of fs.readdirSync(folder)) if (name.endsWith('.svg')) fs.rmSync(path.join(folder, name));
  for (const file of files) fs.writeFileSync(path.join(folder, file.name), file.text);
  fs.writeFileSync(path.join(docs, 'measurements.md'), page);
}

module.exports = { publish, writePage };
