// Keeps docs/reference/errors.md up to date: the values that the library refuses, with the messages. The codes in the page
// are written by hand. `npm run docs` runs each code with the compiled library, and writes the message behind it.
//
// A new line needs the code only: - `{ members: 2 }`. Code in braces stands for the props of a release.
//
// `node tools/errors.js` prints the data for a test. Every place in lib/ that refuses a value must be shown by a line.

const fs = require('node:fs');
const path = require('node:path');

const root = path.dirname(__dirname);
const library = path.join(root, 'lib');
const file = path.join(root, 'docs', 'reference', 'errors.md');

/** The code of a line of the page, if it has one. @param {string} line */
const codeOf = (line) => /^- `([^`]+)`/.exec(line)?.[1];

/**
 * Runs a code with the compiled library.
 *
 * @param {string} code
 * @returns {Error | undefined} the refusal
 */
function refusal(code) {
  const { App, Chart } = require('cdk8s');
  const names = { ...require('..'), chart: new Chart(new App(), 'chart') };
  const statement = code.startsWith('{') ? `new Redis(chart, 'redis', ${code})` : code;
  try {
    new Function(...Object.keys(names), statement)(...Object.values(names));
    return undefined;
  } catch (error) {
    return /** @type {Error} */ (error);
  }
}

/** The page with the messages of today. */
function page() {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return lines
    .map((line) => {
      const code = codeOf(line);
      return code === undefined ? line : `- \`${code}\`: ${quoted(refusal(code)?.message ?? 'NOT REFUSED')}`;
    })
    .join('\n');
}

/** Text as code in Markdown. @param {string} text */
function quoted(text) {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** The places in the compiled library that refuse a value, for example `configuration/memory.js:55`. */
function places() {
  const files = fs.readdirSync(library, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  return files.flatMap((name) =>
    fs
      .readFileSync(path.join(library, name), 'utf8')
      .split('\n')
      .flatMap((line, index) => (/\.refuse\)\(|\brefuse\(\{/.test(line) ? [`${name}:${index + 1}`] : [])),
  );
}

/** The places in the stack of a refusal. @param {Error | undefined} error */
function placesOf(error) {
  return [...(error?.stack ?? '').matchAll(/lib\/([\w/-]+\.js:\d+)/g)].map(([, place]) => place);
}

function main() {
  const codes = fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => codeOf(line) ?? []);
  const all = codes.map((code) => ({ code, error: refusal(code) }));
  const reached = new Set(all.flatMap(({ error }) => placesOf(error)));
  const messages = all.map(({ code, error }) => [code, error?.message ?? '']);
  console.log(JSON.stringify({ messages, page: page(), places: places(), unreached: places().filter((place) => !reached.has(place)) }));
}

module.exports = { file, page };
if (require.main === module) main();
