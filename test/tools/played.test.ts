import { played } from '../../tools/played';

// The summary of `npm test` about the faults that it ran.

const passed = (title: string, seconds: number) => ({ title, fullName: `redis-8.0 ${title}`, status: 'passed', duration: seconds * 1000 });

const report = {
  testResults: [
    { assertionResults: [passed('#4 the master is stopped', 30), passed('a password is refused', 90)] },
    {
      assertionResults: [
        passed('#4 the master is stopped', 60),
        { ...passed('#12 the master is cut off', 30), status: 'failed' },
        { title: '#13 WAIT', fullName: 'x', status: 'pending', duration: null },
      ],
    },
  ],
};

test('faults are counted by scenario and by test, with their time side by side', () => {
  expect(played(report, 2)[0]).toBe('faults: 2 of the list in 3 tests, 1.0 min (2 at a time)');
  expect(played(report)[0]).toBe('faults: 2 of the list in 3 tests, 2.0 min');
});

test('the slowest tests of any kind are named, the slowest first', () => {
  expect(played(report).slice(1, 3)).toEqual([
    'slowest: 90 s redis-8.0 a password is refused',
    'slowest: 60 s redis-8.0 #4 the master is stopped',
  ]);
});

test('a tier without faults prints nothing', () => {
  expect(played({ testResults: [{ assertionResults: [passed('a prop', 1)] }] })).toEqual([]);
});
