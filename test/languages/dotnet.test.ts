import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { packages, pacmak } from './packages';

// For .NET the test proves only that the code can be generated; it needs no toolchain.
test('.NET: the code can be generated', () => {
  pacmak('dotnet');
  const [project] = execFileSync('find', [packages, '-name', '*.csproj'], { encoding: 'utf8' }).trim().split('\n');
  expect(readFileSync(project, 'utf8')).toContain('Cdk8s.RedisHa');
}, 120_000);
