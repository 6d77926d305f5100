import * as fc from 'fast-check';
import { Engine } from '../lib';
import { type EngineLine, LINES } from '../lib/engine-facts';

const line = fc.constantFrom(...LINES);
const ending = fc.tuple(fc.option(fc.nat(99)), fc.constantFrom('', '-alpine', '-bookworm'));

function engine({ family, major, minor }: EngineLine, [patch, suffix]: [number | null, string] = [null, '']): Engine {
  const version = `${major}.${minor}${patch === null ? '' : `.${patch}`}${suffix}`;
  return family === 'redis' ? Engine.redis(version) : Engine.valkey(version);
}

const name = ({ family: server, major, minor }: EngineLine) => `${server} ${major}.${minor}`;
const number = (format: string) => Number(format.replace(/^\D+/, ''));
const family = (format: string) => format.replace(/\d+$/, '');

/** The decision of the script in the pod: the file is of one of the families, and not newer than the newest format of that family. */
function reads(server: Engine, format: string): boolean {
  return server._readableData.some((newest) => family(newest) === family(format) && number(format) <= number(newest));
}

describe('the lines', () => {
  it('are in order, each once', () => {
    for (const name of ['redis', 'valkey']) {
      const versions = LINES.filter((each) => each.family === name).map(({ major, minor }) => major * 1000 + minor);
      expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    }
  });

  // The formats a second time, independent of the table: by major and minor version, from the sources of each server.
  it.each([
    ['redis', { '7.0': 10, '7.2': 11, '7.4': 12, '8.0': 12, '8.2': 12, '8.4': 12, '8.6': 13, '8.8': 14, '8.10': 15 }],
    ['valkey', { '7.2': 11, '8.0': 11, '8.1': 11, '9.0': 80, '9.1': 80, '9.2': 81 }],
  ])('of %s write the formats of their sources', (name, formats) => {
    const written = LINES.filter((each) => each.family === name).map(({ major, minor, writes }) => [`${major}.${minor}`, number(writes)]);
    expect(Object.fromEntries(written)).toEqual(formats);
  });

  it('and their end of support is a date, or has passed', () => {
    for (const { support } of LINES) expect(support ?? 'ended').toMatch(/^(ended|20\d\d-\d\d-\d\d)$/);
  });
});

describe('the data of one line on another, with any patch levels', () => {
  it('is read by its own line', () => {
    fc.assert(fc.property(line, ending, (own, end) => expect(reads(engine(own, end), own.writes)).toBe(true)));
  });

  const pairs = LINES.flatMap((from) => LINES.map((to): [string, EngineLine, EngineLine] => [`${name(from)} on ${name(to)}`, from, to]));
  // The other family reads formats up to 11. Redis never reads the format of Valkey 9.0 and newer.
  it.each(pairs)('is read if the number of its format is not higher: %s', (_, from, to) => {
    const format = number(from.writes);
    const ofRedis = format < 80;
    const expected = to.family === 'redis' ? ofRedis && format <= number(to.writes) : ofRedis ? format <= 11 : format <= number(to.writes);
    fc.assert(fc.property(ending, (end) => expect(reads(engine(to, end), from.writes)).toBe(expected)));
  });

  it.each(['redis', 'valkey'])('is read by a %s of its family that is newer than all known lines', (name) => {
    const [newest] = LINES.filter((each) => each.family === name).slice(-1);
    const next = engine({ ...newest, minor: newest.minor + 1 });
    for (const each of LINES.filter(({ family: one }) => one === name)) expect(reads(next, each.writes)).toBe(true);
  });
});
