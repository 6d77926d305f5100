import { network } from './scenarios';
import { play } from './stage';

play('valkey-8.1', 'dash', network);
