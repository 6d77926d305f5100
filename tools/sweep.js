// Before a build: removes compiled files whose source is gone. Compiled files lie beside their sources, and one that is left over would be
// packed and published.

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
