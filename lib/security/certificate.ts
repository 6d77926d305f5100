import { isIP } from 'node:net';
import { Certificate } from '../../imports/cert-manager.io';
import { type Durations, isDnsName, objectName, parseDuration } from '../kubernetes';
import { refuse } from '../refusal';
import type { Release } from '../release';
import { listOf, required, struct, text } from '../shapes';
import { TLS_FIELDS, type TlsProps } from './tls-props';

/** The issuer of the certificates: an Issuer or ClusterIssuer of cert-manager. */
export interface IssuerReference {
  /** The name of the issuer. */
  readonly name: string;
  /**
   * The kind of the issuer: `Issuer`, `ClusterIssuer`, or the kind of an external issuer.
   *
   * @default 'Issuer'
   */
  readonly kind?: string;
  /**
   * The API group of the issuer.
   *
   * @default 'cert-manager.io'
   */
  readonly group?: string;
}

/** The settings of a Certificate of cert-manager. */
export interface CertManagerProps extends TlsProps {
  /**
   * The issuer. Its authority should sign certificates for this release only, because members trust every certificate
   * of this authority.
   *
   * @see https://cert-manager.io/docs/usage/certificate/
   */
  readonly issuerRef: IssuerReference;

  /**
   * The validity of a certificate, in hours, minutes or seconds.
   *
   * @default '2160h'
   * @constraint at least 1h
   * @see https://cert-manager.io/docs/usage/certificate/
   */
  readonly duration?: string;

  /**
   * The time before the end of its validity at which cert-manager renews a certificate.
   *
   * @default - a third of the duration
   * @constraint at least 5m, less than `duration`
   * @see https://cert-manager.io/docs/usage/certificate/
   */
  readonly renewBefore?: string;

  /**
   * The DNS domain of the cluster, for the long form of the names.
   *
   * @default 'cluster.local'
   * @constraint a DNS name without a wildcard
   * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
   */
  readonly clusterDomain?: string;

  /**
   * Additional DNS names that clients use.
   *
   * @default - none
   * @constraint DNS names, which may begin with `*.`
   * @see https://cert-manager.io/docs/usage/certificate/
   */
  readonly dnsNames?: string[];

  /**
   * Additional IP addresses that clients use. A client that verifies the addresses from Sentinel needs the addresses of
   * the members' Services here. They do not change for the lifetime of the release, but are known only after Kubernetes
   * has assigned them.
   *
   * @default - only 127.0.0.1
   * @constraint IP addresses
   * @see https://cert-manager.io/docs/usage/certificate/
   */
  readonly ipAddresses?: string[];
}

const CERT_MANAGER = struct<CertManagerProps>({
  ...TLS_FIELDS,
  issuerRef: required(struct<IssuerReference>({ name: required(text), kind: text, group: text })),
  duration: text,
  renewBefore: text,
  clusterDomain: text,
  dnsNames: listOf(text),
  ipAddresses: listOf(text),
});

const DURATION = '2160h';
const CLUSTER_DOMAIN = 'cluster.local';
const CERT_MANAGER_DURATION: Durations = {
  units: ['h', 'm', 's'],
  below: 'cert-manager does not accept so short a duration',
  example: '720h',
};

/**
 * Checks the settings of a Certificate.
 *
 * @throws if the name of the issuer, a duration, a DNS name or an IP address is invalid
 */
export function checkCertificate(props: CertManagerProps): void {
  CERT_MANAGER.check('tls', props);
  objectName('tls.issuerRef.name', props.issuerRef.name);
  const duration = props.duration ?? DURATION;
  const valid = parseDuration('tls.duration', duration, { ...CERT_MANAGER_DURATION, minimum: '1h' });
  if (
    props.renewBefore !== undefined &&
    parseDuration('tls.renewBefore', props.renewBefore, { ...CERT_MANAGER_DURATION, minimum: '5m' }) >= valid
  ) {
    refuse({
      prop: 'tls.renewBefore',
      problem: 'cert-manager would renew the certificate again and again',
      got: props.renewBefore,
      allowed: `less than the duration, ${duration}`,
      cure: 'leave it out to renew the certificate after two thirds of the duration',
    });
  }
  const dnsNames = props.dnsNames ?? [];
  const wrong = dnsNames.findIndex((name) => !isDnsName(name.replace(/^\*\./, '')));
  if (wrong >= 0) {
    refuse({
      prop: `tls.dnsNames[${wrong}]`,
      problem: 'not a valid DNS name, so no issuer would sign it',
      got: dnsNames[wrong],
      allowed: 'lower-case letters, digits, dashes and dots, after an optional *.',
      cure: "write it like 'redis.example.com'",
    });
  }
  if (!isDnsName(props.clusterDomain ?? CLUSTER_DOMAIN)) {
    refuse({
      prop: 'tls.clusterDomain',
      problem: 'not a valid DNS domain, so no issuer would sign the names in it',
      got: props.clusterDomain,
      allowed: 'lower-case letters, digits, dashes and dots, no wildcard',
      cure: `leave it out to use ${CLUSTER_DOMAIN}`,
    });
  }
  const addresses = props.ipAddresses ?? [];
  const invalid = addresses.findIndex((address) => isIP(address) === 0);
  if (invalid < 0) return;
  refuse({
    prop: `tls.ipAddresses[${invalid}]`,
    problem: 'not a valid IP address, so no issuer would sign it',
    got: addresses[invalid],
    allowed: 'IPv4 and IPv6 addresses',
    cure: 'write the address of the Service as kubectl shows it, and names into dnsNames',
  });
}

/** The Certificate `<name>-tls`. cert-manager creates the Secret of the same name. */
export function certificate(release: Release, props: CertManagerProps, services: string[], hosts: string[]): object {
  const name = release.certificateName;
  return Certificate.manifest({
    metadata: release.metadata(name),
    spec: {
      secretName: name,
      issuerRef: {
        name: props.issuerRef.name,
        kind: props.issuerRef.kind ?? 'Issuer',
        group: props.issuerRef.group ?? 'cert-manager.io',
      },
      duration: props.duration ?? DURATION,
      renewBefore: props.renewBefore,
      // ECDSA signs fastest, and every call of a probe or hook opens a connection.
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      // Members connect to each other as clients with the same certificate.
      usages: ['digital signature', 'key encipherment', 'server auth', 'client auth'],
      dnsNames: [
        ...new Set([
          ...namesOf(release, props.clusterDomain ?? CLUSTER_DOMAIN, services),
          ...hosts.filter((host) => isIP(host) === 0),
          ...(props.dnsNames ?? []),
        ]),
      ],
      ipAddresses: [...new Set(['127.0.0.1', ...hosts.filter((host) => isIP(host) !== 0), ...(props.ipAddresses ?? [])])],
    },
  });
}

/** The DNS names of the Services, of the pods behind the headless Service, and localhost. */
function namesOf(release: Release, domain: string, others: string[]): string[] {
  const { memberNames, headlessServiceName } = release;
  const services = [release.name, ...memberNames, headlessServiceName, release.metricsServiceName, ...others];
  const pods = memberNames.map((pod) => `${pod}.${headlessServiceName}`);
  const forms = (name: string) => {
    if (release.namespace === undefined) return [name];
    const full = `${name}.${release.namespace}.svc`;
    return [name, `${name}.${release.namespace}`, full, `${full}.${domain}`];
  };
  return [...[...services, ...pods].flatMap(forms), 'localhost'];
}
