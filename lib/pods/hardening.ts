import type { k8s } from '../kubernetes';
import { refuse, wholeNumber } from '../refusal';
import { memberOf, numeric, struct } from '../shapes';

/** Who decides the ids that the processes run under. */
export enum HardeningPreset {
  /** The release: a fixed user and group, as Pod Security `restricted` wants it. */
  RESTRICTED = 'restricted',
  /** The platform: OpenShift's restricted-v2 assigns user and group from the namespace's range and refuses fixed ones. */
  PLATFORM = 'platform',
}

/** How far the pods are locked down. Every container passes Pod Security `restricted`, whatever is set here. */
export interface HardeningProps {
  /**
   * Who decides the ids that the processes run under.
   *
   * @default HardeningPreset.RESTRICTED
   */
  readonly preset?: HardeningPreset;

  /**
   * The user id of all processes. 999 is `redis` in the official Debian images; any other works, the scripts need no name.
   *
   * @default 999
   * @constraint at least 1, not with the preset PLATFORM
   */
  readonly userId?: number;

  /**
   * The group id of all processes and of the volumes.
   *
   * @default - the same as `userId`
   * @constraint at least 1, not with the preset PLATFORM
   */
  readonly groupId?: number;
}

export const HARDENING = struct<HardeningProps>({
  preset: memberOf('HardeningPreset', HardeningPreset),
  userId: numeric,
  groupId: numeric,
});

const DEFAULT_USER = 999;

/** The ids that processes run under; none if the platform decides. */
export interface Hardening {
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  readonly fsGroup?: number;
}

/** The security context of a pod. */
export function podSecurityContext(hardening: Hardening): k8s.PodSecurityContext {
  return {
    ...hardening,
    runAsNonRoot: true,
    // Only when the volume's root has another group: changing the group of every file takes minutes on large volumes.
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** The security context of the release's own containers. */
export function containerSecurityContext(): k8s.SecurityContext {
  return { ...restrictedContext(), readOnlyRootFilesystem: true };
}

/** The least that Pod Security `restricted` asks of a container: for containers of the user's, which may need to write. */
export function restrictedContext(): k8s.SecurityContext {
  return { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
}

/** The security context of a container that runs in a pod of an application: it repeats what the pod itself may leave out. */
export function applicationSecurityContext({ runAsUser, runAsGroup }: Hardening): k8s.SecurityContext {
  return { ...containerSecurityContext(), runAsUser, runAsGroup, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
}

/**
 * Fills in the defaults.
 *
 * @throws if an id is 0 or none, or set although the platform decides
 */
export function resolveHardening(props: HardeningProps = {}): Hardening {
  if (props.preset === HardeningPreset.PLATFORM) {
    const given = props.userId ?? props.groupId;
    if (given === undefined) return {};
    return refuse({
      prop: props.userId === undefined ? 'hardening.groupId' : 'hardening.userId',
      problem: 'with the preset PLATFORM, the platform assigns the ids',
      got: given,
      allowed: 'userId and groupId with the preset RESTRICTED',
      cure: 'leave the id or the preset out',
    });
  }
  const ids = { minimum: 1, above: 'not a valid id' };
  const user = wholeNumber('hardening.userId', props.userId ?? DEFAULT_USER, {
    ...ids,
    below: 'the user root violates Pod Security restricted',
  });
  const group = wholeNumber('hardening.groupId', props.groupId ?? user, { ...ids, below: 'the processes do not need the group of root' });
  return { runAsUser: user, runAsGroup: group, fsGroup: group };
}
