import { Ledger } from './ledger';
import { compare } from './readback';
import { describeReport, summarize } from './report';
import { field, replicasOf } from './topology';

const expected = (key: string) => `value of ${key}`;

function ledgerWith(writes: number): { ledger: Ledger; stored: Map<string, string> } {
  const ledger = new Ledger('load:t', 2, 0);
  const stored = new Map<string, string>();
  for (let sequence = 0; sequence < writes; sequence++) {
    for (const writer of [0, 1]) {
      ledger.acknowledge(writer, sequence, sequence);
      stored.set(ledger.key(writer, sequence), expected(ledger.key(writer, sequence)));
    }
  }
  return { ledger, stored };
}

test('reads every acknowledged key, in batches', async () => {
  const { ledger, stored } = ledgerWith(1234);
  const asked: string[] = [];
  const report = await compare(ledger, expected, async (keys) => {
    expect(keys.length).toBeLessThanOrEqual(500);
    asked.push(...keys);
    return keys.map((key) => stored.get(key) ?? null);
  });
  expect(report).toEqual({ lost: 0, lostPerWriter: [0, 0], sample: [] });
  expect(asked.sort()).toEqual([...stored.keys()].sort());
});

test('a missing key and a key with another value are lost', async () => {
  const { ledger, stored } = ledgerWith(10);
  stored.delete('load:t:0:3');
  stored.set('load:t:1:7', 'something else');
  const report = await compare(ledger, expected, async (keys) => keys.map((key) => stored.get(key) ?? null));
  expect(report.lost).toBe(2);
  expect(report.lostPerWriter).toEqual([1, 1]);
  expect(report.sample).toEqual([
    { key: 'load:t:0:3', time: 3 },
    { key: 'load:t:1:7', time: 7 },
  ]);
});

test('names some lost keys, and counts all', async () => {
  const { ledger } = ledgerWith(600);
  const report = await compare(ledger, expected, async (keys) => keys.map(() => null));
  expect(report.lost).toBe(1200);
  expect(report.sample).toHaveLength(20);
});

test('fails when the server returns fewer values than keys', async () => {
  const { ledger } = ledgerWith(3);
  await expect(compare(ledger, expected, async () => [])).rejects.toThrow('0 answers for 6 keys');
});

const info = [
  '# Replication',
  'role:master',
  'connected_slaves:2',
  'slave0:ip=10.96.1.2,port=6379,state=online,offset=42,lag=0',
  'slave1:ip=10.96.1.3,port=6379,state=wait_bgsave,offset=0,lag=0',
  'master_repl_offset:42',
  '',
].join('\r\n');

test('reads replicas and fields from INFO', () => {
  expect(replicasOf(info)).toEqual([
    { host: '10.96.1.2', port: 6379, online: true },
    { host: '10.96.1.3', port: 6379, online: false },
  ]);
  expect(field(info, 'master_repl_offset')).toBe('42');
  expect(field(info, 'role')).toBe('master');
  expect(field(info, 'absent')).toBeUndefined();
});

test('summarizes runs as minimum, median and maximum', () => {
  expect(summarize([3, 1.2, 2])).toBe('1 / 2 / 3');
  expect(summarize([4, 1, 2, 3])).toBe('1 / 3 / 4');
  expect(summarize([])).toBe('no runs');
});

test('a report reads as one line', () => {
  const copy = { address: { host: 'a', port: 1 }, lost: 0, lostPerWriter: [0], sample: [] };
  const line = describeReport('delete pod', {
    acknowledged: 10,
    lost: 1,
    lostPerWriter: [1],
    lostKeys: ['k'],
    master: { ...copy, lost: 1 },
    replicas: [copy, copy],
    errors: 3,
    errorKinds: { READONLY: 3 },
    stalls: [{ from: 0, to: 612, milliseconds: 612, open: true }],
    longestStallMs: 612.4,
    longestWriterStallMs: 700,
    longestClientPauseMs: 12.3,
    perSecond: [10],
    timeline: { binMilliseconds: 50, counts: [10] },
    started: 0,
    seconds: 1.04,
    marks: [],
  });
  expect(line).toBe(
    'delete pod: longest stall 612 ms (all of 200 ms or more: 612 (still open); longest of one connection 700; ' +
      "the client's own pause 12), acknowledged 10, lost 1, lost on the replicas 0 + 0, 1.0 s, errors: READONLY 3",
  );
});
