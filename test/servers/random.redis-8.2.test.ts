import { randomFaults } from './random';
import { play } from './stage';

play('redis-8.2', 'dash', [randomFaults]);
