import { randomFaults } from './random';
import { play } from './stage';

play('redis-8.6', 'dash', [randomFaults]);
