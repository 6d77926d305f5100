/**
 * What is played where:
 *
 * - every engine with dash, the shell of the Debian images: everything;
 * - redis 8.0 and valkey 8.1 with busybox, the shell of the Alpine images: everything;
 * - the other engines with busybox: boot, crashes and stops. What is left out there depends on the shell and not on the engine's
 *   version, and is played with busybox above;
 * - passwords and certificates that change: every engine, once, one of them with busybox.
 *
 * Each combination is a file, so that jest plays two of them side by side.
 */
import type { Stage } from '../stage';
import { wrongAnswers } from './answers';
import { firstBoot } from './boot';
import { otherClients } from './clients';
import { coldStarts } from './cold-start';
import { crashes } from './crash';
import { encrypted } from './encrypted';
import { freezes } from './freeze';
import { loading } from './loading';
import { majorities } from './majority';
import { names } from './names';
import { oneMember } from './one-member';
import { partitions } from './partition';
import { passwords } from './password';
import { rotation } from './rotation';
import { sentinels } from './sentinels';
import { sizes } from './sizes';
import { stops } from './stop';
import { allAtOnce } from './together';
import { users } from './users';
import { volumes } from './volumes';
import { confirmedWrites } from './wait';

export type Scenarios = readonly ((stage: Stage) => void)[];

export const everything: Scenarios = [firstBoot, crashes, stops, coldStarts, passwords, users, sizes, wrongAnswers];

export const essentials: Scenarios = [firstBoot, crashes, stops];

/** Passwords and certificates that change, and everything with TLS. */
export const secured: Scenarios = [rotation, encrypted];

/** Faults of the network and of single processes, which do not depend on the shell. */
export const faults: Scenarios = [
  oneMember,
  allAtOnce,
  freezes,
  sentinels,
  majorities,
  names,
  loading,
  volumes,
  partitions,
  confirmedWrites,
  otherClients,
];
