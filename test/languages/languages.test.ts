import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, synthesize } from '../manifests/releases';
import { notRun } from '../not-run';

// The library for users of other languages: the package that jsii makes is installed as usual, and programs write the same YAML.

const folder = mkdtempSync(join(tmpdir(), 'languages-'));
const packages = join(folder, 'packages');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const quiet = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

/** Runs a program, and throws its output if it fails. */
function run(cwd: string, environment: NodeJS.ProcessEnv, program: string, ...args: string[]): string {
  try {
    return execFileSync(program, args, { cwd, env: { ...process.env, ...quiet, ...environment }, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
  }
}

/** Makes the package of a language, of this library or of another one. */
function pacmak(target: string, { outdir = packages, codeOnly = true, of = root } = {}): void {
  const args = ['--targets', target, '--outdir', outdir, ...(codeOnly ? ['--code-only'] : []), of];
  run(root, {}, join(root, 'node_modules', '.bin', 'jsii-pacmak'), ...args);
}

/** A new folder in which a program runs, and what it writes there. */
function home(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

const yaml = (cwd: string, file: string) => readFileSync(join(cwd, 'dist', file), 'utf8');
const expected = (example: string, file: string) => synthesize(example, join('examples', example, 'main')).files.get(file);
const there = (program: string, ...args: string[]) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

function language(name: string, available: boolean, tests: () => void): void {
  if (available) describe(name, tests);
  else notRun(`${name}: its tools are not here`);
}

language('Python', there('python3', '-m', 'venv', '--help'), () => {
  const cwd = join(folder, 'python');
  const python = join(cwd, 'environment', 'bin', 'python');

  beforeAll(() => {
    home('python');
    pacmak('python', { codeOnly: false });
    run(cwd, {}, 'python3', '-m', 'venv', 'environment');
    const [wheel] = execFileSync('find', [packages, '-name', '*.whl'], { encoding: 'utf8' }).trim().split('\n');
    run(cwd, {}, python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', wheel);
  }, 300_000);

  test.each([
    ['minimal', 'redis.k8s.yaml'],
    ['secured', 'shop.k8s.yaml'],
  ])('examples/%s/main.py writes what main.ts beside it writes', (example, file) => {
    run(cwd, {}, python, join(root, 'examples', example, 'main.py'));
    expect(yaml(cwd, file)).toBe(expected(example, file));
  });

  test('a refusal arrives with its whole text', () => {
    const program = 'from cdk8s import App, Chart; from cdk8s_redis_ha import Redis; Redis(Chart(App(), "redis"), "redis", members=2)';
    expect(() => run(cwd, {}, python, '-c', program)).toThrow(
      'members: the loss of one of two members leaves no majority, so the other could not become master (got 2, allowed: 1 (development), 3, 5, 7 or 9); use 3, or 5 to survive the loss of two',
    );
  });
});

language('Go', there('go', 'version'), () => {
  const cwd = join(folder, 'go');

  beforeAll(() => {
    home('go');
    pacmak('go');
    // The modules of cdk8s are made from its package here as well: not every registry has them.
    pacmak('go', { outdir: join(folder, 'core'), of: join(root, 'node_modules', 'cdk8s') });
    cpSync(join(__dirname, 'go', 'main.go'), join(cwd, 'main.go'));
    writeFileSync(
      join(cwd, 'go.mod'),
      `module example

go 1.25

require (
	cdk8s-redis-ha-go/cdk8sredisha v0.1.0
	github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2 v2.68.12
)

replace (
	cdk8s-redis-ha-go/cdk8sredisha => ${join(packages, 'go', 'cdk8sredisha')}
	github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2 => ${join(folder, 'core', 'go', 'cdk8s')}
	github.com/aws/constructs-go/constructs/v10 => github.com/aws/constructs-go/constructs/v10 v10.4.2
	github.com/aws/jsii-runtime-go => github.com/aws/jsii-runtime-go v1.139.0
)
`,
    );
  }, 300_000);

  test('a program of ten lines compiles, and writes what TypeScript writes', () => {
    run(cwd, { GOFLAGS: '-mod=mod' }, 'go', 'mod', 'tidy');
    run(cwd, { GOFLAGS: '-mod=mod' }, 'go', 'run', '.');
    expect(yaml(cwd, 'redis.k8s.yaml')).toBe(expected('minimal', 'redis.k8s.yaml'));
  }, 300_000);
});

// javac in place of the package's own build, whose plugins take minutes to fetch; Maven finds what the package needs.
language('Java', there('mvn', '--version') && there('javac', '--version'), () => {
  const cwd = join(folder, 'java');
  const classes = join(cwd, 'classes');
  let classpath = '';

  beforeAll(() => {
    home('java');
    pacmak('java');
    const sources = join(packages, 'java', 'src', 'main');
    const wanted = [
      'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath',
      `-Dmdep.outputFile=${join(cwd, 'classpath')}`,
    ];
    run(join(packages, 'java'), {}, 'mvn', '--quiet', '--batch-mode', ...wanted);
    const dependencies = readFileSync(join(cwd, 'classpath'), 'utf8').trim();
    const list = execFileSync('find', [join(sources, 'java'), '-name', '*.java'], { encoding: 'utf8' });
    writeFileSync(join(cwd, 'sources'), list);
    run(cwd, {}, 'javac', '-nowarn', '-d', classes, '-cp', dependencies, '@sources');
    cpSync(join(sources, 'resources'), classes, { recursive: true });
    classpath = `${classes}:${dependencies}`;
  }, 600_000);

  test('a program of ten lines compiles, and writes what TypeScript writes', () => {
    run(cwd, {}, 'java', '-cp', classpath, join(__dirname, 'java', 'Main.java'));
    expect(yaml(cwd, 'redis.k8s.yaml')).toBe(expected('minimal', 'redis.k8s.yaml'));
  }, 300_000);
});

// For .NET the test proves only that the code can be generated; it needs no toolchain.
test('.NET: the code can be generated', () => {
  pacmak('dotnet');
  const [project] = execFileSync('find', [packages, '-name', '*.csproj'], { encoding: 'utf8' }).trim().split('\n');
  expect(readFileSync(project, 'utf8')).toContain('Cdk8s.RedisHa');
}, 120_000);
