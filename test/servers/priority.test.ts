import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programFolder } from './engines';
import { notRun } from './stage';

// When a member records a contact to a master, without a server: the test supplies what the script reads.

/** The surroundings in redis-watch.sh. Each look is a word of the arguments; the script prints those after which the contact was recorded. */
const watch = `
DATA_DIR=$1 RUN_DIR=$1 SCRIPTS=$2
shift 2
now() { NOW=0; }
log() { :; }
ask_redis() { echo OK; }
may_take_writes() { :; }
. "$SCRIPTS/priority.sh"
restore_title() { :; }
for look; do
  rm -f "$LAST_CONTACT"
  set -f; set -- $look; set +f
  OWN_ROLE=$1 LINK=$2 DOWN_SINCE=$3 REWRITES=$4 REWRITTEN=$5 SEEN_PRIORITY=100
  update_priority
  [ ! -e "$LAST_CONTACT" ] || printf '%s\\n' "$look"
done
`;

const replica = (link: string, rewrite: boolean, last = 'ok') =>
  `slave ${link} ${link === 'up' ? '-' : '3'} ${rewrite ? 'yes' : 'no'} ${last}`;
const master = 'master - - yes ok';

describe.each([['dash'], ['busybox', 'sh']])('the last contact to a master, in %s', (shell, ...options) => {
  if (programFolder(shell) === undefined) return notRun(`${shell} is not in PATH`);

  function noted(...looks: string[]): string[] {
    const folder = mkdtempSync(join(tmpdir(), 'priority-'));
    try {
      const scripts = join(__dirname, '../../lib/scripts');
      const output = execFileSync(shell, [...options, '-c', watch, shell, folder, scripts, ...looks], { encoding: 'utf8' });
      return output.split('\n').filter((line) => line !== '');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test('is not recorded before the copy of the master is in the append-only file', () => {
    expect(noted(replica('down', false), replica('up', true), replica('up', false))).toEqual([replica('up', false)]);
  });

  test('is not recorded when the append-only file could not be written after the copy', () => {
    expect(noted(replica('up', false, 'err'))).toEqual([]);
  });

  test('is recorded during a later rewrite, when the previous file holds the same data', () => {
    expect(noted(replica('up', false), replica('up', true))).toEqual([replica('up', false), replica('up', true)]);
  });

  test('waits for the file again after each loss of the master', () => {
    expect(noted(replica('up', false), replica('down', false), replica('up', true))).toEqual([replica('up', false)]);
  });

  test('of a master does not wait', () => {
    expect(noted(master)).toEqual([master]);
  });
});
