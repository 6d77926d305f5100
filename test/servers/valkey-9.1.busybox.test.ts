import { everything } from './scenarios';
import { play } from './stage';

play('valkey-9.1', 'busybox', everything);
