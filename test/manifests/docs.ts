import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './releases';

/** Every page of the documentation, by its path in the repository. */
export const markdown = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  '.github/pull_request_template.md',
  'examples/README.md',
].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
);
