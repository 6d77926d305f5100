import { data } from './scenarios';
import { play } from './stage';

play('redis-7.0', 'dash', data);
