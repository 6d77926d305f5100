import { MEMBER_SCRIPTS, script } from '../../../lib/scripts';
import type { LocalRelease } from '../local-release';

type Port = 6379 | 26379;

/** The commands of each script, for each of the two servers. The arguments matter where the user's rights depend on them. */
interface Sent {
  readonly 6379?: readonly string[];
  readonly 26379?: readonly string[];
}

const named = 'SENTINEL GET-MASTER-ADDR-BY-NAME redis';
const hello = 'PUBLISH __sentinel__:hello x';

const sent: Readonly<Record<string, Sent>> = {
  'library.sh': {
    6379: ['ROLE', 'MULTI', 'CLIENT KILL TYPE normal SKIPME yes', 'REPLICAOF 127.0.0.1 6379', 'EXEC'],
    26379: ['INFO sentinel', 'PING', 'SENTINEL MASTER redis', named],
  },
  'lines.sh': { 26379: [named] },
  'ask.sh': {},
  'init.sh': { 6379: ['INFO replication'], 26379: ['SENTINEL REPLICAS redis'] },
  'sentinel.sh': {},
  'bootstrap.sh': { 26379: ['SENTINEL MONITOR redis 127.0.0.1 6379 2', 'SENTINEL SET redis quorum 2'] },
  'crash-watch.sh': { 6379: ['PING'] },
  'promotion-watch.sh': {
    6379: ['ROLE', 'REPLICAOF 127.0.0.1 6379'],
    26379: ['SUBSCRIBE +selected-slave +failover-state-wait-promotion +sdown -sdown', 'SENTINEL CKQUORUM redis'],
  },
  'hang.sh': {
    6379: ['ROLE', 'MULTI', 'CONFIG SET min-replicas-to-write 1000', 'CLIENT KILL TYPE normal SKIPME yes', 'PING', 'EXEC', 'DISCARD'],
  },
  'failover.sh': {
    6379: ['ROLE', 'INFO replication'],
    26379: ['SENTINEL REPLICAS redis', 'SENTINEL DEBUG info-period 100', 'SENTINEL FAILOVER redis'],
  },
  'hello.sh': { 26379: [hello] },
  'passwords.sh': {},
  'resolve.sh': {},
  'superseded.sh': {},
  'busy.sh': { 6379: ['INFO', 'CONFIG GET repl-ping-replica-period', 'SHUTDOWN NOSAVE NOW'] },
  'priority.sh': {
    6379: ['INFO replication', 'CONFIG GET proc-title-template', 'CONFIG SET proc-title-template x', 'CONFIG SET replica-priority 100'],
  },
  'fence.sh': { 6379: ['PING', 'CONFIG GET min-replicas-to-write', 'CONFIG SET min-replicas-to-write 1000'] },
  'looks.sh': { 6379: ['PING'], 26379: ['PING'] },
  'redis-watch.sh': {
    6379: ['INFO persistence replication cluster', 'CONFIG SET repl-timeout 1', 'REPLICAOF 127.0.0.1 6379', 'BGREWRITEAOF'],
  },
  'sentinel-watch.sh': {
    26379: [
      ...['PING', 'SENTINEL MASTER redis', 'SENTINEL SENTINELS redis', 'SENTINEL DEBUG'],
      ...['SENTINEL DEBUG info-period 1000 ping-period 700', 'SENTINEL SET redis failover-timeout 6000', hello],
    ],
  },
  'secret-watch.sh': {
    6379: ['PING', 'ACL SETUSER app resetpass', 'CONFIG SET masterauth x'],
    26379: ['PING', 'ACL SETUSER app resetpass', 'SENTINEL SET redis auth-pass x', 'SENTINEL CONFIG SET sentinel-pass x', 'SHUTDOWN'],
  },
  'pre-stop-redis.sh': {
    6379: [...['INFO', 'ROLE', 'CONFIG SET repl-ping-replica-period 10', 'CLIENT PAUSE 1000 WRITE', 'CLIENT UNPAUSE']],
    26379: ['SENTINEL FAILOVER redis'],
  },
  'target.sh': { 6379: ['INFO', 'CONFIG SET replica-priority 1'], 26379: ['SENTINEL REPLICAS redis'] },
  'pre-stop-sentinel.sh': { 6379: ['PING'] },
  'probe.sh': { 6379: ['PING', 'INFO replication'], 26379: ['PING', named] },
  'wait-for-master.sh': { 6379: ['ROLE'], 26379: [named] },
};

/** Commands of library.sh that only `operations` sends, not `probe` or `rotation`. */
const byOperations = ['ROLE', 'INFO sentinel', 'MULTI', 'CLIENT KILL TYPE normal SKIPME yes', 'REPLICAOF 127.0.0.1 6379', 'EXEC'];

/** The users that send a command. The commands of a sourced file are sent by each script that sources it. */
function senders(name: string, command: string): readonly string[] {
  if (name === 'wait-for-master.sh') return ['app'];
  if (name === 'library.sh' && !byOperations.includes(command)) return ['operations', 'probe', 'rotation'];
  return [/^CALLER=(\w+)$/m.exec(script(name))?.[1] ?? 'operations'];
}

/** The words in capitals of a script that are commands; commands such as CONFIG with their subcommand. */
function wordsOf(name: string, commands: ReadonlySet<string>): Set<string> {
  const code = script(name)
    .replaceAll(/(^|\s)#.*$|^.*'usage: .*$/gm, '')
    .replaceAll('\\n', '\n');
  const found = code.matchAll(/(?<![\w$.{-])(?:(SENTINEL CONFIG|SENTINEL|CONFIG|CLIENT|ACL) [A-Z][A-Z-]+(?: TYPE)?|[A-Z]{4,})(?![\w=}-])/g);
  return new Set([...found].map(([word]) => word).filter((word) => commands.has(word.split(' ')[0].toLowerCase())));
}

/** The same words of a command in the table above. */
const wordOf = (command: string) => /^(SENTINEL CONFIG SET|(SENTINEL|CONFIG|CLIENT|ACL) \S+( TYPE)?|\S+)/.exec(command)?.[0];

/**
 * The commands that the servers would deny to the release, by ACL DRYRUN: each command of a script, for the user that sends it, even if
 * no test reaches the line. A command that is in a script and not in the table is reported too.
 */
export async function dryRun(release: LocalRelease): Promise<string[]> {
  const [member] = release.members;
  const commands = new Set((await member.askRedis((redis) => redis.call('COMMAND', 'LIST'))) as string[]).add('sentinel');
  const wrong: string[] = [];
  // dataset.sh sends its commands to a private server, which has no users.
  for (const name of [...MEMBER_SCRIPTS.filter((each) => each !== 'dataset.sh'), 'wait-for-master.sh']) {
    const listed = sent[name] ?? {};
    const known = new Set([6379, 26379].flatMap((port) => listed[port as Port] ?? []).map(wordOf));
    for (const word of wordsOf(name, commands)) if (!known.delete(word)) wrong.push(`${name} sends ${word}, which is not in the table`);
    for (const word of known) wrong.push(`${name} does not send ${word} any more`);
    for (const port of [6379, 26379] as const) {
      for (const command of listed[port] ?? []) {
        for (const user of senders(name, command)) {
          const question = ['DRYRUN', user, ...command.split(' ')];
          const answer = await member[port === 6379 ? 'askRedis' : 'askSentinel']((server) => server.call('ACL', question));
          if (answer !== 'OK') wrong.push(`${name}: ${command} as ${user} at ${port}: ${answer}`);
        }
      }
    }
  }
  return wrong;
}
