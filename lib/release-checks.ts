import { namespaceName } from './kubernetes';
import { refuse, wholeNumber } from './refusal';
import type { ReleaseProps } from './release-props';
import { text } from './shapes';

// The addresses contain the namespace. A value that cdk8s resolves only at synth would become `[object Object]` there.
export function checkNamespace(namespace: unknown): string {
  text.check("the chart's namespace", namespace);
  return namespaceName("the chart's namespace", namespace as string);
}

export function checkMembers(members: number): number {
  if (Number.isInteger(members) && members >= 1 && members <= 9 && members % 2 === 1) return members;
  let problem = 'must be a whole number';
  if (Number.isInteger(members)) {
    if (members < 1) problem = 'a release has at least one member';
    else if (members > 9) problem = 'more than nine sentinels slow elections down and make no release safer';
    else if (members === 2) problem = 'the loss of one of two members leaves no majority, so the other could not become master';
    else problem = `${members} members survive no more losses than ${members - 1}: a majority is ${members / 2 + 1}`;
  }
  return refuse({
    prop: 'members',
    problem,
    got: members,
    allowed: '1 (development), 3, 5, 7 or 9',
    cure: 'use 3, or 5 to survive the loss of two',
  });
}

export function checkQuorum(quorum: number, majority: number, members: number): number {
  return wholeNumber('quorum', quorum, {
    minimum: majority,
    maximum: members,
    below: 'a minority of the sentinels could declare a master down that the majority still reaches',
    above: 'there are not that many sentinels, so no master would ever be declared down',
  });
}

/** With the default, a master and its recent replicas are a majority, so no other master can be elected meanwhile. */
export function checkReplicasToWrite({ minReplicasToWrite, acceptLossInMinority }: ReleaseProps, members: number): number {
  const majorityLessMaster = Math.floor(members / 2);
  const replicas = minReplicasToWrite ?? majorityLessMaster;
  if (acceptLossInMinority || !(replicas >= 0 && replicas < majorityLessMaster)) {
    return wholeNumber('minReplicasToWrite', replicas, {
      minimum: acceptLossInMinority ? 0 : majorityLessMaster,
      maximum: members - 1,
      above: 'the master would never accept a write: it has one replica less than the release has members',
    });
  }
  return refuse({
    prop: 'minReplicasToWrite',
    problem: 'a master that is isolated with a minority of the members would still accept writes, and all of them would be lost',
    got: replicas,
    allowed: `a whole number from ${majorityLessMaster} to ${members - 1}`,
    cure: 'leave it out to use the default, or set acceptLossInMinority: true to accept the loss',
  });
}

export function checkMasterName(name: string): string {
  // The characters that Sentinel accepts: sentinel.c, createSentinelRedisInstance. The length is a limit of this
  // library, because every hello message contains the name.
  if (/^[a-zA-Z0-9._-]{1,63}$/.test(name)) return name;
  return refuse({
    prop: 'masterName',
    problem: 'not a valid name of a master for Sentinel',
    got: name,
    allowed: '1 to 63 letters, digits, dots, dashes and underscores',
    cure: "leave it out to use the release's name",
  });
}
