// `npm run advisories`: the security advisories of npm's registry for the packages that users install: the packed
// library with its peers, in a new app. The lock file of this checkout does not help, because the peers are development
// dependencies here, which `npm audit --omit=dev` skips.
//
// Exit code 0: no advisory. 1: an advisory, or no answer from the registry. 77: the registry has no advisories, as
// mirrors that only serve packages.

const { execFile } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { installInEmptyApp } = require('./empty-app');

/** The exit code of other test runners for a test that did not run. */
const NOT_RUN = 77;

/** The status codes of registries without advisories: not found, method not allowed, not implemented. */
const UNKNOWN_QUESTION = [404, 405, 501];

/**
 * The advisories for the packages in the lock file of a folder, without development dependencies.
 *
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<{ code: number, said: string }>}
 */
async function advisories(folder, environment = process.env) {
  const lock = JSON.parse(fs.readFileSync(path.join(folder, 'package-lock.json'), 'utf8'));
  const packages = Object.entries(lock.packages).filter(([at, { dev }]) => at !== '' && !dev);
  // Without packages, npm would send no request and find nothing.
  if (packages.length === 0) return { code: 1, said: 'the lock file has no package for users' };
  const { answer, text } = await npmAudit(folder, environment);
  if (answer?.vulnerabilities && answer.auditReportVersion !== undefined) return verdict(answer.vulnerabilities, packages.length);
  if (UNKNOWN_QUESTION.includes(answer?.statusCode)) return { code: NOT_RUN, said: `the registry has no advisories: ${answer.message}` };
  return { code: 1, said: `the registry did not answer: ${answer?.message ?? text}` };
}

/**
 * @param {Record<string, { severity: string, range: string, via: (string | { title: string, url: string })[] }>} vulnerabilities
 * @param {number} packages
 */
function verdict(vulnerabilities, packages) {
  const lines = Object.entries(vulnerabilities).map(([name, { severity, range, via }]) => {
    const reasons = via.map((each) => (typeof each === 'string' ? `by ${each}` : `${each.title} (${each.url})`));
    return `${name} ${range}, ${severity}: ${reasons.join('; ')}`;
  });
  if (lines.length > 0) return { code: 1, said: lines.join('\n') };
  return { code: 0, said: `${packages} packages without a known vulnerability` };
}

/**
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ answer?: any, text: string }>}
 */
function npmAudit(folder, env) {
  return new Promise((resolve) => {
    execFile('npm', ['audit', '--omit=dev', '--json'], { cwd: folder, env, maxBuffer: 1 << 26 }, (_, stdout, stderr) => {
      try {
        resolve({ answer: JSON.parse(stdout), text: '' });
      } catch {
        resolve({ text: `${stdout}${stderr}`.trim() });
      }
    });
  });
}

async function main() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'advisories-'));
  try {
    installInEmptyApp(folder, '--package-lock-only');
    const { code, said } = await advisories(folder);
    console.log(code === NOT_RUN ? `not run: ${said}` : said);
    process.exitCode = code;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

if (require.main === module) main();

module.exports = { advisories, NOT_RUN };
