import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examples, read, root, synthesize } from './releases';

test('dist/ is byte for byte the output of main.ts, so a change of output is a diff to review', () => {
  const fresh = synthesize('main', 'main');
  const committed = read('main', join(root, 'dist'));
  expect([...fresh.files]).toEqual([...committed.files]);
  expect([...fresh.files.keys()]).toEqual(['redis.k8s.yaml']);
});

test('two runs make the same bytes', () => {
  const [one, other] = [1, 2].map(() => synthesize('production', join('examples', 'production', 'main')));
  expect(one.files).toEqual(other.files);
});

test.each(examples)('examples/README.md has a line for %s', (name) => {
  expect(readFileSync(join(root, 'examples', 'README.md'), 'utf8')).toContain(`- [${name}](${name}/main.ts): `);
});
