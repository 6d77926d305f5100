import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { containersOf, podOf } from './pod-security';
import { all, examples, read, root, titled } from './releases';

// The test puts a known password in every place from which a synth could read one, and searches everything that the synth writes and prints.
// test/cluster/secrecy.ts searches on a cluster.

const planted = 'planted-1f0a2b3c4d5e6f70';
// in plain text, and as a Secret holds it
const forms = [planted, Buffer.from(planted).toString('base64').replace(/=+$/, '')];

/** The variables from which scripts, servers, exporter and clients would read a password. */
const variables = 'REDISCLI_AUTH VALKEYCLI_AUTH REDIS_PASSWORD REDIS_SENTINEL_PASSWORD PASSWORD SPRING_DATA_REDIS_PASSWORD'.split(' ');

const apps = ['main', ...examples.map((name) => join('examples', name, 'main'))];

test.each(apps)('%s: a synth takes no value from its environment', (main) => {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  try {
    const environment = { ...process.env, ...Object.fromEntries(variables.map((name) => [name, planted])), CDK8S_OUTDIR: outdir };
    const said = execFileSync(process.execPath, [join(root, `${main}.js`)], { cwd: root, env: environment, encoding: 'utf8' });
    const { files } = read(main, outdir);
    expect(files.size).toBeGreaterThan(0);
    for (const text of [said, ...files.values()]) for (const form of forms) expect(text.includes(form)).toBe(false);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});

test('only a Secret of the same app has its password', () => {
  const program = `
    const { ApiObject, App, Chart } = require('cdk8s');
    const { Auth, Redis } = require('.');
    const app = new App();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new ApiObject(chart, 'secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'redis' }, stringData: { 'redis-password': process.argv[1] } });
    const redis = new Redis(chart, 'redis', { auth: Auth.fromSecret('redis') });
    new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', spec: {
      containers: [{ name: 'app', env: [...redis.connection.env(), ...redis.connection.springEnv()] }, redis.connection.waitForMaster()],
    } });
    console.log(JSON.stringify(chart.toJson()));
  `;
  const objects = JSON.parse(execFileSync(process.execPath, ['-e', program, planted], { cwd: root, encoding: 'utf8' })) as {
    kind: string;
  }[];
  const holding = objects.filter((object) => JSON.stringify(object).includes(planted)).map(({ kind }) => kind);
  expect(holding).toEqual(['Secret']);
});

describe('no object has a password', () => {
  const objects = titled(all());

  test('no object is a Secret', () => {
    expect(objects.filter(([, { kind }]) => kind === 'Secret')).toEqual([]);
  });

  const environments = objects.flatMap(([title, object]) =>
    containersOf(podOf(object) ?? {}).map((container): [string, { name: string; value?: string }[]] => [
      `${title} / ${container.name}`,
      container.env ?? [],
    ]),
  );

  test.each(environments)('%s: a variable that is named like a password refers to a Secret, or to a file', (_, variables) => {
    const telling = variables.filter(({ name }) => /pass|secret|token|auth/i.test(name) && !/_FILE$/.test(name));
    expect(telling.filter(({ value }) => value !== undefined)).toEqual([]);
    for (const { value } of variables.filter(({ name }) => /_FILE$/.test(name))) expect(value).toMatch(/^\/[\w/.-]+$/);
  });

  test.each(objects)('%s: no private key, and no long random text except the known ones', (_, object) => {
    const text = JSON.stringify(object);
    expect(text).not.toMatch(/-----BEGIN/);
    const random = [...text.matchAll(/(?<![\w/+])[A-Za-z0-9+/]{40,}(?![\w/+])/g)]
      .map(([found]) => found)
      .filter((found) => /\d/.test(found));
    const checksum = object.spec?.template?.metadata?.annotations?.['checksum/config'];
    const digests = containersOf(podOf(object) ?? {}).map(({ image }) => image.split('@sha256:')[1]);
    expect(random.filter((found) => ![checksum, ...digests].includes(found))).toEqual([]);
  });
});
