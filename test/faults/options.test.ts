import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CommanderError } from 'commander';
import { parse } from './options';
import { SCENARIOS } from './scenarios';

const found = { engines: ['redis-7.0', 'redis-8.0', 'valkey-8.1'], shells: ['busybox', 'dash'] };
const options = (...words: string[]) => parse(words, found);

const report = mkdtempSync(join(tmpdir(), 'options-'));
writeFileSync(join(report, 'report.json'), '{}');
afterAll(() => rmSync(report, { recursive: true }));

describe('without a word', () => {
  test('all scenarios of the tier of processes are played once, on all engines that are here, in dash', () => {
    expect(options()).toEqual({
      command: 'run',
      tiers: ['process'],
      only: SCENARIOS.filter(({ number, tiers }) => tiers.includes('process') && number !== 50).map(({ number }) => number),
      onlyNamed: false,
      test: undefined,
      engines: found.engines,
      engineNamed: false,
      shells: ['dash'],
      otherShells: ['busybox'],
      variants: [],
      dataMebibytes: 0,
      runs: 1,
      jobs: 1,
      output: undefined,
      random: undefined,
      folders: [],
    });
  });
});

describe('what is chosen', () => {
  test('scenarios by number, as a list or one by one, each once', () => {
    expect(options('--only', '4,6', '--only', '6').only).toEqual([4, 6]);
  });

  test('a scenario that another tier plays may be asked for: the runner says that no test here plays it', () => {
    expect(options('--only', '38').only).toEqual([38]);
  });

  test('engines and shells', () => {
    expect(options('--engine', 'valkey-8.1,redis-7.0', '--shell', 'busybox')).toMatchObject({
      engines: ['valkey-8.1', 'redis-7.0'],
      engineNamed: true,
      shells: ['busybox'],
      otherShells: [],
    });
  });

  test('the cluster, which brings engines of its own: none has to be here', () => {
    expect(parse(['--tier', 'cluster'], { engines: [], shells: [] })).toMatchObject({ tiers: ['cluster'], engines: [], shells: [] });
    expect(parse(['--tier', 'cluster', '--engine', 'redis-8.0'], { engines: [], shells: [] }).engines).toEqual(['redis-8.0']);
  });

  test('variants of the cluster tier', () => {
    expect(options('--tier', 'cluster', '--variant', 'protected,on-volumes').variants).toEqual(['protected', 'on-volumes']);
  });

  test('how much data the releases of the cluster tier hold', () => {
    expect(options('--tier', 'cluster', '--data', '300Mi').dataMebibytes).toBe(300);
  });

  test('both tiers', () => {
    const { tiers, only } = options('--tier', 'all');
    expect(tiers).toEqual(['process', 'cluster']);
    expect(only).toEqual(expect.arrayContaining([2, 38]));
  });

  test('how often, how many side by side, and where to', () => {
    expect(options('--runs', '20', '--jobs=2', '--output', 'somewhere')).toMatchObject({ runs: 20, jobs: 2, output: resolve('somewhere') });
  });

  test('the random schedule, from a seed', () => {
    expect(options('--random', '--seed', '7', '--minutes', '30')).toMatchObject({ only: [50], random: { seed: 7, minutes: 30 } });
  });

  test('the random schedule draws a seed when none is named', () => {
    const seeds = [options('--random'), options('--random')].map(({ random }) => random?.seed);
    expect(new Set(seeds).size).toBe(2);
    expect(options('--random').random?.minutes).toBe(10);
  });

  test('publishing needs no report: it draws the pictures of the kept ones', () => {
    expect(options('--publish')).toMatchObject({ command: 'publish', folders: [] });
  });

  test('the list and the publishing need no engine', () => {
    const nothing = { engines: [], shells: [] };
    expect(parse(['--list'], nothing).command).toBe('list');
    expect(parse(['--publish', report, report], nothing)).toMatchObject({ command: 'publish', folders: [report, report] });
  });
});

