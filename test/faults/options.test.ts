import { OptionError, parse } from '../../tools/faults/options';
import { SCENARIOS } from '../../tools/faults/scenarios';

const found = { engines: ['redis-7.0', 'redis-8.0', 'valkey-8.1'], shells: ['busybox', 'dash'] };
const options = (...words: string[]) => parse(words, found);

describe('without options', () => {
  test('all scenarios of the process tier are played once, on all installed engines, in dash', () => {
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

describe('options choose', () => {
  test('scenarios by number, as a list or one by one, each once', () => {
    expect(options('--only', '4,6', '--only', '6').only).toEqual([4, 6]);
  });

  test('a scenario of another tier: the runner reports that no test plays it', () => {
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

  test('the cluster, which has its own engines and needs none on this machine', () => {
    expect(parse(['--tier', 'cluster'], { engines: [], shells: [] })).toMatchObject({ tiers: ['cluster'], engines: [], shells: [] });
    expect(parse(['--tier', 'cluster', '--engine', 'redis-8.0'], { engines: [], shells: [] }).engines).toEqual(['redis-8.0']);
  });

  test('variants of the cluster tier', () => {
    expect(options('--tier', 'cluster', '--variant', 'protected,on-volumes').variants).toEqual(['protected', 'on-volumes']);
  });

  test('the amount of data in the releases of the cluster tier', () => {
    expect(options('--tier', 'cluster', '--data', '300Mi').dataMebibytes).toBe(300);
  });

  test('both tiers', () => {
    const { tiers, only } = options('--tier', 'all');
    expect(tiers).toEqual(['process', 'cluster']);
    expect(only).toEqual(expect.arrayContaining([2, 38]));
  });

  test('the number of runs, of parallel files, and the output folder', () => {
    expect(options('--runs', '20', '--jobs=2', '--output', 'somewhere')).toMatchObject({ runs: 20, jobs: 2, output: 'somewhere' });
  });

  test('the random schedule, from a seed', () => {
    expect(options('--random', '--seed', '7', '--minutes', '30')).toMatchObject({ only: [50], random: { seed: 7, minutes: 30 } });
  });

  test('the random schedule, with a drawn seed when none is given', () => {
    const seeds = [options('--random'), options('--random')].map(({ random }) => random?.seed);
    expect(new Set(seeds).size).toBe(2);
    expect(options('--random').random?.minutes).toBe(10);
  });

  test('the list and the publishing need no engine', () => {
    const nothing = { engines: [], shells: [] };
    expect(parse(['--list'], nothing).command).toBe('list');
    expect(parse(['--publish', 'one', 'two'], nothing)).toMatchObject({ command: 'publish', folders: ['one', 'two'] });
  });
});

/** The message of each refusal: what is wrong, the value, the allowed values. */
const refusals: readonly (readonly [string, readonly string[], string])[] = [
  ['on an option that there is not', ['--count', '3'], 'options: there is no such option (got "--count"'],
  ['on an option that wants a value and has none', ['--only'], '--only: wants a value'],
  ['on an option in place of a value', ['--only', '--runs', '2'], '--only: wants a value'],
  ['on a value for an option that takes none', ['--list=yes'], '--list: takes no value (got "yes"'],
  ['on two commands', ['--list', '--publish', 'folder'], '--list: is a command of its own (got "--publish", allowed: one of them)'],
  ['on publishing nothing', ['--publish'], '--publish: wants the folders of reports'],
  ['on a folder that is not published', ['4'], 'arguments: only --publish takes folders (got "4"'],
  ['on a tier that there is not', ['--tier', 'cloud'], '--tier: there is no such tier (got "cloud", allowed: process, cluster, all)'],
  ['on a scenario that there is not', ['--only', '4,99'], '--only: there is no such scenario (got "99"'],
  ['on a scenario that is no number', ['--only', 'crash'], '--only: there is no such scenario (got "crash"'],
  ['on a scenario that is not played, and says why', ['--only', '26'], '--only: not applicable: only addresses are used'],
  [
    'the random schedule by its number',
    ['--only', '50'],
    '--only: the random schedule has an option of its own (got "50", allowed: --random)',
  ],
  ['on scenarios beside the random schedule', ['--random', '--only', '4'], '--only: the random schedule is played alone'],
  [
    'an engine that is not installed',
    ['--engine', 'redis-6.2'],
    '--engine: is not here (got "redis-6.2", allowed: redis-7.0, redis-8.0, valkey-8.1',
  ],
  ['on a shell that is not here', ['--shell', 'zsh'], '--shell: is not here (got "zsh", allowed: busybox, dash'],
  ['on no run', ['--runs', '0'], '--runs: is out of range (got "0", allowed: a whole number from 1 to 1000)'],
  ['on part of a run', ['--runs', '1.5'], '--runs: is out of range'],
  ['on too many jobs', ['--jobs', '65'], '--jobs: is out of range'],
  ['on data in the tier of processes', ['--data', '300Mi'], '--data: belongs to the cluster tier'],
  ['on data that is no size', ['--tier', 'cluster', '--data', '2G'], '--data: is no size (got "2G", allowed: whole mebibytes'],
  ['on no data', ['--tier', 'cluster', '--data', '0Mi'], '--data: is out of range'],
  ['on a seed without --random', ['--seed', '7'], '--seed: belongs to --random'],
  ['on minutes without --random', ['--minutes', '7'], '--minutes: belongs to --random'],
  ['on a seed that is no number', ['--random', '--seed', 'x'], '--seed: is out of range'],
  ['on more minutes than a day has', ['--random', '--minutes', '1441'], '--minutes: is out of range'],
];

describe('refusals', () => {
  test.each(refusals)('fails %s', (_, words, message) => {
    expect(() => options(...words)).toThrow(OptionError);
    expect(() => options(...words)).toThrow(message);
  });

  test('fails where there is no engine at all', () => {
    expect(() => parse([], { ...found, engines: [] })).toThrow('--engine: there is none on this machine');
  });

  test('fails for an unknown variant, and for a variant in a tier without variants', () => {
    expect(() => options('--tier', 'cluster', '--variant', 'disk')).toThrow('--variant: is not here (got "disk", allowed: on-volumes');
    expect(() => options('--variant', 'protected')).toThrow('--variant: belongs to the cluster tier');
  });

  test('fails where the usual shell is not installed', () => {
    expect(() => parse([], { ...found, shells: ['busybox'] })).toThrow('--shell: is not here (got "dash"');
  });
});
