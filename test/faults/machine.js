// What the figures were measured on.

const { spawnSync } = require('node:child_process');
const os = require('node:os');
const path = require('node:path');

/**
 * @typedef {object} Machine
 * @property {number} cpus
 * @property {string} processor
 * @property {number} memoryGiB
 * @property {string} kernel
 * @property {string} node
 * @property {string} [cluster] version and nodes of the Kubernetes, if it was asked
 */

/**
 * @param {readonly string[]} tiers
 * @returns {Machine}
 */
function machine(tiers) {
  const processors = os.cpus();
  return {
    cpus: processors.length,
    processor: processors[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    kernel: `${os.type()} ${os.release()}`,
    node: process.version,
    cluster: tiers.includes('cluster') ? cluster() : undefined,
  };
}

function cluster() {
  const version = said('kubectl', ['version', '-o', 'json']);
  if (version === undefined) return undefined;
  const nodes = said('kubectl', ['get', 'nodes', '-o', 'name']) ?? '';
  return `Kubernetes ${JSON.parse(version).serverVersion?.gitVersion ?? 'unknown'}, ${nodes.split('\n').filter(Boolean).length} nodes`;
}

/**
 * The versions of servers, in their own words.
 *
 * @param {ReadonlyMap<string, string>} folders of their programs, by name of the engine
 * @param {readonly string[]} names
 */
function engineVersions(folders, names) {
  return Object.fromEntries(
    names.map((name) => {
      const words = said(path.join(folders.get(name) ?? '', `${name.split('-')[0]}-server`), ['--version']) ?? '';
      return [name, /\bv=(\S+)/.exec(words)?.[1] ?? 'unknown'];
    }),
  );
}

/** The commit of the library, with a plus when files differ from it. @param {string} root */
function commit(root) {
  const name = said('git', ['-C', root, 'rev-parse', '--short', 'HEAD']);
  return name === undefined ? undefined : `${name.trim()}${said('git', ['-C', root, 'status', '--porcelain', '-uno']) ? '+' : ''}`;
}

/**
 * @param {string} program
 * @param {readonly string[]} words
 */
function said(program, words) {
  const { status, stdout } = spawnSync(program, words, { encoding: 'utf8', timeout: 20_000 });
  return status === 0 ? stdout : undefined;
}

module.exports = { commit, engineVersions, machine };