/** What each refusal says: the option, what it got, what is allowed. */
const refusals: readonly (readonly [string, readonly string[], string])[] = [
  ['on an option that there is not', ['--count', '3'], "unknown option '--count'"],
  ['on an option that is misspelt, with the right one', ['--rums', '3'], 'Did you mean --runs?'],
  ['on an option that wants a value and has none', ['--only'], "option '--only <numbers>' argument missing"],
  ['on an option in place of a number', ['--only', '--runs', '2'], "option '--only <numbers>' argument '--runs' is invalid"],
  [
    'on an option in place of words',
    ['--test', '--runs', '2'],
    "option '--test <words>' argument '--runs' is invalid. It is another option",
  ],
  ['on an option in place of a name', ['--engine', '--runs', '2'], "option '--engine <names>' argument '--runs' is invalid"],
  ['on an option in place of a folder', ['--output', '--runs', '2'], "option '--output <folder>' argument '--runs' is invalid"],
  ['on a folder for a report that is not empty', ['--output', report], `argument '${report}' is invalid. It is not empty. Allowed is`],
  ['on a value for an option that takes none', ['--list=yes'], "unknown option '--list=yes'"],
  ['on two commands', ['--list', '--publish'], "option '--list' cannot be used with option '--publish'"],
  ['on a folder without a report', ['--publish', 'nowhere'], "'nowhere' has no report.json. Allowed are folders that a run has written"],
  ['on a folder that is not published', ['4'], "only --publish takes folders, got '4'"],
  ['on a tier that there is not', ['--tier', 'cloud'], "argument 'cloud' is invalid. Allowed choices are process, cluster, all."],
  ['on a scenario that there is not', ['--only', '4,99'], 'There is no scenario 99. Allowed are the numbers that --list shows'],
  ['on a scenario that is no number', ['--only', 'crash'], 'There is no scenario crash.'],
  ['on a scenario that is not played, and says why', ['--only', '26'], 'Scenario 26 is not applicable: only addresses are used'],
  ['on the random schedule by its number', ['--only', '50'], 'The random schedule has an option of its own: --random.'],
  ['on scenarios beside the random schedule', ['--random', '--only', '4'], "'--only <numbers>' cannot be used with option '--random'"],
  [
    'on an engine that is not here',
    ['--engine', 'redis-6.2'],
    'no redis-6.2 on this machine. Allowed choices of --engine are redis-7.0, redis-8.0, valkey-8.1; TEST_ENGINES=',
  ],
  ['on a shell that is not here', ['--shell', 'zsh'], 'no zsh on this machine. Allowed choices of --shell are busybox, dash;'],
  ['on no run', ['--runs', '0'], "'--runs <number>' argument '0' is invalid. Allowed are whole numbers from 1 to 1000."],
  ['on part of a run', ['--runs', '1.5'], "argument '1.5' is invalid"],
  ['on too many jobs', ['--jobs', '65'], "argument '65' is invalid"],
  ['on a variant in the tier of processes', ['--variant', 'protected'], "'--variant' needs --tier cluster"],
  [
    'on a variant that there is not',
    ['--tier', 'cluster', '--variant', 'disk'],
    "argument 'disk' is invalid. Allowed choices are on-volumes,",
  ],
  ['on data in the tier of processes', ['--data', '300Mi'], "'--data' needs --tier cluster"],
  ['on data that is no size', ['--tier', 'cluster', '--data', '2G'], "argument '2G' is invalid. Allowed are whole mebibytes, as in 300Mi"],
  ['on no data', ['--tier', 'cluster', '--data', '0Mi'], "argument '0Mi' is invalid. Allowed are whole numbers from 1"],
  ['on a seed without --random', ['--seed', '7'], "'--seed' needs --random"],
  ['on minutes without --random', ['--minutes', '7'], "'--minutes' needs --random"],
  ['on a seed that is no number', ['--random', '--seed', 'x'], "argument 'x' is invalid. Allowed are whole numbers from 0"],
  ['on more minutes than a day has', ['--random', '--minutes', '1441'], "argument '1441' is invalid"],
];

describe('refusals', () => {
  test.each(refusals)('fails %s', (_, words, message) => {
    expect(() => options(...words)).toThrow(CommanderError);
    expect(() => options(...words)).toThrow(message);
  });

  test('fails where there is no engine at all', () => {
    expect(() => parse([], { ...found, engines: [] })).toThrow(
      'no engine on this machine. Allowed choices of --engine are none; TEST_ENGINES=',
    );
  });

  test('fails where the usual shell is not installed', () => {
    expect(() => parse([], { ...found, shells: ['busybox'] })).toThrow('no dash on this machine.');
  });
});
