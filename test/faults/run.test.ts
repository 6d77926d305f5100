import { basename } from 'node:path';
import { load, result } from './fixtures';
import { type Found, parse } from './options';
import { failuresOf, filesOf, namesOf, progress } from './run';
import { VARIANTS } from './scenarios';

const found: Found = { engines: ['redis-8.0', 'valkey-8.1'], shells: ['busybox', 'dash'] };
const names = (tier: 'process' | 'cluster', ...words: string[]) => namesOf(tier, parse(words, found));

describe('the chosen tests', () => {
  test('of the process tier: by engine, shell and number', () => {
    const wanted = names('process', '--only', '4', '--engine', 'redis-8.0');
    expect(wanted.test('redis-8.0 with dash #4 the master is stopped')).toBe(true);
    expect(wanted.test('redis-8.0 with dash a group of them #4 the master is stopped')).toBe(true);
    for (const other of [
      'redis-8.0 with dash #40 both are killed',
      'redis-8.0 with dash #14 a replica is cut off',
      'redis-8.0 with busybox #4 the master is stopped',
      'valkey-8.1 with dash #4 the master is stopped',
      'redis-8x0 with dash #4 the master is stopped',
      'redis-8.0 with dash as after #4the master is stopped',
    ])
      expect(wanted.test(other)).toBe(false);
  });

  test('one of several of a scenario, by a part of its name', () => {
    const wanted = names('process', '--only', '44', '--test', 'hangs (10 s)');
    expect(wanted.test('redis-8.0 with dash #44 a Sentinel hangs (10 s), and the master is stopped')).toBe(true);
    expect(wanted.test('redis-8.0 with dash #44 a Sentinel hangs 10 s, and the master is stopped')).toBe(false);
    expect(wanted.test('redis-8.0 with dash #4 a Sentinel hangs (10 s), and the master is stopped')).toBe(false);
  });

  test('of the cluster tier: any engine, or those that were named', () => {
    const title = 'valkey 8.1 on volumes #4 the master pod is deleted';
    expect(names('cluster', '--tier', 'cluster', '--only', '4').test(title)).toBe(true);
    expect(names('cluster', '--tier', 'cluster', '--only', '4', '--engine', 'valkey-8.1').test(title)).toBe(true);
    expect(names('cluster', '--tier', 'cluster', '--only', '4', '--engine', 'redis-8.0').test(title)).toBe(false);
  });
});

describe('the files', () => {
  const files = (...words: string[]) => filesOf('cluster', parse(['--tier', 'cluster', ...words], found)).map((file) => basename(file));

  test('of the cluster tier: one for each family and variant', () => {
    expect(files('--engine', 'redis-8.0', '--variant', 'on-volumes,protected')).toEqual([
      'redis-on-volumes.test.ts',
      'redis-protected.test.ts',
    ]);
    expect(files()).toEqual(expect.arrayContaining(VARIANTS.map((variant) => `valkey-${variant}.test.ts`)));
  });
});

describe('tests that an engine has with one shell only', () => {
  const files = (...words: string[]) => filesOf('process', parse(words, found)).map((file) => basename(file));
  const test31 = (engine: string, shell: string) => `${engine} with ${shell} #31 the password is rotated`;

  test('are played with this shell if no shell was chosen', () => {
    expect(files()).toEqual(expect.arrayContaining(['redis-8.0.rotation.test.ts', 'valkey-8.1.rotation.test.ts']));
    expect(names('process').test(test31('redis-8.0', 'dash'))).toBe(true);
    expect(names('process').test(test31('valkey-8.1', 'busybox'))).toBe(true);
  });

  test('and choose no other test: neither in other files of the engine, nor of engines with both shells', () => {
    expect(files().filter((name) => name.includes('busybox'))).toEqual([]);
    expect(names('process').test(test31('redis-8.0', 'busybox'))).toBe(false);
    expect(names('process', '--engine', 'redis-8.0').test(test31('valkey-8.1', 'busybox'))).toBe(false);
  });

  test('are left out if another shell was chosen, and if their shell is not installed', () => {
    expect(files('--shell', 'dash')).toContain('redis-8.0.rotation.test.ts');
    expect(files('--shell', 'dash')).not.toContain('valkey-8.1.rotation.test.ts');
    expect(names('process', '--shell', 'dash').test(test31('valkey-8.1', 'busybox'))).toBe(false);
    expect(files('--shell', 'busybox')).toContain('valkey-8.1.rotation.test.ts');
    const dashOnly = filesOf('process', parse([], { ...found, shells: ['dash'] })).map((file) => basename(file));
    expect(dashOnly).not.toContain('valkey-8.1.rotation.test.ts');
  });
});

describe('the line of a run', () => {
  test('has its figures', () => {
    const ended = result({ run: 2, seconds: 12.34 });
    expect(progress(ended, [load({ run: 1 }), load({ run: 2, stall: 417, lost: 1 }), ended], 20)).toBe(
      '#4 redis-8.0 dash 2/20: 417 ms, lost 1, 12.3 s',
    );
  });

  test('names the test where the scenario has several, and says in one line why it failed', () => {
    const other = result({ test: '#4 the master goes otherwise' });
    const ended = result({ error: '\u001b[31mno master\u001b[39m\nat some line' });
    expect(progress(ended, [other, ended], 1)).toBe('#4 redis-8.0 dash 1/1: 10.0 s  (the master goes)  FAILED: no master');
  });
});

describe('failures', () => {
  const assertion = (status: string, title: string, engine = 'redis-8.0 with dash') => ({
    ...{ status, title, fullName: `${engine} ${title}` },
    failureMessages: ['Error: thrown'],
  });
  const file = (...assertionResults: ReturnType<typeof assertion>[]) => ({
    ...{ name: '/x.test.ts', status: 'passed', message: '', assertionResults },
  });

  test('none of what passed', () => {
    expect(failuresOf([result()], [file(assertion('passed', '#4 the master goes'))], true)).toEqual([]);
  });

  test('each failed run once, with its message', () => {
    const records = [1, 2, 3].map((run) => result({ run, error: run === 2 ? undefined : `no master in ${run}` }));
    expect(failuresOf(records, [file(assertion('failed', '#4 the master goes'))], false)).toEqual([
      'redis-8.0 dash, run 1: #4 the master goes\nno master in 1',
      'redis-8.0 dash, run 3: #4 the master goes\nno master in 3',
    ]);
  });

  test('a test that ended without a record, such as one that took too long, with the message of jest', () => {
    expect(failuresOf([], [file(assertion('failed', '#4 the master goes'))], false)).toEqual([
      'redis-8.0 with dash #4 the master goes\nError: thrown',
    ]);
  });

  test('the same test on another engine is another failure', () => {
    const failures = failuresOf(
      [result({ error: 'no master' })],
      [file(assertion('failed', '#4 the master goes'), assertion('failed', '#4 the master goes', 'valkey-8.1 with dash'))],
      false,
    );
    expect(failures).toHaveLength(2);
  });

  test('a file that does not load', () => {
    const [failure] = failuresOf([], [{ ...file(), status: 'failed', message: 'no such module' }], false);
    expect(failure).toContain('no such module');
  });

  test('a jest that was stopped is reported', () => {
    expect(failuresOf([], undefined, false)).toEqual(['jest was stopped, or ended with an error: its log tells']);
  });
});
