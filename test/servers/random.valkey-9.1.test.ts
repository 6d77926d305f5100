import { randomFaults } from './random';
import { play } from './stage';

play('valkey-9.1', 'dash', [randomFaults]);
