import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './releases';

const folder = mkdtempSync(join(tmpdir(), 'warnings-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The error output of `cdk8s synth` for an app of two releases with that engine. */
function synth(engine: string, environment: NodeJS.ProcessEnv = {}): string {
  const app = `const { App, Chart } = require('cdk8s'); const { Engine, Redis } = require('./lib'); const app = new App();
    for (const name of ['orders', 'sessions']) new Redis(new Chart(app, name), name, { engine: ${engine} });
    app.synth(); process.exit(0);`;
  const command = ['node_modules/.bin/cdk8s', 'synth', '--no-check-upgrade', '--app', 'node -e "$APP"', '--output', folder];
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment, APP: app },
  });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return stderr;
}

test('`cdk8s synth` shows the warning of a known vulnerability, once for each release, also with --no-warnings of Node', () => {
  const warnings = synth("Engine.redis('8.6.2')", { NODE_OPTIONS: '--no-warnings' }).match(/^\[WARNING\] .*$/gm);
  expect(warnings).toEqual(
    ['orders', 'sessions'].map((name) => expect.stringMatching(`^\\[WARNING\\] ${name}: redis 8.6.2 is older than 8.6.6`)),
  );
});

test('and none of a server without one', () => {
  expect(synth("Engine.redis('8.6')")).not.toContain('WARNING');
});
