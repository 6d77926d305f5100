import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../manifests/releases';
import { expected, folder, home, language, packages, pacmak, run, there, yaml } from './packages';

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
