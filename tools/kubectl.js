// Reads from a running Kubernetes by kubectl, for the tools that make files of its schema.

const { execFileSync } = require('node:child_process');

/**
 * The output of kubectl, as JSON. Without a cluster, the process ends with one sentence.
 *
 * @param {string} kubectl the program
 * @param {string[]} args
 * @returns {any}
 */
function json(kubectl, ...args) {
  try {
    return JSON.parse(execFileSync(kubectl, args, { maxBuffer: 2 ** 26, encoding: 'utf8', stdio: 'pipe' }));
  } catch (error) {
    const { stderr, message } = /** @type {{ stderr?: string, message: string }} */ (error);
    const said = (stderr || message).trim().split('\n').pop();
    console.error(`${kubectl} does not reach a Kubernetes, whose schema this reads: set KUBECONFIG to the file of a cluster (${said})`);
    process.exit(1);
  }
}

module.exports = { json };
