import { HardeningPreset, type HardeningProps } from '../../lib';
import { applicationSecurityContext, resolveHardening } from '../../lib/pods';
import { type Json, refusal, refusalForm, render } from '../support';

const restricted = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

describe('hardening', () => {
  it('of the pod: no root, no token, no variables of other Services, the default seccomp profile', () => {
    expect(render().pod).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 999,
        runAsGroup: 999,
        fsGroup: 999,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
    });
  });

  it('of every container: no capability, nothing to write to but volumes', () => {
    const { pod } = render();
    const all = [...pod.containers, ...pod.initContainers];
    expect(all.map((container: Json) => container.name)).toEqual(['redis', 'sentinel', 'exporter', 'exporter-password']);
    for (const { securityContext } of all) expect(securityContext).toEqual({ ...restricted, readOnlyRootFilesystem: true });
  });

  it("of users' containers: the settings that Pod Security requires, unless a container has its own", () => {
    const own = { readOnlyRootFilesystem: false, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
    const rendered = render({ sidecars: [{ name: 'a' }, { name: 'b', securityContext: own }], initContainers: [{ name: 'c' }] });
    expect(rendered.container('a').securityContext).toEqual(restricted);
    expect(rendered.container('b').securityContext).toEqual(own);
    expect(rendered.container('c').securityContext).toEqual(restricted);
  });

  it('renders every prop', () => {
    // The preset is the one that allows ids; the other one is tested below.
    const allProps: Required<HardeningProps> = { preset: HardeningPreset.RESTRICTED, userId: 1234, groupId: 5678 };
    expect(render({ hardening: allProps }).pod.securityContext).toMatchObject({ runAsUser: 1234, runAsGroup: 5678, fsGroup: 5678 });
    expect(render({ hardening: { userId: 1234 } }).pod.securityContext).toMatchObject({ runAsUser: 1234, runAsGroup: 1234, fsGroup: 1234 });
  });

  it('leaves all ids to the platform, and nothing else', () => {
    const { securityContext } = render({ hardening: { preset: HardeningPreset.PLATFORM } }).pod;
    expect(securityContext).toEqual({
      runAsNonRoot: true,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  it('of a container in the pod of an application has all settings, because the pod may lack them', () => {
    expect(applicationSecurityContext(resolveHardening({}))).toEqual({
      ...restricted,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: 999,
      runAsGroup: 999,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(applicationSecurityContext(resolveHardening({ preset: HardeningPreset.PLATFORM }))).toMatchObject({
      runAsUser: undefined,
      runAsNonRoot: true,
    });
  });

  it.each([
    ['root', { userId: 0 }, /^hardening.userId: the user root violates Pod Security/],
    ["root's group", { groupId: 0 }, /^hardening.groupId: the processes do not need the group of root/],
    ['a fraction', { userId: 1.5 }, /^hardening.userId: /],
    ['an id that Kubernetes does not know', { userId: 2 ** 31 }, /^hardening.userId: /],
    [
      'a user id beside the preset PLATFORM',
      { preset: HardeningPreset.PLATFORM, userId: 999 },
      /^hardening.userId: with the preset PLATFORM, the platform assigns/,
    ],
    [
      'a group id beside the preset PLATFORM',
      { preset: HardeningPreset.PLATFORM, groupId: 999 },
      /^hardening.groupId: with the preset PLATFORM, the platform assigns/,
    ],
  ])('fails for %s', (_, hardening, message) => {
    const text = refusal(() => render({ hardening }));
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
  });
});
