import type { k8s } from '../kubernetes';
import { refuse, wholeNumber } from '../refusal';
import { memberOf, numeric, struct } from '../shapes';

/** The source of the user and group ids of the processes. */
export enum HardeningPreset {
  /** The release sets a fixed user and group, as Pod Security `restricted` requires. */
  RESTRICTED = 'restricted',
  /**
   * The platform assigns the user and group: restricted-v2 of OpenShift takes them from the range of the namespace and
   * rejects fixed ids.
   */
  PLATFORM = 'platform',
}

/**
 * The security settings of the pods. Every container of the release passes Pod Security `restricted` with all of these
 * settings.
 */
export interface HardeningProps {
  /**
   * The source of the user and group ids of the processes.
   *
   * @default HardeningPreset.RESTRICTED
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
   */
  readonly preset?: HardeningPreset;

  /**
   * The user id of all processes. 999 is the user `redis` of the official Debian images. Any other id works too.
   *
   * @default 999
   * @constraint at least 1, not with the preset PLATFORM
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
   */
  readonly userId?: number;

  /**
   * The group id of all processes and of the volumes.
   *
   * @default - the same as `userId`
   * @constraint at least 1, not with the preset PLATFORM
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
   */
  readonly groupId?: number;
}

export const HARDENING = struct<HardeningProps>({
  preset: memberOf('HardeningPreset', HardeningPreset),
  userId: numeric,
  groupId: numeric,
});

const DEFAULT_USER = 999;

/** The user and group ids of the processes; empty if the platform assigns them. */
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
    // Change the group of the files only if the root of the volume has another group: the change takes minutes on large
    // volumes.
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** The security context of the release's own containers. */
export function containerSecurityContext(): k8s.SecurityContext {
  return { ...restrictedContext(), readOnlyRootFilesystem: true };
}

/**
 * The minimum for Pod Security `restricted`. Containers of the user get it, because they may need to write to their
 * file systems.
 */
export function restrictedContext(): k8s.SecurityContext {
  return { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
}

/**
 * The security context of a container that runs in a pod of an application: it repeats what the pod itself may leave
 * out.
 */
export function applicationSecurityContext({ runAsUser, runAsGroup }: Hardening): k8s.SecurityContext {
  return { ...containerSecurityContext(), runAsUser, runAsGroup, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
}

/**
 * Resolves the prop `hardening`.
 *
 * @throws if an id is 0 or invalid, or set although the platform assigns the ids
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
