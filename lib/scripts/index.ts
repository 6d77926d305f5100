export { text as script } from './texts';

/** The scripts that every member has in its ConfigMap, by file name. */
export const MEMBER_SCRIPTS = [
  'library.sh',
  'lines.sh',
  'ask.sh',
  'init.sh',
  'sentinel.sh',
  'bootstrap.sh',
  'crash-watch.sh',
  'peer-watch.sh',
  'promotion-watch.sh',
  'freeze-watch.sh',
  'failover.sh',
  'hello.sh',
  'farewell.sh',
  'passwords.sh',
  'whole.sh',
  'dataset.sh',
  'redis-watch.sh',
  'refusals.sh',
  'sentinel-watch.sh',
  'secret-watch.sh',
  'pre-stop-redis.sh',
  'target.sh',
  'pre-stop-sentinel.sh',
  'probe.sh',
];
