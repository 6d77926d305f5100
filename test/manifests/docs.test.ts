import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scripts } from '../../package.json';
import { markdown } from './docs';
import { read, root } from './releases';

// Files, commands and names in the documentation must exist.

const text = (file: string) => readFileSync(join(root, file), 'utf8');

test.each(markdown)('%s: every link within the repository has a target', (file) => {
  const links = [...text(file).matchAll(/\]\((?!https?:)([^)#]*)(#[^)]*)?\)/g)]
    .map(([, target]) => target)
    .filter((target) => target !== '');
  expect(links.filter((target) => !existsSync(join(root, dirname(file), target)))).toEqual([]);
});

/** The anchors of a page as GitHub makes them of its headings, and those that it sets itself. */
function anchors(file: string): Set<string> {
  const page = text(file).replaceAll(/^```.*?^```/gms, '');
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .replaceAll(/<[^>]*>|\]\([^)]*\)/g, '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set([...headings, ...[...page.matchAll(/\b(?:id|name)="([^"]*)"/g)].map(([, name]) => name)]);
}

test.each(markdown)('%s: every link to a heading has one', (file) => {
  const links = [...text(file).matchAll(/\]\((?!https?:)([^)#]*)#([^)]*)\)/g)].map(([, target, anchor]) => ({ target, anchor }));
  const page = (target: string) => (target === '' ? file : join(dirname(file), target));
  expect(links.filter(({ target, anchor }) => page(target).endsWith('.md') && !anchors(page(target)).has(anchor))).toEqual([]);
});

const workflows = readdirSync(join(root, '.github/workflows')).map((file) => join('.github/workflows', file));

test.each([...markdown, ...workflows])('%s: every npm script that it names exists', (file) => {
  const named = [...text(file).matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(workflows)('%s: every file of the repository that it runs or reads exists, and every action has a version', (file) => {
  const workflow = text(file);
  const named = [...workflow.matchAll(/(?<![\w/])((?:tools|test|\.ci)\/[\w./-]+)/g)].map(([, path]) => path);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const actions = [...workflow.matchAll(/uses: (.*)/g)].map(([, action]) => action);
  expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@v\d+$/.test(action))).toEqual([]);
});

test('the README is short', () => {
  expect(text('README.md').split('\n').length).toBeLessThanOrEqual(151);
});

describe('docs/reference/objects-and-names.md', () => {
  const page = text('docs/reference/objects-and-names.md');
  const { objects } = read('main', join(root, 'dist'));

  test.each(objects.map(({ kind, metadata }) => [kind, metadata.name]))('has the %s %s', (kind, name) => {
    expect(page).toMatch(new RegExp(`^\\| ${kind}.*\\\`${name}\\\``, 'm'));
  });

  test('has every key of the ConfigMap', () => {
    const [configMap] = objects.filter(({ kind }) => kind === 'ConfigMap');
    expect(Object.keys(configMap.data).filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });
});
