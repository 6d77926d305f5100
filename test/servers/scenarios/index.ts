/**
 * The scenarios of each test file:
 *
 * - `everything` that depends on the scripts: every engine with dash, the shell of the Debian images, and with busybox, that of the Alpine
 *   images. `npm test` plays each engine with one shell, and `npm run faults` plays all;
 * - TLS, and passwords that change: every engine, once, one of them with busybox;
 * - `faults`, `network` and `data`, which do not depend on the shell: every engine with dash, in `npm test` one Redis and one Valkey.
 *
 * Each combination is a file, so that jest plays several of them side by side. A scenario with `once` does not depend on the version of the
 * server either.
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
import { discovery } from './discovery';
import { elections } from './election';
import { encrypted } from './encrypted';
import { otherEngines } from './engines';
import { exporters } from './exporter';
import { firstProcesses } from './first-process';
import { freezes } from './freeze';
import { ipv6 } from './ipv6';
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
import { outsideClients } from './outside';
import { partitions } from './partition';
import { passwords } from './password';
import { promotions } from './promotion';
import { proxies } from './proxy';
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

/**
 * Scenarios whose result is the same with every version of a server: `npm test` plays them with one engine for each shell, where the shell
 * matters, and otherwise with one engine. `npm run faults` plays them with every engine.
 */
function once(...scenarios: Scenarios): Scenarios {
  return scenarios.map((scenario) => (stage) => {
    if (stage.one) scenario(stage);
  });
}

export const everything: Scenarios = [
  firstBoot,
  crashes,
  agreements,
  stops,
  users,
  discovery,
  exporters,
  // Redis 8.6 with dash, and Valkey 9.1 with busybox.
  ...once(oneBehind, coldStarts, passwords, spellings, sizes, wrongAnswers, memories),
  firstProcesses,
];

/** All scenarios with TLS: certificates and authorities that change, or are wrong in one member. */
export const secured: Scenarios = [encrypted, authorities, strangers];

/** Passwords that change. */
export const rotated: Scenarios = [rotation];

/** Single processes and members that stop or hang. */
export const faults: Scenarios = [
  oneMember,
  allAtOnce,
  freezes,
  ...once(longScripts),
  sentinels,
  ...once(leftOvers),
  promotions,
  elections,
  majorities,
  confirmedWrites,
];

/** Networks that are cut or slow, names, and other releases beside this one. */
export const network: Scenarios = [partitions, neighbours, ...once(minorities, oneSided, lags, names, ipv6)];

/** Volumes, data files, memory, and clients of all kinds. */
export const data: Scenarios = [
  loading,
  volumes,
  datasets,
  damages,
  otherEngines,
  amnesia,
  ...once(capacity, sessions, queues, otherClients),
];

/** Clients that do not speak Sentinel, and clients outside of the cluster. */
export const proxied: Scenarios = [proxies, outsideClients];
