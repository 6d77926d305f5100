import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadReport } from '../load';

const folder = mkdtempSync(join(tmpdir(), 'recorder-'));
const { FAULT_RUNS, FAULT_RECORDS } = process.env;

/** The module reads the number of runs once, when it is loaded. */
function recorder(runs: number) {
  process.env.FAULT_RUNS = `${runs}`;
  process.env.FAULT_RECORDS = mkdtempSync(join(folder, 'records-'));
  jest.resetModules();
  const { Recorder } = jest.requireActual<typeof import('./recorder')>('./recorder');
  const records = process.env.FAULT_RECORDS;
  const written = () =>
    readdirSync(records).flatMap((name) =>
      readFileSync(join(records, name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    );
  return { recorder: new Recorder({ tier: 'process', engine: 'redis-8.0', variant: 'dash' }), written };
}

afterEach(() => {
  for (const [name, value] of Object.entries({ FAULT_RUNS, FAULT_RECORDS })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const report = {
  ...{ acknowledged: 7, lost: 1, errors: 0, errorKinds: {}, longestStallMs: 400, seconds: 3, started: 1000 },
  timeline: { binMilliseconds: 50, counts: [7] },
  replicas: [{ lost: 0 }, { lost: 2 }],
  stalls: [{ from: 1500, to: 1900.4, milliseconds: 400.4 }],
  marks: [{ label: 'master gone', time: 1499.6 }],
} as unknown as LoadReport;

test('a scenario is played as often as requested, and each run is recorded with its figures', async () => {
  const { recorder: one, written } = recorder(2);
  await one.play('#4 the master goes', async () => one.load('master gone', report, { totalSeconds: 3 }));
  const place = { tier: 'process', engine: 'redis-8.0', variant: 'dash', scenario: 4, test: '#4 the master goes' };
  const figures = { kind: 'load', what: 'master gone', lost: 1, lostOnReplicas: [0, 2], stallsMs: [400], more: { totalSeconds: 3 } };
  expect(written()).toMatchObject([
    { ...place, ...figures, run: 1, marks: [{ label: 'master gone', atMilliseconds: 500 }] },
    { ...place, kind: 'result', run: 1 },
    { ...place, ...figures, run: 2 },
    { ...place, kind: 'result', run: 2 },
  ]);
});

test('the version of the servers is recorded once it is known', async () => {
  const { recorder: one, written } = recorder(1);
  await one.play('#4 the master goes', async () => {
    one.version = '8.0.2';
    one.load('master gone', report);
  });
  expect(written()).toMatchObject([
    { kind: 'load', version: '8.0.2' },
    { kind: 'result', version: '8.0.2' },
  ]);
});

test('fails at the end when a run failed, after the others had their turn', async () => {
  const { recorder: one, written } = recorder(3);
  let runs = 0;
  const played = one.play('#4 the master goes', async () => {
    runs += 1;
    if (runs === 2) throw new Error('no master');
  });
  await expect(played).rejects.toThrow('1 of 3 runs failed, the first with: no master');
  expect(written().map(({ error }) => error)).toEqual([undefined, 'no master', undefined]);
});

test('a test without a number is played, and not recorded', async () => {
  const { recorder: one, written } = recorder(1);
  const body = jest.fn(async () => undefined);
  await one.play('drill 1: what is set on the master', body);
  expect(body).toHaveBeenCalledTimes(1);
  expect(written()).toEqual([]);
});
