import { randomFaults } from './random';
import { play } from './stage';

play('redis-7.0', 'dash', [randomFaults]);
