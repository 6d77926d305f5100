// The page of what is known of each line of servers, made from the table that the library goes by.

const path = require('node:path');
const { VULNERABILITIES, LINES } = require('../lib/engine-facts');
const { Engine } = require('../lib');

const file = path.join(path.dirname(__dirname), 'docs', 'reference', 'engines.md');

const INTRODUCTION = `# Engines

What the library knows of each line of servers, and goes by. The page is made from [\`lib/engine-facts.ts\`](../../lib/engine-facts.ts), where the sources
stand (\`npm run docs\`). What nobody has said publicly is left out.

- **its data** is how its files on the volume begin, and **reads** the newest that it takes, of each family. Which change of engine works follows from
  the two: [Change the engine](../how-to/operate.md#change-the-engine).
- **without the hole from** is the first version without the hole that is known of its family. An older one is refused with TLS, and warned of without:
  [Keep the engine without known holes](../how-to/operate.md#keep-the-engine-without-known-holes).
${Object.entries(VULNERABILITIES)
  .map(([family, { name, problem }]) => `  - ${family}: ${name}. ${problem[0].toUpperCase()}${problem.slice(1)}.`)
  .join('\n')}
- A line that is newer than all of these is taken to read whatever its family wrote, and to have no hole.
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
  const head = ['| line | its data | reads | without the hole from | fixes |', '|---|---|---|---|---|'];
  return `${[INTRODUCTION, ...head, ...LINES.map(row)].join('\n')}\n`;
}

module.exports = { file, page };
