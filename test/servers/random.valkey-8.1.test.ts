import { randomFaults } from './random';
import { play } from './stage';

play('valkey-8.1', 'dash', [randomFaults]);
