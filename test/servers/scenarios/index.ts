/**
 * The scenarios of each test file:
 *
 * - `everything` that depends on the scripts: every engine with dash, the shell of the Debian images, and with busybox, that of the Alpine
 *   images. `npm test` plays half of it, each engine with one shell and each shell with two engines; `npm run faults` plays all;
 * - TLS, and passwords that change: every engine, once, one of them with busybox.
 *
 * Each combination is a file, so that jest plays several of them side by side.
 */
import type { Stage } from '../stage';
import { agreements } from './agreement';
import { amnesia } from './amnesia';
import { wrongAnswers } from './answers';
import { authorities } from './authorities';
import { oneBehind } from './behind';
import { firstBoot } from './boot';
import { capacity } from './capacity';
import { otherClients } from './clients';
import { coldStarts } from './cold-start';
import { crashes } from './crash';
import { damages } from './damages';
import { datasets } from './datasets';
import { elections } from './election';
import { encrypted } from './encrypted';
import { otherEngines } from './engines';
import { exporters } from './exporter';
import { firstProcesses } from './first-process';
import { freezes } from './freeze';
import { queues } from './jobs';
import { lags } from './lag';
import { leftOvers } from './left-over';
import { loading } from './loading';
import { majorities } from './majority';
import { memories } from './memory';
import { minorities } from './minority';
import { names } from './names';
import { neighbours } from './neighbours';
import { oneMember } from './one-member';
import { oneSided } from './one-sided';
import { partitions } from './partition';
import { passwords } from './password';
import { promotions } from './promotion';
import { rotation } from './rotation';
import { longScripts } from './script';
import { sentinels } from './sentinels';
import { sessions } from './sessions';
import { sizes } from './sizes';
import { spellings } from './spellings';
import { stops } from './stop';
import { strangers } from './strangers';
import { allAtOnce } from './together';
import { users } from './users';
import { volumes } from './volumes';
import { confirmedWrites } from './wait';

export type Scenarios = readonly ((stage: Stage) => void)[];

export const everything: Scenarios = [
  firstBoot,
  crashes,
  oneBehind,
  agreements,
  stops,
  coldStarts,
  passwords,
  spellings,
  users,
  exporters,
  sizes,
  wrongAnswers,
  memories,
  firstProcesses,
];

/** All scenarios with TLS: certificates and authorities that change, or are wrong in one member. */
export const secured: Scenarios = [encrypted, authorities, strangers];

/** Passwords that change. */
export const rotated: Scenarios = [rotation];

/** Faults of the network and of single processes, which do not depend on the shell. */
export const faults: Scenarios = [
  oneMember,
  allAtOnce,
  freezes,
  longScripts,
  sentinels,
  leftOvers,
  promotions,
  elections,
  neighbours,
  majorities,
  names,
  loading,
  lags,
  sessions,
  queues,
  volumes,
  capacity,
  datasets,
  damages,
  otherEngines,
  partitions,
  minorities,
  amnesia,
  oneSided,
  confirmedWrites,
  otherClients,
];
