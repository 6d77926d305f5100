import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MEMBER_SCRIPTS, script } from '../../lib/scripts';
import { render } from '../support';

const folder = join(__dirname, '..', '..', 'lib', 'scripts');
// Scripts of the exporter with a password, and of pods of applications.
const others = ['exporter-password.sh', 'wait-for-master.sh'];

it('reads the text of a script unchanged', () => {
  expect(script('init.sh')).toMatch(/^#!\/bin\/sh\n/);
  expect(render().files['init.sh']).toBe(script('init.sh'));
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
