import { proxied } from './scenarios';
import { play } from './stage';

play('redis-8.6', 'dash', proxied);
