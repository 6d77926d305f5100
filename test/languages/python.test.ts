import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../manifests/releases';
import { expected, folder, home, language, packages, pacmak, run, there, yaml } from './packages';

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
