/**
 * The load client: writers that count every acknowledged write, and a read-back that looks for each of them afterwards.
 *
 *     const load = await Load.start({ sentinels, masterName: 'redis', password, sentinelPassword });
 *     load.mark('master deleted');
 *     ... break something ...
 *     await load.steady();                       // acknowledgements flow again on every connection
 *     const report = await load.finish();        // stops, reads back from the master and from each replica, closes
 *     expect(report.lost).toBe(0);
 *     console.log(describeReport('delete pod', report));
 *
 * These rules make the figures reliable:
 * - Every write has a different key. An error, a time-out or a closed connection means "not acknowledged", and the key
 *   is never written again: no write is retried, neither here nor inside ioredis.
 * - A stall is the time from the last acknowledgement before to the first acknowledgement after, over all connections; one
 *   that is still open when the load is stopped counts up to that moment.
 * - `lost` counts acknowledged keys that the final master does not hold with the value written; each replica has a separate count,
 *   taken after it has caught up with the master.
 *
 * Each writer is one ioredis Sentinel client with the settings of an application: no failoverDetector, a socket time-out, a command time-out.
 */
export {
  type Address,
  type ConnectionOptions,
  type Credentials,
  type NatMap,
  openMember,
  openPlainWriter,
  openWriter,
  type TlsOptions,
  type WaitOptions,
  type Writer,
} from './connection';
export { Ledger, type Stall } from './ledger';
export { Load, type LoadOptions } from './load';
export { type CopyReport, readBack } from './readback';
export { describeReport, type LoadReport, summarize } from './report';
export { findMaster, inSync, type Replica, replicasOf } from './topology';
