// Before a build: removes compiled files without a source. Compiled files are in the folders of their sources, and a
// leftover file would be published with the package.

const fs = require('node:fs');
const path = require('node:path');

const root = path.dirname(__dirname);

for (const folder of ['lib', 'imports', 'examples'].filter((name) => fs.existsSync(path.join(root, name)))) {
  for (const name of fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
    const file = path.join(root, folder, name);
    const source = file.replace(/(\.d\.ts|\.js)$/, '.ts');
    if (source !== file && !fs.existsSync(source)) fs.rmSync(file);
  }
}
