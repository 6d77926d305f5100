import { firstRepeated, refuse } from '../refusal';

const DNS_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SECRET_KEY = /^[-._a-zA-Z0-9]{1,253}$/;

/**
 * Checks the name of a release, with which the names of its Services, pods and StatefulSet begin: a DNS label that
 * begins with a letter (RFC 1035), as Kubernetes requires of a Service.
 *
 * @param reason what limits the length
 * @throws if the name is not a valid label, or longer than `maximum`
 */
export function dnsLabel(prop: string, name: string, maximum: number, reason: string): string {
  if (!DNS_LABEL.test(name)) {
    refuse({
      prop,
      problem: 'not a valid DNS label, and the names of Services and pods begin with it',
      got: name,
      allowed: 'lower-case letters, digits and dashes, beginning with a letter and ending with a letter or digit',
      cure: "set a name like 'redis'",
    });
  }
  if (name.length > maximum) {
    refuse({
      prop,
      problem: `the name has ${name.length} characters, too many for ${reason}`,
      got: name,
      allowed: `at most ${maximum} characters`,
      cure: 'set a shorter name',
    });
  }
  return name;
}

/**
 * `SessionCache` becomes `session-cache`: ids of constructs are usually in PascalCase, and names in Kubernetes are in
 * lower case.
 */
export function nameFromId(id: string): string {
  return /^[A-Z][A-Za-z0-9]*$/.test(id) ? id.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase() : id;
}

/**
 * Whether a name is a DNS subdomain (RFC 1123) in lower case: labels with dots between them, at most 253 characters.
 */
export function isDnsName(name: string): boolean {
  return DNS_NAME.test(name) && name.length <= 253;
}

/**
 * Checks the name of an object outside of the release: a Secret, a StorageClass, a PriorityClass.
 *
 * @throws if the name is not a valid DNS subdomain (RFC 1123)
 */
export function objectName(prop: string, name: string): string {
  if (isDnsName(name)) return name;
  return refuse({
    prop,
    problem: 'not a valid name of a Kubernetes object',
    got: name,
    allowed: 'at most 253 lower-case letters, digits, dashes and dots, each part beginning and ending with a letter or digit',
    cure: 'write the name of the object as kubectl shows it',
  });
}

/**
 * The name of a Service: that of the release and a suffix.
 *
 * @throws if Kubernetes would not accept so long a name
 */
export function serviceName(release: string, suffix: string): string {
  const name = release + suffix;
  if (name.length <= 63) return name;
  return refuse({
    prop: 'name',
    problem: `the name of the Service ${name} has ${name.length} characters, too many for Kubernetes`,
    got: release,
    allowed: `at most ${63 - suffix.length} characters with this Service`,
    cure: 'set a shorter name',
  });
}

/**
 * Checks the name of a namespace.
 *
 * @throws if the name is not a valid DNS label (RFC 1123)
 */
export function namespaceName(prop: string, name: string): string {
  if (NAMESPACE.test(name)) return name;
  return refuse({
    prop,
    problem: 'not a valid name of a namespace',
    got: name,
    allowed: 'at most 63 lower-case letters, digits and dashes, beginning and ending with a letter or digit',
    cure: 'write the name as kubectl get namespaces shows it',
  });
}

/**
 * Checks a key of a Secret.
 *
 * @throws if Kubernetes would not accept the key
 */
export function secretKey(prop: string, key: string): string {
  if (SECRET_KEY.test(key) && key !== '.' && key !== '..') return key;
  return refuse({
    prop,
    problem: 'not a valid key of a Secret',
    got: key,
    allowed: '1 to 253 letters, digits, dashes, underscores and dots',
    cure: 'write the key as kubectl describe secret shows it',
  });
}

/** The names that Kubernetes accepts. For variables, versions before 1.32 accept less. */
const LABEL = {
  pattern: /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
  allowed: '1 to 63 lower-case letters, digits and dashes',
  example: 'my-agent',
};
const KINDS = {
  container: LABEL,
  volume: LABEL,
  variable: { pattern: /^[ -<>-~]+$/, allowed: 'one or more printable ASCII characters, without =', example: 'LOG_LEVEL' },
};

/**
 * Checks the names in a list that Kubernetes reads as a map. The API server accepts a repeated variable and uses the
 * last one; it rejects other repeated names only when the manifest is applied.
 *
 * @param kind the kind of the elements, for example `variable`
 * @param owned the names that the release uses itself
 * @throws if a name is invalid, the release uses a name, or a name occurs twice
 */
export function checkNames(prop: string, kind: keyof typeof KINDS, list: { readonly name: string }[], owned: readonly string[]): void {
  const names = list.map(({ name }) => name);
  const { pattern, allowed, example } = KINDS[kind];
  const invalid = names.findIndex((name) => !pattern.test(name));
  if (invalid >= 0) {
    refuse({
      prop: `${prop}[${invalid}].name`,
      problem: `not a valid name of a ${kind}`,
      got: names[invalid],
      allowed,
      cure: `write it like '${example}'`,
    });
  }
  const taken = names.findIndex((name) => owned.includes(name));
  if (taken >= 0) {
    refuse({
      prop: `${prop}[${taken}].name`,
      problem: `the release has a ${kind} of this name`,
      got: names[taken],
      allowed: `every name but ${owned.join(', ')}`,
      cure: `give the ${kind} another name`,
    });
  }
  const repeated = firstRepeated(names);
  if (repeated < 0) return;
  refuse({
    prop: `${prop}[${repeated}].name`,
    problem: `another ${kind} has this name`,
    got: names[repeated],
    allowed: 'every name once',
    cure: 'rename or remove one of them',
  });
}
