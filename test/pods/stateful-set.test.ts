import { Storage } from '../../lib';
import { type Json, render } from '../support';

describe('the StatefulSet', () => {
  it('starts all members together and replaces them one by one', () => {
    expect(render({ members: 5 }).statefulSet).toMatchObject({
      replicas: 5,
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate' },
      minReadySeconds: 10,
      revisionHistoryLimit: 3,
    });
  });

  it('gives a pod the time to hand over', () => {
    expect(render({ handoverBudgetSeconds: 30 }).pod.terminationGracePeriodSeconds).toBe(70);
  });

  it('has every volume once, and a volume for every mount', () => {
    for (const storage of [Storage.emptyDir(), Storage.persistentVolumeClaim({ size: '8Gi' })]) {
      const { pod, statefulSet } = render({ storage });
      const claims = (statefulSet.volumeClaimTemplates ?? []).map((claim: Json) => claim.metadata.name);
      const volumes = [...pod.volumes.map((volume: Json) => volume.name), ...claims];
      expect(new Set(volumes).size).toBe(volumes.length);
      const mounted = [...pod.containers, ...pod.initContainers].flatMap((container: Json) =>
        (container.volumeMounts ?? []).map((mount: Json) => mount.name),
      );
      expect([...new Set(mounted)].sort()).toEqual([...volumes].sort());
    }
  });

  it('keeps secrets in memory, not on a disk', () => {
    expect(render().pod.volumes).toContainEqual({ name: 'run', emptyDir: { medium: 'Memory', sizeLimit: '8Mi' } });
  });

  it('replaces the pods when the configuration changes, and only then', () => {
    const checksum = (props: object) => render(props).statefulSet.template.metadata.annotations['checksum/config'];
    expect(checksum({})).toMatch(/^[0-9a-f]{64}$/);
    expect(checksum({})).toBe(checksum({ imagePullPolicy: 'Always' }));
    for (const props of [{ maxmemory: '100Mi' }, { redisConfig: { 'slowlog-max-len': '1' } }, { quorum: 3 }, { lastResortSeconds: 60 }]) {
      expect(checksum(props)).not.toBe(checksum({}));
    }
  });
});
