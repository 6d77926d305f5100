// What may happen to a release, and what must hold when it does. A test that plays a scenario has its number in its name: `#12 ...`.

const fs = require('node:fs');
const path = require('node:path');

const root = path.dirname(path.dirname(__dirname));

/** @typedef {'process' | 'cluster'} Tier */

/**
 * @typedef {object} Scenario
 * @property {number} number
 * @property {string} title
 * @property {string} pass what must hold; `lost` counts acknowledged writes that the master does not hold at the end
 * @property {readonly Tier[]} tiers where it is played
 * @property {string} [note] why no test has this number, or what its test leaves out
 */

/** Processes on loopback, driven by the rendered scripts; the YAML on a real Kubernetes. */
const TIERS = /** @type {const} */ (['process', 'cluster']);

/** Releases of the cluster tier: `test/cluster/ENGINE-VARIANT.test.ts`. */
const VARIANTS = ['on-volumes', 'in-memory', 'protected', 'proxied'];

/** The random schedule, which has options of its own. */
const RANDOM = 50;

/** @type {readonly Scenario[]} */
const SCENARIOS = [
  on('process, cluster', 1, 'First boot: all members at once, all empty', 'one master, all sentinels agree'),
  on('process', 2, 'First boot with member 0 late', 'nobody is master before member 0 is there, then as 1'),
  on('process, cluster', 3, 'Rolling restart under load', '0 lost, at most 2 hand-overs, each shorter than down-after'),
  on('process, cluster', 4, 'The master is stopped (its pod is deleted)', '0 lost, a hand-over and no failover'),
  on('process, cluster', 5, 'A replica goes away', '0 lost, writes go on'),
  on(
    'process, cluster',
    6,
    'The master process is killed, its container restarts',
    'at most 1 lost a connection; the old master returns as replica',
  ),
  on('process', 7, 'As 6, and nothing is kept on disk', 'the data is not replaced by the empty restart'),
  on('process', 8, 'The whole master member dies and does not return', 'another is master after down-after and a failover'),
  on('process', 9, 'The master member and its volume are lost, it returns empty', 'the empty one copies, it is not copied'),
  on('process', 10, 'The master freezes for longer than down-after', 'one master afterwards; at most 1 lost a connection that was open'),
  on('process', 11, 'A script keeps the master busy', 'the container is not killed; one master afterwards'),
  on('process', 12, 'The master is cut off, with a client beside it', 'no write acknowledged there after max-lag and a second; one master'),
  on('process', 13, 'As 12, by a client that uses WAIT 1', '0 lost of those with a replica'),
  on('process', 14, 'A replica is cut off', 'writes go on; it rejoins'),
  on('process, cluster', 15, 'All members are killed, then started', 'the newest data wins; only the last flush may be lost'),
  on('process', 16, 'An old master starts alone', 'it accepts no write, and says why'),
  on('process', 17, 'All are killed and the last master never returns', 'the freshest survivor is promoted after the last resort'),
  on('process, cluster', 18, 'All members are stopped at once', '0 lost, all come back'),
  on('process', 19, 'The master dies during the first copy of its replicas', 'a replica that never was in sync is not promoted'),
  on('process', 20, 'A replica is wiped, and the master dies at once', 'the replica in sync is promoted; at most 1 lost a connection'),
  on('process', 21, 'One sentinel, then all sentinels restart', 'no failover, the same ids, no ghosts'),
  on('process', 22, 'The sentinel that leads a failover dies in it', 'another one ends it'),
  on('process', 23, 'The master goes again and again', 'no run takes longer than down-after and 5 s'),
  on(
    'cluster',
    24,
    'Three members become five, and three again',
    'once the operator has reset those who remember more, everybody counts the members and the quorum of the time; 0 lost',
  ),
  on('process', 25, 'DNS is gone, and the master dies', 'as 8: running members look nothing up'),
  {
    ...on('', 26, 'A sentinel cannot resolve the name of the new master', 'it heals by itself'),
    note: 'not applicable: only addresses are used, which test/configuration/sentinel-conf.test.ts proves',
  },
  on('process', 27, 'The master is stopped while a replica hangs', '0 lost, within the budget of the hand-over'),
  on('process', 28, 'Two of three are down', 'the survivor is not promoted; writes stop, and return with the second member'),
  on('process', 29, 'Somebody makes a replica a master by hand', 'it follows again; no write is acknowledged there'),
  on('process', 30, 'Two members are stopped at once, one of them the master', 'one failover at a time, all agree, 0 lost'),
  on(
    'process, cluster',
    31,
    'The password changes',
    'a member with another password waits and harms nobody; a rotation fails no command and causes no failover',
  ),
  on('cluster', 32, 'The master runs out of memory and is killed by the kernel', 'as 6'),
  on('process', 33, 'A member takes long to load its data', 'alive and not ready while it loads; not master'),
  on('process', 34, 'The disk of the master is full', 'clients see the error; nothing is acknowledged and lost'),
  on('process', 35, 'Twenty restarts', 'the sentinels know the members of today and nobody else'),
  {
    ...on('', 36, 'A read-only root, no root user, dash and busybox', 'everything starts'),
    note: 'in every test: both shells in the tier of processes, the read-only root and the other user in that of the cluster',
  },
  on('cluster', 37, 'The master pod is evicted, its node drained', '0 lost; the budget lets one pod go at a time'),
  on('process, cluster', 38, 'The master pod is deleted by force', '0 lost, sooner than a failover'),
  on('cluster', 39, 'A change of the configuration rolls the pods', '0 lost, at most 2 hand-overs'),
  on('process, cluster', 40, 'Both containers of the master are killed at once', 'the member asks for the failover when it starts again'),
  on('process, cluster', 41, 'Two releases side by side, addresses are reused', 'neither takes a member of the other'),
  on('cluster', 42, 'down-after is changed by a rolling update', '0 lost; all sentinels have the new value'),
  on(
    'process',
    43,
    'From an engine to another, cold and by a rolling change',
    'to one that reads its data: 0 lost; to another: stops at the first member, which says why, 0 lost',
  ),
  on('process', 44, 'A sentinel freezes', 'the others fail over without it; it agrees after the thaw'),
  on('cluster', 45, 'The node of the master is unplugged', 'as 8, and as 12 when it is back'),
  on('process', 46, 'Clients in other languages during a hand-over', 'each one writes again, 0 lost'),
  on('process', 47, 'WAIT 1 through a crash and a hand-over', '0 lost of those with a replica'),
  on(
    'process',
    48,
    'All are killed, member 0 returns empty, and nobody else knows who was master',
    'nobody begins until an operator decides',
  ),
  on('process', 49, 'A person asks a sentinel for a failover', 'all name the next master at once; one failover, one master'),
  on(
    'process',
    RANDOM,
    'Random faults, one after the other, drawn from a seed',
    'one master and all agree after each; nothing lost that was promised',
  ),
  on(
    'process',
    51,
    'The master and as many members as leave a majority are cut off together: two of five, three of seven',
    'they stop taking writes before another master does; 0 lost of those that WAIT floor(members / 2) confirmed',
  ),
  on('process', 52, 'Five members in three zones (2, 2, 1), each zone cut off in turn', 'as 51; writes go on in the majority'),
  on(
    'process',
    53,
    'All are killed; old masters and one that lost its memory are back before those that know the last master',
    'nobody starts as master before; 0 lost',
  ),
  on(
    'process',
    54,
    'A majority of the members comes back without volumes while one with data lives',
    'its data is everywhere; it does not get stuck',
  ),
  on(
    'process',
    55,
    'The data is in dump.rdb and the release wants an append-only file, or the other way round; a dump is restored',
    'it is loaded, and is everywhere',
  ),
  on('process', 56, 'All volumes are full, and all members are restarted', 'no sentinel is open; with room again, all is as before'),
  on(
    'process',
    57,
    'The append-only file of a member is damaged',
    'beside a master it is set aside and copied anew; alone it is left as it is',
  ),
  on('process', 58, 'The volume of the master is lost in a release that holds functions and no keys', 'the functions are kept'),
  on('process', 59, 'A script or a function keeps the master busy for longer than down-after', '0 lost of those with a replica'),
  on('process', 60, 'A script that wrote never ends', 'another one is master; the member can be stopped, and starts again by itself'),
  on(
    'process',
    61,
    'One sentinel does not reach a master that refuses writes after a freeze',
    'writes come back; not when a second one does not either',
  ),
  on(
    'process',
    62,
    'The master is stopped while replicas lag or copy',
    '0 lost; one that has caught up is promoted; writes wait 3 s at most',
  ),
  on(
    'process',
    63,
    'The master is stopped while clients wait in commands',
    'to each of them it is the end of a connection, never an error',
  ),
  on('process', 64, 'The master is stopped twice and killed once, while workers of queues wait', 'they live on, and do all jobs'),
  on('process', 66, 'What runs beside a server is killed', 'it is started again within seconds; the server does not notice'),
  on('process', 67, 'The kernel has no process to give for a while', 'the servers go on, and what runs beside them comes back'),
  on(
    'process, cluster',
    69,
    'The smallest release is full, and all of it is overwritten while a replica comes back empty',
    'nothing is refused, all is kept',
  ),
  on('process', 70, 'The smallest volume, and all data is overwritten again and again while a replica comes back empty', 'no write fails'),
  on(
    'process',
    72,
    'Pods of a copy whose objects were renamed start beside the release, or in another namespace',
    'they end at once and say why; the release notices nothing, 0 lost',
  ),
  on(
    'process',
    73,
    'The Secret holds a password with line breaks: at its end, of Windows, two lines',
    'whatever a client may take for the password is accepted, 0 lost',
  ),
  on('process, cluster', 74, 'As 4, seen by plain clients of the proxy', '0 lost; at most 0.2 s longer than for a Sentinel client'),
  on('process, cluster', 75, 'As 6, seen by plain clients of the proxy', 'at most 0.2 s longer than for a Sentinel client'),
  on(
    'process',
    76,
    'The master and a proxy are cut off together',
    'that proxy takes no write after max-lag and two seconds; the other one follows',
  ),
  on('process', 77, 'A replica is made a master by hand', 'no client of the proxy is sent there'),
  on(
    'process',
    78,
    'The master is stopped while clients of the proxy are idle, blocked or subscribed',
    'all their sessions end, and not before',
  ),
  on('process', 79, 'Replicas are cut off or die, seen by readers of the proxy', 'reads come from replicas in sync, else from the master'),
  on('process', 80, 'Nothing is up behind the proxy', 'connections are refused at once'),
  on('cluster', 81, 'As 38, seen by plain clients of the proxy', '0 lost; at most 0.2 s longer than for a Sentinel client'),
  on('cluster', 82, 'A proxy is deleted by force', 'only its own connections end'),
  on('cluster', 83, 'The proxies are rolled', 'each client reconnects at most once'),
  on('process, cluster', 84, 'As 4 and 6, seen by clients outside of the cluster', 'as 4 and 6'),
  on('process', 85, 'A replica is cut off, the master dies, and the cut ends', '0 lost of those with a replica'),
];

