import { data } from './scenarios';
import { play } from './stage';

play('redis-8.2', 'dash', data);
