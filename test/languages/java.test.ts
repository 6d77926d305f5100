import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expected, folder, home, language, packages, pacmak, run, there, yaml } from './packages';

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
