import { Engine } from './engine';
import { type Fields, flag, instanceOf, mapOf, numeric, text } from './shapes';

/** The identity of a release and its failover: its name, its members, its quorum, its timings. */
export interface ReleaseProps {
  /**
   * The name of the release. The names of its objects are this name and a fixed suffix. They are API: they do not
   * change between versions.
   *
   * @default - the id of the construct; `SessionCache` becomes `session-cache`
   * @constraint a DNS label that begins with a letter, at most 52 characters
   */
  readonly name?: string;

  /**
   * The number of members. Each member is a pod with a Redis or Valkey server and a Sentinel.
   *
   * @default 3
   * @constraint 1 (development), 3, 5, 7 or 9
   */
  readonly members?: number;

  /**
   * The server: Redis or Valkey, its version and its image. An engine does not read the data of every other engine: see
   * docs/how-to/operate.md.
   *
   * @constraint for an installed release, an engine that reads its data: Valkey does not read the data of Redis 7.4 or
   * newer
   * @default Engine.redis('8.6')
   */
  readonly engine?: Engine;

  /**
   * A mirror of Docker Hub. Nodes pull the images of the server and the exporter from this registry instead of Docker
   * Hub: `registry.example.com/mirror/library/redis:8.6` instead of `docker.io/library/redis:8.6`. Images of other
   * registries, and images of the containers that you add, do not change.
   *
   * @default - none: docker.io
   * @constraint a host with an optional path; no scheme, no slash at the end
   * @see https://kubernetes.io/docs/concepts/containers/images/
   */
  readonly imageRegistry?: string;

  /**
   * The name of the master in Sentinel, by which clients ask for it. It should differ between releases: with one name,
   * the sentinels of two releases could mistake each other for peers. So the default is not the usual `mymaster`.
   *
   * @default - the name of the release
   * @constraint letters, digits, dots, dashes and underscores
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/
   */
  readonly masterName?: string;

  /**
   * The number of sentinels that must find the master unreachable before they start a failover.
   *
   * @default - a majority of the members: floor(members / 2) + 1
   * @constraint at least a majority, at most `members`
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/
   */
  readonly quorum?: number;

  /**
   * Sentinel's `down-after-milliseconds`: the time without an answer after which a sentinel considers the master down.
   * Each member waits 200 ms longer than the previous one, so that two sentinels do not start an election at the same
   * time. 5000 tolerates stalls of disks and virtual machines, 3000 fails over sooner.
   *
   * @default 5000
   * @constraint at least 1000, above `minReplicasMaxLagSeconds`
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/
   */
  readonly downAfterMilliseconds?: number;

  /**
   * Sentinel's `failover-timeout` in milliseconds. The sentinels repeat an election without a winner after twice this
   * time.
   *
   * @default - 6000, or `downAfterMilliseconds` if it is larger
   * @constraint at least `downAfterMilliseconds`
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/
   */
  readonly failoverTimeoutMilliseconds?: number;

  /**
   * The directive `min-replicas-to-write`: the number of recent replicas without which the master rejects writes. With
   * the default, the master and these replicas are a majority, so an isolated master stops accepting writes before the
   * other members elect its successor. A write is safe once `WAIT` with the same number confirms it.
   *
   * @default - floor(members / 2): 1 with three members, 2 with five, 0 with one
   * @constraint from floor(members / 2), or from 0 with `acceptLossInMinority`, to `members` - 1
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/replication/
   */
  readonly minReplicasToWrite?: number;

  /**
   * Whether `minReplicasToWrite` may be less than floor(members / 2). A master that is isolated with so few replicas
   * then accepts writes for as long as the network is partitioned, and loses all of them afterwards, including those
   * that `WAIT` confirmed.
   *
   * @default false
   */
  readonly acceptLossInMinority?: boolean;

  /**
   * The directive `min-replicas-max-lag`: the age in seconds of a replica's last acknowledgement up to which the
   * replica counts as recent. Replicas acknowledge once a second, so with 1 the master sometimes rejects writes without
   * a reason.
   *
   * @default - the seconds in `downAfterMilliseconds` minus 1, at least 2: 4
   * @constraint at least 1, below `downAfterMilliseconds`
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/replication/
   */
  readonly minReplicasMaxLagSeconds?: number;

  /**
   * The time in seconds that a stopping master may spend on a hand-over. After this time it stops without one.
   *
   * @default 20
   * @constraint at least 1
   */
  readonly handoverBudgetSeconds?: number;

  /**
   * The time in seconds after which Kubernetes kills a pod that does not stop.
   *
   * @default - `handoverBudgetSeconds` + 40: the hand-over, 10 in which redis waits for its replicas, and 30 in reserve
   * @constraint at least `handoverBudgetSeconds` + 20
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
   */
  readonly terminationGracePeriodSeconds?: number;

  /**
   * The time in seconds without any master after which the member with the newest data on its disk may become master,
   * although it has not been in sync since its start. The release recovers this way if its last master does not return.
   *
   * @default 300
   * @constraint at least the time of a normal election with one retry: `downAfterMilliseconds` + 2 x
   * `failoverTimeoutMilliseconds`
   */
  readonly lastResortSeconds?: number;

  /**
   * Labels for every object of the release, including the pods.
   *
   * @default - only the release's own
   * @constraint none of the labels `app.kubernetes.io/...` that the release sets
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations for every object of the release, including the pods.
   *
   * @default - only the release's own
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
   */
  readonly annotations?: { [key: string]: string };
}

/** The shapes of the fields of ReleaseProps. */
export const RELEASE_FIELDS: Fields<ReleaseProps> = {
  name: text,
  members: numeric,
  engine: instanceOf('Engine', Engine, "Engine.redis('8.6')", "Engine.valkey('9.1')", 'Engine.of()'),
  imageRegistry: text,
  masterName: text,
  quorum: numeric,
  downAfterMilliseconds: numeric,
  failoverTimeoutMilliseconds: numeric,
  minReplicasToWrite: numeric,
  acceptLossInMinority: flag,
  minReplicasMaxLagSeconds: numeric,
  handoverBudgetSeconds: numeric,
  terminationGracePeriodSeconds: numeric,
  lastResortSeconds: numeric,
  labels: mapOf(text),
  annotations: mapOf(text),
};
