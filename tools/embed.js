// After tsc: replaces lib/scripts/texts.js, which reads the scripts from files, with a module that contains their
// texts. The package then consists of modules only, and an application can be bundled into one file.

const fs = require('node:fs');
const path = require('node:path');

const folder = path.join(path.dirname(__dirname), 'lib', 'scripts');
const names = fs.readdirSync(folder).filter((name) => /\.(sh|lua)$/.test(name));
const texts = Object.fromEntries(names.sort().map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));

fs.writeFileSync(
  path.join(folder, 'texts.js'),
  `'use strict';
// Made by tools/embed.js from the scripts of this folder.
Object.defineProperty(exports, '__esModule', { value: true });
const texts = ${JSON.stringify(texts, undefined, 2)};
exports.text = (name) => texts[name];
`,
);
