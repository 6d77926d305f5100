// The programs of this machine for the script tier: engines, shells, shellcheck. And the missing ones, with
// instructions to install them.

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

/**
 * The engines and shells of a complete run: the default Redis, the last line with another data format, the oldest and
 * the newest Valkey, the oldest Redis, whose data Valkey reads; and the shells of their images. `npm run faults` uses
 * all engines of this machine.
 */
const ENGINES = ['redis-7.0', 'redis-8.0', 'redis-8.6', 'valkey-8.1', 'valkey-9.1'];
const SHELLS = ['dash', 'busybox'];

/**
 * The path of a program in PATH.
 *
 * @param {string} name
 */
function program(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file) && fs.statSync(file).isFile());
}

/**
 * The name and version of a server, for example `valkey-8.1`, as the program reports it: a redis-server may be a link
 * to valkey-server.
 *
 * @param {string} file
 */
function engineOf(file) {
  const words = spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout ?? '';
  const version = /\bv=(\d+\.\d+)/.exec(words)?.[1];
  if (version === undefined) return undefined;
  return `${/valkey/i.test(words) ? 'valkey' : 'redis'}-${version}`;
}

/**
 * The engines in TEST_ENGINES, or else in PATH, as folders by name.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Map<string, string>}
 */
function engines(environment) {
  const named = environment.TEST_ENGINES;
  if (named) return new Map(named.split(',').map((entry) => pair(entry)));
  const map = new Map();
  for (const server of ['redis-server', 'valkey-server']) {
    const file = program(server);
    const name = file && engineOf(file);
    if (file && name?.startsWith(server.split('-')[0])) map.set(name, path.dirname(file));
  }
  return map;
}

/**
 * @param {string} entry
 * @returns {[string, string]}
 */
function pair(entry) {
  const at = entry.indexOf('=');
  if (at < 1) throw new Error(`TEST_ENGINES must be name=folder, separated by commas; got '${entry}'`);
  return [entry.slice(0, at), entry.slice(at + 1)];
}

/** The shells in PATH, as paths by name. */
function shells() {
  return new Map(SHELLS.flatMap((name) => /** @type {[string, string][]} */ (program(name) ? [[name, program(name)]] : [])));
}

/**
 * The missing programs of a complete run, in one sentence each.
 *
 * @param {Map<string, string>} haveEngines
 * @param {Map<string, string>} haveShells
 */
function missing(haveEngines, haveShells) {
  return [
    ...ENGINES.filter((name) => !haveEngines.has(name)).map(
      (name) => `the script tier with ${name}: put its programs into PATH, or name their folder: TEST_ENGINES=${name}=/folder`,
    ),
    ...SHELLS.filter((name) => !haveShells.has(name)).map((name) => `the script tier in ${name}: install ${name}`),
  ];
}

/**
 * All shell scripts of the checkout.
 *
 * @param {string} root
 * @returns {string[]}
 */
function scripts(root) {
  const files = ['lib', 'test', 'tools'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.sh'))
      .map((file) => path.join(folder, file)),
  );
  return ['.ci/run', ...files.sort()].filter((file) => fs.existsSync(path.join(root, file)));
}

module.exports = { engines, missing, program, scripts, shells };
