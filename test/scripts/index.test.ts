import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEMBER_SCRIPTS, script } from '../../lib/scripts';
import { render } from '../support';

const folder = join(__dirname, '..', '..', 'lib', 'scripts');
// Scripts of the exporter with a password, of pods of applications, and of proxies.
const others = ['exporter-password.sh', 'wait-for-master.sh', 'proxy-passwords.sh', 'start-proxy.sh'];

it('a manifest has the lines of a script without the comments between them', () => {
  const { files } = render();
  for (const name of MEMBER_SCRIPTS) {
    expect(files[name]).toBe(script(name));
    const [first, ...lines] = readFileSync(join(folder, name), 'utf8').split('\n');
    const code = (text: string[]) => text.filter((line) => !/^ *(#.*)?$/.test(line));
    expect(code(script(name).split('\n'))).toEqual(code([first, ...lines]));
    expect(script(name)).toMatch(first.startsWith('#!') ? /^#!\/bin\/sh\n# / : /^# /);
  }
});

it('the scripts of a release take less than 100 kB', () => {
  const sizes = MEMBER_SCRIPTS.map((name) => script(name).length);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(100_000);
});

it('every script of the folder is used, and every script that is used exists', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sh'));
  expect(files.sort()).toEqual([...MEMBER_SCRIPTS, ...others].sort());
});

it('every script that a script or container names exists', () => {
  const { files, pod } = render();
  const named = [
    ...JSON.stringify([Object.values(files), pod]).matchAll(/(?:\$SCRIPTS|\/etc\/redis|\$\{0%\/\*\})\/([a-z-]+\.(?:sh|conf|env))/g),
  ];
  expect(named.length).toBeGreaterThan(10);
  for (const [, name] of named) expect(Object.keys(files)).toContain(name);
});

it('the page about a pod names every file in memory and every helper', () => {
  const page = readFileSync(join(__dirname, '../../docs/explanation/inside-a-pod.md'), 'utf8');
  const files = MEMBER_SCRIPTS.flatMap((name) => [...script(name).matchAll(/\$RUN_DIR\/([a-z]+(?:[.-][a-z]+)*)/g)].map(([, file]) => file));
  expect(new Set(files).size).toBeGreaterThan(20);
  for (const file of new Set(files)) expect(page).toMatch(new RegExp(`[\`/]${file.replace('.', '\\.')}`));
  const helpers = [script('init.sh'), script('sentinel.sh')].flatMap((text) =>
    [...text.matchAll(/([a-z]+-watch)\b/g)].map(([, helper]) => helper),
  );
  for (const helper of new Set(helpers)) expect(page).toContain(`\`${helper}.sh\``);
});
