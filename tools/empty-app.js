// The app of a user who follows the README: an empty project with the packed library and its peers.

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.dirname(__dirname);

/**
 * Packs the library and installs it in an empty project.
 *
 * @param {string} folder of the project
 * @param {...string} options of `npm install`
 */
function installInEmptyApp(folder, ...options) {
  const { name, peerDependencies } = require('../package.json');
  const npm = (/** @type {string} */ cwd, /** @type {string[]} */ ...words) =>
    execFileSync('npm', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const [{ filename }] = JSON.parse(npm(root, 'pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', folder));
  const app = { name: 'app', private: true, dependencies: { ...peerDependencies, [name]: `file:${filename}` } };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(app));
  npm(folder, 'install', '--silent', '--ignore-scripts', '--no-audit', '--no-fund', ...options);
}

module.exports = { installInEmptyApp };
