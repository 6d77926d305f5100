// A run on disk: a folder with report.json, the table, and a picture of each scenario.

const fs = require('node:fs');
const path = require('node:path');
const { picture } = require('./picture');
const { grouped, rows } = require('./records');
const { markdown } = require('./table');

/** @typedef {import('./records').FaultRecord} FaultRecord */
/** @typedef {import('./records').Row} Row */

/**
 * @typedef {object} Report
 * @property {string} date of its beginning
 * @property {string} command that repeats it
 * @property {string} [commit] of the library
 * @property {import('./machine').Machine} machine
 * @property {Record<string, string>} engines versions by name
 * @property {import('./options').Options} options
 * @property {number} passed
 * @property {number} failed
 * @property {FaultRecord[]} records
 */

/** A file of the report, with its text. @typedef {{ name: string, text: string, row: Row }} Picture */

/**
 * A picture of each scenario in each tier that has something to show.
 *
 * @param {readonly Row[]} list
 * @returns {Picture[]}
 */
function pictures(list) {
  return grouped(list, ({ tier, scenario }) => `${tier} ${scenario}`).flatMap((group) => {
    const [row] = group;
    const drawn = picture(group);
    return drawn === undefined ? [] : [{ name: `${row.tier}-${`${row.scenario}`.padStart(2, '0')}.svg`, text: drawn, row }];
  });
}

/** A report as its file holds it: one record a line, a long list that other programs can still be let loose on. @param {Report} report */
function text({ records, ...rest }) {
  const lines = records.map((record) => JSON.stringify(record)).join(',\n');
  return `${JSON.stringify(rest, undefined, 2).slice(0, -2)},\n  "records": [\n${lines}\n]\n}\n`;
}

/**
 * @param {string} folder
 * @param {Report} report
 */
function write(folder, report) {
  fs.writeFileSync(path.join(folder, 'report.json'), text(report));
  const list = rows(report.records);
  fs.writeFileSync(path.join(folder, 'table.md'), `${markdown(list)}\n`);
  for (const file of pictures(list)) fs.writeFileSync(path.join(folder, file.name), file.text);
}

/**
 * @param {string} folder
 * @returns {Report}
 */
function read(folder) {
  return JSON.parse(fs.readFileSync(path.join(folder, 'report.json'), 'utf8'));
}

module.exports = { pictures, read, text, write };
