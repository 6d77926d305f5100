// The runs of jest: one that only tells what would run, one that runs it.

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { FOLDER } = require('./scenarios');

/** @typedef {import('./scenarios').Tier} Tier */

const root = path.dirname(path.dirname(__dirname));

/** @typedef {{ status: string, title: string, fullName: string, failureMessages: string[] }} Assertion */
/** @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} TestFile */

/**
 * @typedef {object} Call
 * @property {Tier} tier
 * @property {readonly string[]} files
 * @property {RegExp} names
 * @property {NodeJS.ProcessEnv} environment
 * @property {number} jobs
 * @property {string} [log] file that gets what jest prints
 */

/**
 * @param {Call} call
 * @returns {Promise<{ good: boolean, files: TestFile[] | undefined }>} files: undefined if jest ended without a report
 */
async function runJest({ tier, files, names, environment, jobs, log }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'faults-'));
  const file = path.join(folder, 'result.json');
  const output = log === undefined ? 'ignore' : fs.openSync(log, 'a');
  const words = [
    '--selectProjects',
    FOLDER[tier],
    `--maxWorkers=${jobs}`,
    '--json',
    `--outputFile=${file}`,
    '--testNamePattern',
    names.source,
  ];
  const program = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  try {
    const child = spawn(process.execPath, [program, ...words, '--runTestsByPath', ...files], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', output, output],
    });
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGTERM', pass);
    process.on('SIGINT', ignore); // a terminal sends it to jest too; what was measured so far is still written
    const status = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
    process.off('SIGTERM', pass).off('SIGINT', ignore);
    const report = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
    return { good: status === 0, files: report?.testResults };
  } finally {
    if (typeof output === 'number') fs.closeSync(output);
    fs.rmSync(folder, { recursive: true });
  }
}

function ignore() {}

module.exports = { runJest };
