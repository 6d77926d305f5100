import { refuse } from '../refusal';

const DNS_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SECRET_KEY = /^[-._a-zA-Z0-9]{1,253}$/;

/**
 * A name from which Services, Pods and a StatefulSet are named: a DNS label that begins with a letter (RFC 1035),
 * which is the strictest of the three, and what Kubernetes asks of a Service.
 *
 * @throws if the name is no such label or longer than `maximum`
 */
export function dnsLabel(prop: string, name: string, maximum: number, reason: string): string {
  if (!DNS_LABEL.test(name)) {
    refuse({
      prop,
      problem: 'the name is not a DNS label, which Services and Pods need',
      got: name,
      allowed: 'lower-case letters, digits and dashes, first a letter, last a letter or digit',
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
 * The name of an object that somebody else owns: a Secret, a StorageClass, a PriorityClass.
 *
 * @throws if the name is not a DNS subdomain (RFC 1123) of at most 253 characters
 */
export function objectName(prop: string, name: string): string {
  if (DNS_SUBDOMAIN.test(name) && name.length <= 253) return name;
  return refuse({
    prop,
    problem: 'no object can have this name',
    got: name,
    allowed: 'lower-case letters, digits, dashes and dots, at most 253',
    cure: 'write the name of the object as kubectl shows it',
  });
}

/**
 * The name of a namespace.
 *
 * @throws if the name is not a DNS label (RFC 1123)
 */
export function namespaceName(prop: string, name: string): string {
  if (NAMESPACE.test(name)) return name;
  return refuse({
    prop,
    problem: 'no namespace can have this name',
    got: name,
    allowed: 'lower-case letters, digits and dashes, first and last a letter or digit, at most 63',
    cure: 'write the name as kubectl get namespaces shows it',
  });
}

/**
 * A key in a Secret.
 *
 * @throws if Kubernetes would not accept the key
 */
export function secretKey(prop: string, key: string): string {
  if (SECRET_KEY.test(key) && key !== '.' && key !== '..') return key;
  return refuse({
    prop,
    problem: 'no Secret can have this key',
    got: key,
    allowed: 'letters, digits, dashes, underscores and dots, 1 to 253',
    cure: 'write the key as kubectl describe secret shows it',
  });
}
