import { Ledger } from './ledger';

/** A run of two writers that starts at 0; each pair is writer and time of an acknowledgement. */
function ledgerOf(acknowledgements: readonly (readonly [number, number])[], stopped?: number): Ledger {
  const ledger = new Ledger('load:test', 2, 0);
  const next = [0, 0];
  for (const [writer, time] of acknowledgements) ledger.acknowledge(writer, next[writer]++, time);
  if (stopped !== undefined) ledger.stop(stopped);
  return ledger;
}

test('gives every write a different key', () => {
  const ledger = new Ledger('load:x', 3);
  const keys = [0, 1, 2].flatMap((writer) => [0, 1, 11].map((sequence) => ledger.key(writer, sequence)));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys[0]).toBe('load:x:0:0');
});

test('counts acknowledged writes and failures separately', () => {
  const ledger = ledgerOf([
    [0, 10],
    [1, 11],
    [0, 12],
  ]);
  ledger.fail(new Error('READONLY You can not write'));
  ledger.fail(new Error('NOREPLICAS Not enough good replicas'));
  ledger.fail(new Error('READONLY You can not write'));
  ledger.fail(Object.assign(new Error('connect ECONNREFUSED 1.2.3.4:6379'), { code: 'ECONNREFUSED' }));
  ledger.fail(new Error('Connection is closed.'));
  ledger.fail('odd');
  expect(ledger.acknowledged).toBe(3);
  expect(ledger.errors).toBe(6);
  expect(ledger.errorKinds).toEqual({ READONLY: 2, NOREPLICAS: 1, ECONNREFUSED: 1, 'Connection is closed.': 1, odd: 1 });
  expect([...ledger.writes()]).toEqual([
    { writer: 0, sequence: 0, time: 10 },
    { writer: 0, sequence: 1, time: 12 },
    { writer: 1, sequence: 0, time: 11 },
  ]);
});

test('fails when a writer acknowledges the same write twice', () => {
  const ledger = new Ledger('load:x', 1, 0);
  ledger.acknowledge(0, 7, 1);
  expect(() => ledger.acknowledge(0, 7, 2)).toThrow('writer 0 acknowledged 7 after 7');
});

test('a stall runs from the last acknowledgement before to the first after, over all writers', () => {
  const ledger = ledgerOf(
    [
      [0, 100],
      [1, 150],
      [0, 900],
      [1, 950],
    ],
    1000,
  );
  expect(ledger.stalls(200)).toEqual([{ from: 150, to: 900, milliseconds: 750, open: false }]);
  expect(ledger.longestStall().milliseconds).toBe(750);
});

test('a writer that still gets acknowledgements hides the stall of another, which has a separate figure', () => {
  const ledger = ledgerOf(
    [
      [0, 100],
      [1, 110],
      [0, 200],
      [0, 300],
      [0, 400],
      [1, 410],
    ],
    420,
  );
  expect(ledger.longestStall().milliseconds).toBe(100);
  expect(ledger.longestStall(1).milliseconds).toBe(300);
});

test('an open stall at the end counts up to the stop', () => {
  const ledger = ledgerOf(
    [
      [0, 100],
      [1, 200],
    ],
    5200,
  );
  expect(ledger.stalls(200)).toEqual([{ from: 200, to: 5200, milliseconds: 5000, open: true }]);
  expect(ledger.longestStall()).toEqual({ from: 200, to: 5200, milliseconds: 5000, open: true });
});

test('a run without any acknowledgement is one open stall from its start', () => {
  expect(ledgerOf([], 3000).stalls(200)).toEqual([{ from: 0, to: 3000, milliseconds: 3000, open: true }]);
});

test('an acknowledgement that arrives after the stop leaves no stall behind it', () => {
  const ledger = ledgerOf([[0, 100]], 150);
  ledger.acknowledge(0, 1, 180);
  expect(ledger.stalls(50)).toEqual([{ from: 100, to: 180, milliseconds: 80, open: false }]);
});

test('counts acknowledgements of each second and since a moment', () => {
  const ledger = ledgerOf(
    [
      [0, 10],
      [0, 990],
      [1, 1000],
      [0, 3500],
    ],
    3600,
  );
  expect(ledger.perBin(1000)).toEqual([2, 1, 0, 1]);
  expect(ledger.acknowledgedSince(990)).toBe(3);
  expect(ledger.acknowledgedSince(991)).toBe(2);
  expect(ledger.acknowledgedSince(0, 1)).toBe(1);
  expect(ledger.lastAcknowledgement()).toBe(3500);
  expect(ledger.lastAcknowledgement(1)).toBe(1000);
});
