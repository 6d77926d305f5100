import { k8s, objectName, parseBytes } from '../kubernetes';
import { refuse } from '../refusal';
import { listOf, memberOf, required, struct, text } from '../shapes';

/** What happens to the volume claims of members that are gone. */
export enum ClaimRetention {
  /** The claims and the data on them stay until somebody deletes them. */
  RETAIN = 'Retain',
  /** The claims are deleted, and with most storage classes the data on them. */
  DELETE = 'Delete',
}

/** How claims may be mounted. */
export enum AccessMode {
  /** By one node at a time. */
  READ_WRITE_ONCE = 'ReadWriteOnce',
  /** By one pod at a time; needs a CSI driver. */
  READ_WRITE_ONCE_POD = 'ReadWriteOncePod',
  /** By many nodes: a network disk. Each member has a claim of its own all the same. */
  READ_WRITE_MANY = 'ReadWriteMany',
}

/** A volume of its own for each member, which outlives the pod. */
export interface PersistentVolumeClaimProps {
  /**
   * The size of each member's volume, `8Gi`.
   *
   * @constraint at least 5 x `maxmemory`; below a `maxmemory` of 64Mi, 2.5 x that and 160Mi more
   */
  readonly size: string;

  /**
   * The class that provides the volumes. Cannot be changed on an installed release.
   *
   * @default - the cluster's default class
   */
  readonly storageClassName?: string;

  /**
   * How the volumes are mounted. Cannot be changed on an installed release.
   *
   * @default [AccessMode.READ_WRITE_ONCE]
   * @constraint at least one
   */
  readonly accessModes?: AccessMode[];

  /**
   * What happens to the claims when the StatefulSet is deleted.
   *
   * @default ClaimRetention.RETAIN
   */
  readonly retentionWhenDeleted?: ClaimRetention;

  /**
   * What happens to the claims of members that are taken away.
   *
   * @default ClaimRetention.RETAIN
   */
  readonly retentionWhenScaled?: ClaimRetention;
}

const CLAIM = struct<PersistentVolumeClaimProps>({
  size: required(text),
  storageClassName: text,
  accessModes: listOf(memberOf('AccessMode', AccessMode)),
  retentionWhenDeleted: memberOf('ClaimRetention', ClaimRetention),
  retentionWhenScaled: memberOf('ClaimRetention', ClaimRetention),
});

/** What backs an emptyDir. */
export enum EmptyDirMedium {
  /** The node's disk. */
  DISK = '',
  /** The node's memory. It counts against the container's memory limit. */
  MEMORY = 'Memory',
}

/** A volume that lives as long as its pod. */
export interface EmptyDirProps {
  /**
   * The most the volume may hold; a pod that writes more is evicted.
   *
   * @default - no limit
   * @constraint at least 5 x `maxmemory`; below a `maxmemory` of 64Mi, 2.5 x that and 160Mi more
   */
  readonly sizeLimit?: string;

  /**
   * What backs the volume.
   *
   * @default EmptyDirMedium.DISK
   * @constraint memory needs a `sizeLimit`
   */
  readonly medium?: EmptyDirMedium;
}

const EMPTY_DIR = struct<EmptyDirProps>({ sizeLimit: text, medium: memberOf('EmptyDirMedium', EmptyDirMedium) });

/** The name of the data volume. Claims are named `<volume>-<pod>`, so it is API. */
export const DATA_VOLUME = 'data';

