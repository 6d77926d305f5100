import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { name, peerDependencies } from '../../package.json';
import { root, synthesize } from '../manifests/releases';

// The published package: packed, installed in an empty project, compiled and run there.

const folder = mkdtempSync(join(tmpdir(), 'package-'));
const app = join(folder, 'app');

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program, and throws its output if it fails. */
function run(cwd: string, program: string, ...args: string[]): string {
  try {
    return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
  }
}

const tsc = (cwd: string, ...args: string[]) => run(cwd, process.execPath, join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...args);
const esbuild = (cwd: string, ...args: string[]) => run(cwd, join(root, 'node_modules', '.bin', 'esbuild'), ...args);
const write = (file: string, content: string | object) =>
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));

const [packed] = JSON.parse(run(root, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder)) as [
  { filename: string; files: { path: string }[]; unpackedSize: number },
];

const program = `
import { App, Chart } from 'cdk8s';
import { Redis } from 'cdk8s-redis-ha';

const app = new App({ outdir: 'out' });
const chart = new Chart(app, 'redis');
const redis = new Redis(chart, 'redis');
const name: string = redis.statefulSet.name;
app.synth();
console.log(name);
`;

beforeAll(() => {
  mkdirSync(app);
  write(join(app, 'package.json'), {
    name: 'app',
    private: true,
    dependencies: { ...peerDependencies, [name]: `file:../${packed.filename}` },
  });
  run(app, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts');
}, 180_000);

test('the tarball holds the compiled library with its scripts, its types, and nothing else', () => {
  const sources = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/\.d\.ts$/.test(file))
    .map((file) => `lib/${file}`);
  const modules = sources.map((file) => file.slice(0, -'.ts'.length));
  expect(packed.files.map(({ path }) => path).sort()).toEqual(
    [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'package.json',
      ...modules.flatMap((file) => [`${file}.js`, `${file}.d.ts`]),
      '.jsii',
      '.jsii.gz',
      ...['k8s', 'k8s-fields'].flatMap((file) => [`imports/${file}.js`, `imports/${file}.d.ts`]),
      'imports/cert-manager.io.js',
      'imports/cert-manager.io.d.ts',
      'imports/monitoring.coreos.com.js',
      'imports/monitoring.coreos.com.d.ts',
    ].sort(),
  );
});

test('it is small, and has no trace of the machine that packed it', () => {
  expect(packed.unpackedSize).toBeLessThan(1_500_000);
  for (const { path } of packed.files) {
    const text = readFileSync(join(app, 'node_modules', name, path), 'utf8');
    // the folder of the checkout, maps to sources that are not there, and what tools leave in the files that they edit
    for (const trace of [root, 'sourceMappingURL', '<<<<<<<'])
      expect({ path, trace, found: text.includes(trace) }).toEqual({ path, trace, found: false });
  }
});

test('it has no dependencies and no install scripts', () => {
  const manifest = JSON.parse(readFileSync(join(app, 'node_modules', name, 'package.json'), 'utf8'));
  expect(manifest.dependencies).toBeUndefined();
  expect(Object.keys(manifest.scripts)).not.toContain('postinstall');
  expect(
    readdirSync(join(app, 'node_modules'))
      .filter((entry) => !entry.startsWith('.'))
      .sort(),
  ).toEqual(['cdk8s', name, 'constructs'].concat(others()).sort());
});

/** The dependencies of the peers. */
function others(): string[] {
  const lock = JSON.parse(readFileSync(join(app, 'package-lock.json'), 'utf8')).packages as Record<string, { dependencies?: object }>;
  const own = ['cdk8s', 'constructs'].flatMap((peer) => Object.keys(lock[`node_modules/${peer}`]?.dependencies ?? {}));
  return [...new Set(own)].filter((dependency) => `node_modules/${dependency}` in lock && !['cdk8s', 'constructs'].includes(dependency));
}

