import { network } from './scenarios';
import { play } from './stage';

play('redis-8.0', 'dash', network);