/**
 * What is wanted of many runs on a real cluster, beside what must hold in each: a target that is missed is told, and fails nothing.
 *
 * @typedef {object} Target
 * @property {readonly number[]} scenarios
 * @property {string} [test] only tests whose name has this in it
 * @property {number} [medianMs] of the longest stalls
 * @property {number} [maxMs] of the longest stalls
 * @property {number} [lost] acknowledged writes in a run
 * @property {Readonly<Record<string, number>>} [figures] the most of those that a test notes itself
 * @property {Readonly<Record<string, number>>} [medians] the median of those
 */

/** The load has four connections, and each may have one write under way. */
const oneLostPerConnection = 4;

/** @type {readonly Target[]} */
const TARGETS = [
  { scenarios: [3, 4, 37, 38, 39], medianMs: 500, maxMs: 1600, lost: 0 },
  { scenarios: [6], medianMs: 1000, maxMs: 2000, lost: oneLostPerConnection },
  { scenarios: [40], maxMs: 3000, lost: oneLostPerConnection },
  { scenarios: [45], maxMs: 7500, lost: oneLostPerConnection },
  { scenarios: [15, 18], lost: 0, figures: { writesBackSeconds: 10 } },
  { scenarios: [74, 81], lost: 0, medians: { longerThroughTheProxySeconds: 0.2 } },
  { scenarios: [75], lost: oneLostPerConnection, medians: { longerThroughTheProxySeconds: 0.2 } },
];

