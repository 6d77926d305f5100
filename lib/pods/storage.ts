import { k8s, objectName, parseBytes } from '../kubernetes';
import { refuse } from '../refusal';
import { fromFactory, listOf, memberOf, required, struct, text } from '../shapes';

/** What happens to the PersistentVolumeClaims of removed members. */
export enum ClaimRetention {
  /** The claims and their data remain until a user deletes them. */
  RETAIN = 'Retain',
  /** Kubernetes deletes the claims, and with most storage classes also their data. */
  DELETE = 'Delete',
}

/** How nodes and pods may mount a claim. */
export enum AccessMode {
  /** By one node at a time. */
  READ_WRITE_ONCE = 'ReadWriteOnce',
  /** By one pod at a time; needs a CSI driver. */
  READ_WRITE_ONCE_POD = 'ReadWriteOncePod',
  /** By many nodes, as with NFS. Each member still has a separate claim. */
  READ_WRITE_MANY = 'ReadWriteMany',
}

/** A separate persistent volume for each member. */
export interface PersistentVolumeClaimProps {
  /**
   * The size of the volume of each member: `8Gi`.
   *
   * @constraint at least 5 x `maxmemory`; for a `maxmemory` below 64Mi, at least 2.5 x `maxmemory` + 160Mi
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
   */
  readonly size: string;

  /**
   * The storage class of the volumes. It cannot change on an installed release. With the empty name, the claims wait
   * for volumes that an administrator creates, and Kubernetes creates none.
   *
   * @default - the default storage class of the cluster
   * @see https://kubernetes.io/docs/concepts/storage/storage-classes/
   */
  readonly storageClassName?: string;

  /**
   * The access modes of the volumes. They cannot change on an installed release.
   *
   * @default [AccessMode.READ_WRITE_ONCE]
   * @constraint at least one
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
   */
  readonly accessModes?: AccessMode[];

  /**
   * What happens to the claims when a user deletes the StatefulSet.
   *
   * @default ClaimRetention.RETAIN
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
   */
  readonly retentionWhenDeleted?: ClaimRetention;

  /**
   * What happens to the claims of removed members when the number of members decreases.
   *
   * @default ClaimRetention.RETAIN
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
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

/** The medium of an emptyDir volume. */
export enum EmptyDirMedium {
  /** The disk of the node. */
  DISK = '',
  /** The memory of the node. It counts against the memory limit of the container. */
  MEMORY = 'Memory',
}

/** A volume that exists as long as its pod. */
export interface EmptyDirProps {
  /**
   * The size limit of the volume. Kubernetes evicts a pod that writes more.
   *
   * @default - no limit
   * @constraint at least 5 x `maxmemory`; for a `maxmemory` below 64Mi, at least 2.5 x `maxmemory` + 160Mi
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
   */
  readonly sizeLimit?: string;

  /**
   * The medium of the volume.
   *
   * @default EmptyDirMedium.DISK
   * @constraint MEMORY requires a `sizeLimit`
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
   */
  readonly medium?: EmptyDirMedium;
}

const EMPTY_DIR = struct<EmptyDirProps>({ sizeLimit: text, medium: memberOf('EmptyDirMedium', EmptyDirMedium) });

/** The name of the data volume. It is API, because it is part of the names of claims, `<volume>-<pod>`. */
export const DATA_VOLUME = 'data';

/**
 * The volume with the data of a member and the state of its Sentinel: a PersistentVolumeClaim, or a volume of the pod.
 */
export class Storage {
  /**
   * A PersistentVolumeClaim for each member. By default, the claims remain when the release is deleted.
   *
   * @throws if the size or the name of the storage class is invalid, or the list of access modes is empty
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
   * @example
   * new Redis(chart, 'redis', { storage: Storage.persistentVolumeClaim({ size: '8Gi', storageClassName: 'fast' }) });
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
    return fromFactory(
      new Storage({
        size: parseBytes('storage.size', props.size),
        inMemory: false,
        claimTemplate: {
          // No labels here: claim templates cannot be changed, and the controller labels the claims with the selector
          // itself.
          metadata: { name: DATA_VOLUME },
          spec: {
            accessModes,
            volumeMode: 'Filesystem',
            storageClassName: props.storageClassName
              ? objectName('storage.storageClassName', props.storageClassName)
              : props.storageClassName,
            resources: { requests: { storage: k8s.Quantity.fromString(props.size) } },
          },
        },
        retention: {
          whenDeleted: props.retentionWhenDeleted ?? ClaimRetention.RETAIN,
          whenScaled: props.retentionWhenScaled ?? ClaimRetention.RETAIN,
        },
      }),
    );
  }

  /**
   * An emptyDir volume of the pod. The data is lost with the pod: its member starts empty and copies the master. If a
   * majority of the pods is lost at once, the data of the release is lost.
   *
   * @throws if the size limit is invalid, or missing for a volume in memory
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
   * @example
   * new Redis(chart, 'redis', { storage: Storage.emptyDir({ sizeLimit: '8Gi' }) });
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
    return fromFactory(
      new Storage({
        size,
        inMemory,
        podVolume: { name: DATA_VOLUME, emptyDir: { medium: inMemory ? medium : undefined, sizeLimit } },
      }),
    );
  }

  private constructor(private readonly volume: DataVolume) {}

  /**
   * The data volume, for the pods and the configuration.
   *
   * @internal
   */
  public _volume(): DataVolume {
    return this.volume;
  }
}

/** The data volume of a member. */
export interface DataVolume {
  /** The size in bytes; undefined without a limit. */
  readonly size?: number;
  /** Whether the content counts against the memory limit. */
  readonly inMemory: boolean;
  /** The volume of the pod; undefined with a claim. */
  readonly podVolume?: k8s.Volume;
  /** The claim template; undefined with a volume of the pod. */
  readonly claimTemplate?: k8s.KubePersistentVolumeClaimProps;
  /** What happens to the claims of removed members. */
  readonly retention?: k8s.StatefulSetPersistentVolumeClaimRetentionPolicy;
}

/** Resolves the prop `storage`. */
export function resolveStorage(storage: Storage = Storage.persistentVolumeClaim({ size: '8Gi' })): DataVolume {
  return storage._volume();
}

/**
 * The largest size of the files on the volume, in bytes; undefined without a limit. An emptyDir volume on disk counts
 * as ephemeral storage, so the limit for ephemeral storage applies to it too.
 */
export function mostBytes(volume: DataVolume, ephemeralStorageLimit: number | undefined): number | undefined {
  if (volume.inMemory || volume.claimTemplate !== undefined || ephemeralStorageLimit === undefined) return volume.size;
  return Math.min(volume.size ?? ephemeralStorageLimit, ephemeralStorageLimit);
}