describe.each([
  ['CommonJS', 'commonjs'],
  ['ESM', 'module'],
])('a ten-line app as %s', (_, type) => {
  const home = join(app, type);

  beforeAll(() => {
    mkdirSync(home);
    write(join(home, 'package.json'), { type });
    write(join(home, 'main.ts'), program);
    write(join(home, 'tsconfig.json'), {
      compilerOptions: { target: 'ES2022', lib: ['ES2022', 'DOM'], module: 'node16', strict: true, skipLibCheck: true, types: [] },
      files: ['main.ts'],
    });
    tsc(home);
  }, 60_000);

  test('was compiled as this type', () => {
    expect(readFileSync(join(home, 'main.js'), 'utf8')).toMatch(type === 'module' ? /^import /m : /require\(/);
  });

  test('runs and writes the YAML that the repository writes', () => {
    expect(run(home, process.execPath, 'main.js')).toBe('redis\n');
    const expected = synthesize('minimal', join('examples', 'minimal', 'main'));
    expect(readFileSync(join(home, 'out', 'redis.k8s.yaml'), 'utf8')).toBe(expected.files.get('redis.k8s.yaml'));
  });
});

// A bundle has only the modules of a package, not its other files.
describe.each(['cjs', 'esm'] as const)('bundled into one file as %s', (format) => {
  const home = join(app, `bundle-${format}`);

  beforeAll(() => {
    mkdirSync(home);
    write(join(home, 'main.ts'), program);
    const outfile = join(home, 'bundle', format === 'esm' ? 'main.mjs' : 'main.cjs');
    // the usual banner for an ESM bundle of packages that require Node's own modules
    const banner = "--banner:js=import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
    esbuild(
      home,
      'main.ts',
      '--bundle',
      '--platform=node',
      `--format=${format}`,
      `--outfile=${outfile}`,
      ...(format === 'esm' ? [banner] : []),
    );
  });

  test('the bundle runs alone and writes the YAML that the repository writes', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'bundle-'));
    try {
      cpSync(join(home, 'bundle'), elsewhere, { recursive: true });
      const [file] = readdirSync(elsewhere);
      expect(run(elsewhere, process.execPath, file)).toBe('redis\n');
      const expected = synthesize('minimal', join('examples', 'minimal', 'main'));
      expect(readFileSync(join(elsewhere, 'out', 'redis.k8s.yaml'), 'utf8')).toBe(expected.files.get('redis.k8s.yaml'));
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });
});

test('fails with the names of classes also in a minified bundle', () => {
  const home = join(app, 'minified');
  mkdirSync(home);
  const wrong = program
    .replace('{ Redis }', '{ Auth, Redis }')
    .replace("(chart, 'redis')", "(chart, 'redis', { [String(process.argv[2])]: Auth.none() })");
  write(join(home, 'main.ts'), wrong);
  esbuild(home, 'main.ts', '--bundle', '--minify', '--platform=node', '--outfile=main.cjs');
  expect(() => run(home, process.execPath, 'main.cjs', 'storage')).toThrow(/storage: must be an instance of Storage \(got an Auth, /);
  expect(() => run(home, process.execPath, 'main.cjs', 'labels')).toThrow(/labels: must be an object \(got an Auth, /);
});

test('its types hold without skipLibCheck, also in the resolution of older projects', () => {
  const home = join(app, 'strict');
  mkdirSync(home);
  write(join(home, 'main.ts'), program);
  write(join(home, 'tsconfig.json'), {
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2022', 'DOM'],
      module: 'commonjs',
      moduleResolution: 'node10',
      strict: true,
      types: [],
      noEmit: true,
    },
    files: ['main.ts'],
  });
  let said = '';
  try {
    tsc(home);
  } catch (error) {
    said = String(error);
  }
  // Errors in the types of other packages do not count.
  expect(said.split('\n').filter((line) => line.includes(name) && line.includes('error TS'))).toEqual([]);
}, 120_000);

test('wrong code does not compile, for every class and factory', () => {
  const home = join(app, 'misuse');
  mkdirSync(home);
  cpSync(join(__dirname, 'misuse.ts'), join(home, 'main.ts'));
  write(join(home, 'tsconfig.json'), {
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2022', 'DOM'],
      module: 'node16',
      strict: true,
      skipLibCheck: true,
      types: [],
      noEmit: true,
    },
    files: ['main.ts'],
  });
  tsc(home);
}, 60_000);

test('an empty project plus this package is small, and its import fast', () => {
  const { packages, megabytes, milliseconds, cdk8sMilliseconds } = JSON.parse(
    run(root, process.execPath, join('tools', 'bench.js'), '--installation'),
  );
  expect(packages).toBeLessThanOrEqual(6);
  expect(megabytes).toBeLessThanOrEqual(8);
  // CPU time beside that of cdk8s, which is most of it, and the least of the runs, because other tests run at the same time.
  expect(Math.min(...milliseconds)).toBeLessThan(1.7 * Math.min(...cdk8sMilliseconds));
}, 120_000);