/**
 * @param {string} tiers separated by commas
 * @param {number} number
 * @param {string} title
 * @param {string} pass
 * @returns {Scenario}
 */
function on(tiers, number, title, pass) {
  return { number, title, pass, tiers: TIERS.filter((tier) => tiers.split(', ').includes(tier)) };
}

/** @param {number} number */
function scenario(number) {
  return SCENARIOS.find((each) => each.number === number);
}

/** The folder with a tier's tests, which is the name of its jest project too. */
const FOLDER = /** @type {const} */ ({ process: 'servers', cluster: 'cluster' });

/**
 * The numbers in the names of a tier's tests, read from its sources: any text in quotes that begins with `#12`.
 *
 * @param {Tier} tier
 * @returns {Set<number>}
 */
function playedIn(tier) {
  const folder = path.join(root, 'test', FOLDER[tier]);
  const sources = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const texts = sources.map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
  return new Set(texts.flatMap((text) => [...text.matchAll(/['"`]#(\d+)(?= |'|"|`)/g)].map(([, number]) => Number(number))));
}

/** The list as a person reads it, with the tiers that have a test of each. */
function list() {
  const played = { process: playedIn('process'), cluster: playedIn('cluster') };
  const lines = SCENARIOS.flatMap(({ number, title, pass, note }) => {
    const where = TIERS.filter((tier) => played[tier].has(number)).join(', ') || '-';
    return [
      `${`${number}`.padStart(3)}  ${where.padEnd(18)}${title}`,
      `${' '.repeat(23)}pass: ${pass}`,
      ...(note ? [`${' '.repeat(23)}${note}`] : []),
    ];
  });
  return ['  #  tested in         scenario', ...lines].join('\n');
}

module.exports = { FOLDER, RANDOM, SCENARIOS, TARGETS, TIERS, VARIANTS, list, playedIn, scenario };
