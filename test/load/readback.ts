import { type Address, type ConnectionOptions, mapped } from './connection';
import type { Acknowledged, Ledger } from './ledger';
import { askingAgain } from './topology';

/** The acknowledged writes that one server holds. */
export interface CopyReport {
  readonly address: Address;
  readonly lost: number;
  /** Lost writes of each connection. */
  readonly lostPerWriter: readonly number[];
  /** The first lost writes, with the time of their acknowledgement. */
  readonly sample: readonly { readonly key: string; readonly time: number }[];
}

/** Reads the values of many keys, in their order; null for a key that isn't there. */
export type ReadMany = (keys: readonly string[]) => Promise<readonly (string | null)[]>;

const batch = 500;
const sampleSize = 20;

/** Reads every acknowledged write, and counts keys that are missing or hold another value. */
export async function compare(ledger: Ledger, expected: (key: string) => string, read: ReadMany): Promise<Omit<CopyReport, 'address'>> {
  const lostPerWriter = new Array<number>(ledger.writers).fill(0);
  const sample: { key: string; time: number }[] = [];
  const check = async (writes: readonly Acknowledged[]) => {
    const keys = writes.map(({ writer, sequence }) => ledger.key(writer, sequence));
    const values = await read(keys);
    if (values.length !== keys.length) throw new Error(`${values.length} answers for ${keys.length} keys`);
    values.forEach((value, index) => {
      if (value === expected(keys[index])) return;
      lostPerWriter[writes[index].writer] += 1;
      if (sample.length < sampleSize) sample.push({ key: keys[index], time: writes[index].time });
    });
  };
  let pending: Acknowledged[] = [];
  for (const write of ledger.writes()) {
    pending.push(write);
    if (pending.length < batch) continue;
    await check(pending);
    pending = [];
  }
  if (pending.length > 0) await check(pending);
  return { lost: lostPerWriter.reduce((sum, lost) => sum + lost, 0), lostPerWriter, sample };
}

/** `compare` against one server. */
export async function readBack(
  ledger: Ledger,
  expected: (key: string) => string,
  address: Address,
  options: ConnectionOptions,
): Promise<CopyReport> {
  const result = await askingAgain(mapped(address, options.natMap), options, (redis) =>
    compare(ledger, expected, (keys) => redis.mget([...keys])),
  );
  return { address, ...result };
}

/** Deletes the keys of a run, so that many runs fit into one small server. */
export async function removeKeys(ledger: Ledger, attempted: number, master: Address, options: ConnectionOptions): Promise<void> {
  await askingAgain(master, options, async (redis) => {
    for (let writer = 0; writer < ledger.writers; writer++) {
      for (let first = 0; first < attempted; first += batch) {
        const keys = Array.from({ length: Math.min(batch, attempted - first) }, (_, index) => ledger.key(writer, first + index));
        await redis.unlink(...keys);
      }
    }
  });
}
