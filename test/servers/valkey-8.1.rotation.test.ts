import { rotated } from './scenarios';
import { play } from './stage';

play('valkey-8.1', 'busybox', rotated);