/** Where a member's data, and what its Sentinel knows, lies: on a claim that outlives the pod, or in the pod. */
export class Storage {
  /**
   * One claim per member. The claims are kept when the release is deleted, unless told otherwise.
   *
   * @throws if the size does not parse, the class cannot be a name, or no access mode is given
   */
  public static persistentVolumeClaim(props: PersistentVolumeClaimProps): Storage {
    CLAIM.check('storage', props);
    const accessModes = props.accessModes ?? [AccessMode.READ_WRITE_ONCE];
    if (accessModes.length === 0) {
      refuse({
        prop: 'storage.accessModes',
        problem: 'a claim needs at least one access mode',
        got: accessModes,
        allowed: 'at least one access mode',
        cure: 'leave it out, or use AccessMode.READ_WRITE_ONCE',
      });
    }
    return new Storage({
      size: parseBytes('storage.size', props.size),
      inMemory: false,
      claimTemplate: {
        // No labels here: claim templates cannot be changed, and the controller labels the claims with the selector itself.
        metadata: { name: DATA_VOLUME },
        spec: {
          accessModes,
          volumeMode: 'Filesystem',
          storageClassName:
            props.storageClassName === undefined ? undefined : objectName('storage.storageClassName', props.storageClassName),
          resources: { requests: { storage: k8s.Quantity.fromString(props.size) } },
        },
      },
      retention: {
        whenDeleted: props.retentionWhenDeleted ?? ClaimRetention.RETAIN,
        whenScaled: props.retentionWhenScaled ?? ClaimRetention.RETAIN,
      },
    });
  }

  /**
   * A volume in the pod. A member that loses its pod comes back empty and copies the master; when a majority of pods is lost at once, the
   * data is lost.
   *
   * @throws if the size limit does not parse, or is missing for a volume in memory
   */
  public static emptyDir(props: EmptyDirProps = {}): Storage {
    EMPTY_DIR.check('storage', props);
    const medium = props.medium ?? EmptyDirMedium.DISK;
    const inMemory = medium === EmptyDirMedium.MEMORY;
    if (inMemory && props.sizeLimit === undefined) {
      refuse({
        prop: 'storage.sizeLimit',
        problem: 'a volume in memory counts against the memory limit of the container, so it needs a size limit',
        got: props.sizeLimit,
        allowed: 'a size of at least 5 x maxmemory',
        cure: "set a sizeLimit like '1Gi', or use EmptyDirMedium.DISK",
      });
    }
    const size = props.sizeLimit === undefined ? undefined : parseBytes('storage.sizeLimit', props.sizeLimit);
    const sizeLimit = props.sizeLimit === undefined ? undefined : k8s.Quantity.fromString(props.sizeLimit);
    return new Storage({
      size,
      inMemory,
      podVolume: { name: DATA_VOLUME, emptyDir: { medium: inMemory ? medium : undefined, sizeLimit } },
    });
  }

  private constructor(private readonly volume: DataVolume) {}

  /**
   * The volume as the pods and the configuration need it.
   *
   * @internal
   */
  public _volume(): DataVolume {
    return this.volume;
  }
}

/** Where a member's data lies. */
export interface DataVolume {
  /** The size in bytes; undefined without a limit. */
  readonly size?: number;
  /** Whether the content counts against the memory limit. */
  readonly inMemory: boolean;
  /** The volume in the pod, if it is one. */
  readonly podVolume?: k8s.Volume;
  /** The claim template, if it is a claim. */
  readonly claimTemplate?: k8s.KubePersistentVolumeClaimProps;
  /** What happens to the claims. */
  readonly retention?: k8s.StatefulSetPersistentVolumeClaimRetentionPolicy;
}

/** Resolves the prop `storage`. */
export function resolveStorage(storage: Storage = Storage.persistentVolumeClaim({ size: '8Gi' })): DataVolume {
  return storage._volume();
}

/**
 * The most that may lie on the volume, in bytes; undefined without a limit. A volume of the pod on the node's disk counts as the pod's own use
 * of that disk.
 */
export function mostBytes(volume: DataVolume, ephemeralStorageLimit: number | undefined): number | undefined {
  if (volume.inMemory || volume.claimTemplate !== undefined || ephemeralStorageLimit === undefined) return volume.size;
  return Math.min(volume.size ?? ephemeralStorageLimit, ephemeralStorageLimit);
}
