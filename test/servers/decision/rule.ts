import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { render } from '../rendered';

/** The result of one survey of the sentinels. */
export interface Look {
  /** The members of the release. */
  readonly count: number;
  /** The sentinels that name a master. */
  readonly known: number;
  /** The sentinels that answer that they know no master yet. */
  readonly fresh: number;
  /** Whether the answers agree on one master. */
  readonly named: boolean;
  /** Whether the sentinel of the asking member is only starting, and does not answer yet. */
  readonly starting: boolean;
}

/** Whether a look decides which member is master. */
export type Rule = (look: Look) => boolean;

/** The rule of library.sh, evaluated for each possible look in one process of that shell. */
export function ruleOf(shell: readonly string[], counts: readonly number[]): Rule {
  const looks = counts.flatMap(possibleLooks);
  const folder = mkdtempSync(join(tmpdir(), 'decision-'));
  try {
    const { configuration } = render({});
    for (const name of ['library.sh', 'release.env']) writeFileSync(join(folder, name), configuration[name]);
    const [program, ...options] = shell;
    const { status, stdout, stderr } = spawnSync(program, [...options, '-c', script], {
      encoding: 'utf8',
      input: looks.map((look) => `${words(look)}\n`).join(''),
      env: { PATH: process.env.PATH, SCRIPTS: folder, DATA_DIR: folder, RUN_DIR: folder, POD_NAME: 'redis-0', POD_NAMESPACE: 'shop' },
    });
    const answers = stdout.trim().split('\n');
    if (status !== 0 || stderr !== '' || answers.length !== looks.length)
      throw new Error(`${shell.join(' ')} ended with ${status} after ${answers.length} of ${looks.length} answers: ${stderr}`);
    const table = new Map(looks.map((look, index) => [words(look), answers[index] === 'yes']));
    return (look) => {
      const answer = table.get(words(look));
      if (answer === undefined) throw new Error(`there is no such look: ${words(look)}`);
      return answer;
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function possibleLooks(count: number): Look[] {
  const upTo = (most: number) => Array.from({ length: most + 1 }, (_, number) => number);
  return upTo(count).flatMap((known) =>
    upTo(count - known).flatMap((fresh) =>
      [false, true].flatMap((named) => [false, true].map((starting) => ({ count, known, fresh, named, starting }))),
    ),
  );
}

function words({ count, known, fresh, named, starting }: Look): string {
  return [count, known, fresh, named ? '10.0.0.0' : '-', starting ? 1 : 0].join(' ');
}

/** Each line of the input is a look; each line of the output says whether this look decides. */
const script = `
. "$SCRIPTS/library.sh"
while read -r count KNOWN NEW NAMED starting; do
  [ "$NAMED" != - ] || NAMED=
  set --
  while [ $# -lt "$count" ]; do set -- "$@" "10.0.0.$#"; done
  use_addresses "$@"
  if [ "$starting" = 1 ]; then rule=decided_as_last; else rule=decided; fi
  if $rule; then echo yes; else echo no; fi
done
`;
