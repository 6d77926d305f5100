import type { Stage } from '../stage';
import { wrongAnswers } from './answers';
import { firstBoot } from './boot';
import { coldStarts } from './cold-start';
import { crashes } from './crash';
import { passwords } from './password';
import { sizes } from './sizes';
import { stops } from './stop';

/** Every scenario. */
export const everything: readonly ((stage: Stage) => void)[] = [firstBoot, crashes, stops, coldStarts, passwords, sizes, wrongAnswers];
