import { AccessMode, ClaimRetention, EmptyDirMedium, type EmptyDirProps, type PersistentVolumeClaimProps, Storage } from '../../lib';
import { refusal, refusalForm, render } from '../support';

const dataVolume = (storage: Storage) => render({ storage }).pod.volumes.find((volume: { name: string }) => volume.name === 'data');

describe('a claim per member', () => {
  it('by default: 8Gi of the default class, kept', () => {
    const { statefulSet } = render();
    expect(statefulSet.volumeClaimTemplates).toEqual([
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], volumeMode: 'Filesystem', resources: { requests: { storage: '8Gi' } } },
      },
    ]);
    expect(statefulSet.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
    expect(dataVolume(Storage.persistentVolumeClaim({ size: '8Gi' }))).toBeUndefined();
  });

  it('has no class with the empty name, which turns dynamic provisioning off', () => {
    const { statefulSet } = render({ storage: Storage.persistentVolumeClaim({ size: '8Gi', storageClassName: '' }) });
    expect(statefulSet.volumeClaimTemplates[0].spec.storageClassName).toBe('');
  });

  it('renders every prop', () => {
    const allProps: Required<PersistentVolumeClaimProps> = {
      size: '12Gi',
      storageClassName: 'fast',
      accessModes: [AccessMode.READ_WRITE_ONCE_POD, AccessMode.READ_WRITE_MANY],
      retentionWhenDeleted: ClaimRetention.DELETE,
      retentionWhenScaled: ClaimRetention.DELETE,
    };
    const { statefulSet } = render({ storage: Storage.persistentVolumeClaim(allProps) });
    expect(statefulSet.volumeClaimTemplates[0].spec).toEqual({
      accessModes: ['ReadWriteOncePod', 'ReadWriteMany'],
      storageClassName: 'fast',
      volumeMode: 'Filesystem',
      resources: { requests: { storage: '12Gi' } },
    });
    expect(statefulSet.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Delete', whenScaled: 'Delete' });
  });

  it.each([
    ['a size that is invalid', { size: '8GB' }, /^storage.size: not a valid size/],
    [
      'an invalid class',
      { size: '8Gi', storageClassName: 'My Class' },
      /^storage.storageClassName: not a valid name of a Kubernetes object/,
    ],
    ['no access mode', { size: '8Gi', accessModes: [] }, /^storage.accessModes: a claim needs at least one access mode.*\(got \[\]/],
  ])('fails for %s', (_, props, message) => {
    const text = refusal(() => Storage.persistentVolumeClaim(props));
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
  });
});

it('fails for a size of some bytes, and does not round it', () => {
  const text = refusal(() => render({ storage: Storage.persistentVolumeClaim({ size: '8' }) }));
  expect(text).toMatch(/^storage: the volume is too small .*\(got "8 bytes", /);
});

describe('a volume in the pod', () => {
  it('is on the disk and without limit by default', () => {
    expect(dataVolume(Storage.emptyDir())).toEqual({ name: 'data', emptyDir: {} });
    const { statefulSet } = render({ storage: Storage.emptyDir() });
    expect(statefulSet.volumeClaimTemplates).toBeUndefined();
    expect(statefulSet.persistentVolumeClaimRetentionPolicy).toBeUndefined();
  });

  it('renders every prop', () => {
    const allProps: Required<EmptyDirProps> = { sizeLimit: '500Mi', medium: EmptyDirMedium.MEMORY };
    const volume = render({ storage: Storage.emptyDir(allProps), maxmemory: '100Mi' }).pod.volumes;
    expect(volume).toContainEqual({ name: 'data', emptyDir: { medium: 'Memory', sizeLimit: '500Mi' } });
    expect(dataVolume(Storage.emptyDir({ sizeLimit: '9Gi', medium: EmptyDirMedium.DISK }))).toEqual({
      name: 'data',
      emptyDir: { sizeLimit: '9Gi' },
    });
  });

  it('fails for memory without a limit', () => {
    const text = refusal(() => Storage.emptyDir({ medium: EmptyDirMedium.MEMORY }));
    expect(text).toMatch(/^storage.sizeLimit: a volume in memory counts against.*\(got undefined/);
    expect(text).toMatch(refusalForm);
  });

  it('fails for a limit that is invalid', () => {
    expect(refusal(() => Storage.emptyDir({ sizeLimit: 'all' }))).toMatch(/^storage.sizeLimit: not a valid size/);
  });
});

it('both members of a pod see the same data', () => {
  for (const container of ['redis', 'sentinel']) {
    expect(render().container(container).volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
  }
});
