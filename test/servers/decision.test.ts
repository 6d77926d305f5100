import { type Disk, legal, loses, outcome, type World } from './decision/model';
import { possibleLooks, type Rule, ruleOf } from './decision/rule';
import { programFolder } from './engines';
import { notRun } from './stage';

const counts = [3, 5];

const disks: readonly Disk[] = (['last master', 'confirmed', 'heard', 'away'] as const).flatMap((past) =>
  (['intact', 'forgot', 'lost', 'full'] as const).flatMap((volume) =>
    (['on time', 'late'] as const).map((arrives) => ({ past, volume, arrives })),
  ),
);

/** All legal worlds. The rule treats only member 0 differently, so the order of the others makes no difference. */
function worlds(count: number): World[] {
  const all: World[] = [];
  const masters = (world: World) => world.filter(({ past }) => past === 'last master').length;
  const fill = (world: Disk[], from: number): void => {
    if (masters(world) > 1) return;
    if (world.length < count) for (let index = from; index < disks.length; index++) fill([...world, { ...disks[index] }], index);
    else if (legal(world)) all.push(world);
  };
  for (const first of disks) fill([{ ...first }], 0);
  return all;
}

const having = (world: World, ...volumes: Disk['volume'][]) => world.filter(({ volume }) => volumes.includes(volume)).length;
const late = (world: World) => world.filter(({ arrives }) => arrives === 'late').length;

const shells = [['dash'], ['busybox', 'sh']].filter(([program]) => {
  const here = programFolder(program) !== undefined;
  if (!here) notRun(`${program} is not in PATH`);
  return here;
});

if (shells.length > 0) {
  const rules = shells.map((shell) => ruleOf(shell, counts));

  test('every shell decides the same', () => {
    for (const look of counts.flatMap(possibleLooks)) expect(new Set(rules.map((rule) => rule(look))).size).toBe(1);
  });

  describe.each(counts)('who may be master of %d members, by library.sh', (count) => {
    const [rule] = rules;
    const survived = Math.floor(count / 2);
    const all = worlds(count);
    const losses = (wanted: (world: World) => boolean) => all.filter((world) => wanted(world) && loses(world, outcome(world, rule)));

    test('no write is lost that a disk has, with any volumes lost and any members late', () => {
      expect(losses((world) => having(world, 'full', 'forgot') === 0)).toEqual([]);
    });

    test('no write is lost where a memory is lost and the data is not, as long as a majority has its memory', () => {
      expect(losses((world) => having(world, 'full') === 0 && having(world, 'forgot', 'lost') <= survived)).toEqual([]);
    });

    test('no write is lost with full volumes, as long as at most floor(members / 2) are full, lost or late', () => {
      const troubled = ({ volume, arrives }: Disk) => volume !== 'intact' || arrives === 'late';
      expect(losses((world) => world.filter(troubled).length <= survived)).toEqual([]);
    });

    test('these bounds are exact: with one more, a write can be lost', () => {
      expect(
        losses((world) => having(world, 'full') === 1 && having(world, 'intact') === count - 1 && late(world) === survived),
      ).not.toEqual([]);
      expect(losses((world) => having(world, 'intact') === survived && having(world, 'full') === 0)).not.toEqual([]);
    });

    test('when all members are back the release starts, unless most have forgotten the master and two of these hold data', () => {
      const wrong = all.filter((world) => {
        if (late(world) > 0) return false;
        const forgetful = having(world, 'lost', 'forgot');
        const waiting = having(world.slice(1), 'forgot');
        const stuck = forgetful === count ? waiting > 0 : forgetful > survived && waiting > 1;
        return (outcome(world, rule).starts === 'nobody') !== stuck;
      });
      expect(wrong).toEqual([]);
    });

    test('no member starts as master while less than a majority is there', () => {
      expect(all.filter((world) => count - late(world) <= survived && outcome(world, rule).starts !== 'nobody')).toEqual([]);
    });
  });
}

test.each(counts)('of %d: the model finds the lost writes if a sentinel that lost its memory counts as a vote', (count) => {
  const anybody: Rule = ({ known, fresh, named }) => named && known + fresh > count / 2;
  const found = worlds(count).filter((world) => having(world, 'intact') === count - 1 && loses(world, outcome(world, anybody)));
  expect(found.some((world) => having(world, 'lost') === 1 && late(world) === Math.floor(count / 2))).toBe(true);
});
