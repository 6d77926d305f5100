import { proxied } from './scenarios';
import { play } from './stage';

play('valkey-9.1', 'dash', proxied);
