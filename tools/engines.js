// Generates docs/reference/engines.md, the facts about each line of server versions, from the table that the library
// uses.

const path = require('node:path');
const { VULNERABILITIES, LINES } = require('../lib/engine-facts');
const { Engine } = require('../lib');

const file = path.join(path.dirname(__dirname), 'docs', 'reference', 'engines.md');

const INTRODUCTION = `# Engines

The facts about each line of server versions that the library uses. \`npm run docs\` generates this page from
[\`lib/engine-facts.ts\`](../../lib/engine-facts.ts), which lists the sources. A fact that no public source states is left out.

- **data format** is the beginning of the data files of the line, and **reads** the newest format that it reads, of each family. From these two follows
  which engine can replace another: [Change the engine](../how-to/operate.md#change-the-engine).
- **fixed in** is the first version without the known vulnerability of its family. The library refuses an older version with TLS, and prints a warning
  without TLS: [Keep the engine free of known vulnerabilities](../how-to/operate.md#keep-the-engine-free-of-known-vulnerabilities).
${Object.entries(VULNERABILITIES)
  .map(([family, { name, problem }]) => `  - ${family}: ${name}. ${problem[0].toUpperCase()}${problem.slice(1)}.`)
  .join('\n')}
- The library assumes that a line newer than all of these reads every format of its family, and has no known vulnerability.
`;

/** @param {import('../lib/engine-facts').EngineLine} line */
function row({ family, major, minor, writes, fixedIn, support }) {
  const line = `${major}.${minor}`;
  const { _readableData: readableData } = family === 'redis' ? Engine.redis(line) : Engine.valkey(line);
  const fixed = fixedIn === undefined ? 'none' : `${line}.${fixedIn}`;
  const until = support === 'ended' ? 'ended' : support === undefined ? '' : `until ${support}`;
  const reads = readableData.map((each) => `\`${each}\``).join(', ');
  return `| ${family === 'redis' ? 'Redis' : 'Valkey'} ${line} | \`${writes}\` | ${reads} | ${fixed} | ${until} |`;
}

function page() {
  const head = ['| line | data format | reads | fixed in | support |', '|---|---|---|---|---|'];
  return `${[INTRODUCTION, ...head, ...LINES.map(row)].join('\n')}\n`;
}

module.exports = { file, page };
