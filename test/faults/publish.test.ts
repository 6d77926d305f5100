import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './fixtures';
import { parse } from './options';
import { publish, writePage } from './publish';
import { type Report, read, write } from './report';

const folder = mkdtempSync(join(tmpdir(), 'publish-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(more: Partial<Report> = {}): Report {
  return {
    date: '2026-05-04T03:02:01.000Z',
    command: 'npm run faults -- --only 4 --runs 2',
    commit: 'abc1234',
    machine: { cpus: 2, processor: 'Slow 9000', memoryGiB: 24, kernel: 'Linux 6.1', node: 'v20.1.0' },
    engines: { 'redis-8.0': '8.0.2', 'valkey-8.1': '8.1.1' },
    options: parse(['--only', '4'], { engines: ['redis-8.0', 'valkey-8.1'], shells: ['dash'] }),
    passed: 2,
    failed: 0,
    records: [...run({ run: 1 }), ...run({ run: 2, stall: 600 })],
    ...more,
  };
}

const cluster = () =>
  report({
    machine: { ...report().machine, cluster: 'Kubernetes v1.36.0, 3 nodes' },
    engines: {},
    records: [...run({ tier: 'cluster', variant: 'volumes' })],
  });

describe('the page', () => {
  test('begins with the latest figures of each fault, for any order of the reports', () => {
    const again = (stall: number, day: string) =>
      report({ date: `2026-05-${day}T00:00:00.000Z`, records: [...run({ tier: 'cluster', variant: 'volumes', stall })] });
    const short = (reports: Report[]) =>
      publish(reports)
        .page.split('\n\n## ')
        .find((section) => section.startsWith('In short'));
    const table = `
| # | fault | engine | variant | runs | failed | longest stall, ms: min / median / max | lost (most in a run) | target | measured |
|--:|---|---|---|--:|--:|--:|--:|---|---|
| 4 | The master is stopped (its pod is deleted) | redis-8.0 | volumes | 1 | 0 | 300 | 0 | reached: median 300 ms (≤ 500), max 300 ms (≤ 1600), lost 0 | 2026-05-06 |`;
    expect(short([again(300, '06'), again(700, '05')])).toContain(table);
    expect(short([again(700, '05'), again(300, '06')])).toContain(table);
    expect(short([again(300, '06')])).toBeUndefined();
  });

  test('says of each report where, with what and how it was measured, then the figures and the pictures', () => {
    const { page, files } = publish([report(), cluster()]);
    expect(page.slice(page.indexOf('## Processes'))).toBe(
      `## Processes on loopback, 2026-05-04

- Machine: 2 processors (Slow 9000), 24 GiB, Linux 6.1, node v20.1.0
- Servers: redis 8.0.2, valkey 8.1.1
- Runs: 2 passed, 0 failed; library at abc1234
- Command: \`npm run faults -- --only 4 --runs 2\`

| # | fault | engine | variant | runs | failed | longest stall, ms: min / median / max | acknowledged | lost (most in a run) | a run, s |
|--:|---|---|---|--:|--:|--:|--:|--:|--:|
| 4 | The master is stopped (its pod is deleted) | redis-8.0 | dash | 2 | 0 | 400 / 500 / 600 | 22000 | 0 | 10.0 / 10.0 / 10.0 |

![#4 The master is stopped (its pod is deleted)](measurements/process-04.svg)

## Kubernetes, 2026-05-04

- Machine: 2 processors (Slow 9000), 24 GiB, Linux 6.1, node v20.1.0
- Cluster: Kubernetes v1.36.0, 3 nodes
- Runs: 2 passed, 0 failed; library at abc1234; targets reached: 1 of 1
- Command: \`npm run faults -- --only 4 --runs 2\`

| # | fault | engine | variant | runs | failed | longest stall, ms: min / median / max | acknowledged | lost (most in a run) | a run, s | target |
|--:|---|---|---|--:|--:|--:|--:|--:|--:|---|
| 4 | The master is stopped (its pod is deleted) | redis-8.0 | volumes | 1 | 0 | 400 | 11200 | 0 | 10.0 | reached: median 400 ms (≤ 500), max 400 ms (≤ 1600), lost 0 |

![#4 The master is stopped (its pod is deleted)](measurements/cluster-04.svg)
`,
    );
    expect(files.map(({ name }) => name)).toEqual(['process-04.svg', 'cluster-04.svg']);
  });

  test('the server versions of a cluster come from the records; older reports have none', () => {
    const [first, ...others] = cluster().records;
    const { page } = publish([report({ engines: {}, records: [{ ...first, version: '8.0.2' }, ...others] })]);
    expect(page).toContain('- Servers: redis 8.0.2\n');
    expect(publish([cluster()]).page).not.toContain('- Servers:');
  });

  test('pictures of two reports with one name are both kept', () => {
    const { page, files } = publish([report(), report()]);
    expect(files.map(({ name }) => name)).toEqual(['process-04.svg', 'process-04-2.svg']);
    for (const { name } of files) expect(page).toContain(`(measurements/${name})`);
  });

  test('the commands in it exist', () => {
    expect(publish([]).page).toContain('npm run faults -- --publish');
  });
});

describe('a report on disk', () => {
  const written = join(folder, 'report');
  beforeAll(() => {
    mkdirSync(written);
    write(written, report());
  });

  test('is read back unchanged', () => {
    expect(read(written)).toEqual(JSON.parse(JSON.stringify(report())));
  });

  test('has one record a line, the table and the pictures beside it', () => {
    expect(readdirSync(written).sort()).toEqual(['process-04.svg', 'report.json', 'table.md']);
    expect(
      readFileSync(join(written, 'report.json'), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('{"')),
    ).toHaveLength(4);
  });

  test('without a record it is valid too', () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    write(empty, report({ records: [] }));
    expect(read(empty).records).toEqual([]);
  });

  test('fails where there is none', () => {
    expect(() => read(join(folder, 'nowhere'))).toThrow('ENOENT');
  });
});

test('publishing replaces the page and all pictures, keeps the reports, and adds to those of before', () => {
  const docs = join(folder, 'docs');
  mkdirSync(join(docs, 'measurements', '2026-11-26'), { recursive: true });
  const stay = ['README.md', 'measurements/2026-11-26/measurements.md'];
  for (const name of stay) writeFileSync(join(docs, name), 'stays');
  writeFileSync(join(docs, 'measurements', 'old.svg'), 'goes');
  writePage(docs, [report()]);
  for (const name of stay) expect(readFileSync(join(docs, name), 'utf8')).toBe('stays');
  expect(readdirSync(join(docs, 'measurements')).sort()).toEqual(['2026-11-26', 'process-04.svg', 'reports']);
  const page = () => readFileSync(join(docs, 'measurements.md'), 'utf8');
  for (const [, target] of page().matchAll(/\]\(([^)]*)\)/g)) expect(existsSync(join(docs, target))).toBe(true);
  expect(page()).not.toContain('In short');
  writePage(docs, [{ ...cluster(), date: '2026-11-30T01:02:03.000Z' }]);
  expect(page().match(/^## /gm)).toHaveLength(3);
  expect(readdirSync(join(docs, 'measurements', 'reports'))).toHaveLength(2);
  expect(readdirSync(join(docs, 'measurements')).sort()).toEqual(['2026-11-26', 'cluster-04.svg', 'process-04.svg', 'reports']);
});
