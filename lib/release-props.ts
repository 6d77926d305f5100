import { Engine } from './engine';
import { type Fields, flag, instanceOf, mapOf, numeric, text } from './shapes';

/** What a release is and how it decides: its name, its members, its clocks. */
export interface ReleaseProps {
  /**
   * The name of the release and, with fixed suffixes, of every object in it. The names are API: they don't change between versions.
   *
   * @default - the construct's id; `SessionCache` is `session-cache`
   * @constraint a DNS label that begins with a letter, at most 52 characters
   */
  readonly name?: string;

  /**
   * How many members, each a Redis and a Sentinel in one pod.
   *
   * @default 3
   * @constraint 1 (development), 3, 5, 7 or 9
   */
  readonly members?: number;

  /**
   * The server: Redis or Valkey, its version and its image. Not every engine reads what another wrote: docs/how-to/operate.md says which.
   *
   * @constraint on an installed release, one that reads its data: no Valkey reads that of Redis 7.4 or newer
   * @default Engine.redis('8.6')
   */
  readonly engine?: Engine;

  /**
   * Your mirror of Docker Hub: every image of the release that comes from there, the server's and the exporter's, is fetched from here
   * instead, `docker.io/library/redis:8.6` as `registry.example.com/mirror/library/redis:8.6`. Images of other registries, and of containers
   * that you add, stay as they are.
   *
   * @default - none: docker.io
   * @constraint a host, and perhaps a path; no scheme, no slash at the end
   */
  readonly imageRegistry?: string;

  /**
   * The name under which the sentinels know the master, and under which clients ask for it. Two releases with one name could take each
   * other for one, hence not the usual `mymaster`.
   *
   * @default - the release's name
   * @constraint letters, digits, dots, dashes and underscores
   */
  readonly masterName?: string;

  /**
   * How many sentinels must find the master unreachable before they elect a new one.
   *
   * @default - a majority of the members: floor(members / 2) + 1
   * @constraint at least a majority, at most `members`
   */
  readonly quorum?: number;

  /**
   * After how many milliseconds without an answer a sentinel takes the master for dead. Each further member waits 200 ms longer, so that
   * two never stand for election at the same instant. 5000 rides out stalls of disks and of virtual machines, 3000 is fast.
   *
   * @default 5000
   * @constraint at least 1000, above `minReplicasMaxLagSeconds`
   */
  readonly downAfterMilliseconds?: number;

  /**
   * Sentinel's `failover-timeout` in milliseconds: a split vote is repeated after twice this time.
   *
   * @default - 6000, or `downAfterMilliseconds` if that is more
   * @constraint at least `downAfterMilliseconds`
   */
  readonly failoverTimeoutMilliseconds?: number;

  /**
   * Whether the other members call a master down at once when both its redis and its Sentinel refuse connections, instead of waiting for
   * `downAfterMilliseconds`: its whole pod died while its node lives. Time-outs never count, and a majority still elects who fails over.
   *
   * @default true
   */
  readonly failoverWhenRefused?: boolean;

  /**
   * How many replicas must be connected and recent for the master to take a write. With the default, the master and they are a majority: a
   * master that is cut off with fewer stops, before the others elect another one. `WAIT` with the same number is what makes a write safe.
   *
   * @default - floor(members / 2): 1 with three members, 2 with five, 0 with one
   * @constraint from floor(members / 2), or from 0 with `acceptLossInMinority`, to `members` - 1
   */
  readonly minReplicasToWrite?: number;

  /**
   * Whether `minReplicasToWrite` may be less than floor(members / 2). A master that is cut off with so few replicas then goes on taking
   * writes for as long as the cut lasts, and loses all of them when it is over, those that `WAIT` confirmed too.
   *
   * @default false
   */
  readonly acceptLossInMinority?: boolean;

  /**
   * How many seconds ago a replica may have been heard last to count as recent. Replicas report once a second, so 1 rejects writes now
   * and then for no reason.
   *
   * @default - the seconds in `downAfterMilliseconds` minus 1, at least 2: 4
   * @constraint at least 1, below `downAfterMilliseconds`
   */
  readonly minReplicasMaxLagSeconds?: number;

  /**
   * How many seconds a master that is being stopped may spend on handing over before it stops without.
   *
   * @default 20
   * @constraint at least 1
   */
  readonly handoverBudgetSeconds?: number;

  /**
   * How many seconds a pod has to stop before it is killed.
   *
   * @default - `handoverBudgetSeconds` + 40: the hand-over, 10 for redis to wait for its replicas, 30 to spare
   * @constraint at least `handoverBudgetSeconds` + 20
   */
  readonly terminationGracePeriodSeconds?: number;

  /**
   * After how many seconds without any master the member with the freshest data on disk may become master although it was never in sync
   * in this life: the way out when the last master never returns.
   *
   * @default 300
   * @constraint at least the time of a natural election with one retry: `downAfterMilliseconds` + 2 x `failoverTimeoutMilliseconds`
   */
  readonly lastResortSeconds?: number;

  /**
   * Labels for every object of the release, pods included.
   *
   * @default - none but the release's own
   * @constraint none of the labels `app.kubernetes.io/...` that the release owns
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations for every object of the release, pods included.
   *
   * @default - none but the release's own
   */
  readonly annotations?: { [key: string]: string };
}

/** The shapes of its fields. */
export const RELEASE_FIELDS: Fields<ReleaseProps> = {
  name: text,
  members: numeric,
  engine: instanceOf(Engine, "Engine.redis('8.6')", "Engine.valkey('9.1')", 'Engine.of()'),
  imageRegistry: text,
  masterName: text,
  quorum: numeric,
  downAfterMilliseconds: numeric,
  failoverTimeoutMilliseconds: numeric,
  failoverWhenRefused: flag,
  minReplicasToWrite: numeric,
  acceptLossInMinority: flag,
  minReplicasMaxLagSeconds: numeric,
  handoverBudgetSeconds: numeric,
  terminationGracePeriodSeconds: numeric,
  lastResortSeconds: numeric,
  labels: mapOf(text),
  annotations: mapOf(text),
};
