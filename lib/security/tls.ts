import { type k8s, objectName, secretKey } from '../kubernetes';
import type { PodPart } from '../pods';
import { refuse } from '../refusal';
import type { Release } from '../release';
import { fromFactory, instanceOf, struct, text } from '../shapes';
import { type CertManagerProps, certificate, checkCertificate } from './certificate';
import type { SecretReference } from './secret-reference';
import { ClientAuthentication, TLS_FIELDS, type TlsProps } from './tls-props';

/** The settings of TLS with certificates from a Secret. */
export interface TlsSecretProps extends TlsProps {
  /**
   * The key of the certificate, including intermediate certificates.
   *
   * @default 'tls.crt'
   */
  readonly certificateKey?: string;

  /**
   * The key of the private key.
   *
   * @default 'tls.key'
   */
  readonly privateKeyKey?: string;

  /**
   * The key of the certificate of the authority, by which members verify each other and clients.
   *
   * @default 'ca.crt'
   */
  readonly authorityKey?: string;
}

const FROM_SECRET = struct<TlsSecretProps>({ ...TLS_FIELDS, certificateKey: text, privateKeyKey: text, authorityKey: text });

/**
 * The encryption of all connections: of clients, replicas, Sentinel, probes and hooks, and of the metrics. With TLS, no
 * port accepts plain text.
 *
 * All members have the same certificate. Members verify that a certificate is signed by their authority, and not the
 * names in it. So use a private authority, not a public one.
 */
export class Tls {
  /**
   * A certificate from a Secret in the namespace of the release, as `kubectl create secret tls` and cert-manager create
   * it, and with the certificate of the authority. The pods wait until the Secret exists. A renewed certificate takes
   * effect while the release runs.
   *
   * @param name the name of the Secret
   * @throws if the name or a key is invalid, or applications would receive the private key
   * @see https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/
   * @example
   * new Redis(chart, 'redis', { tls: Tls.fromSecret('redis-tls') });
   */
  public static fromSecret(name: string, props: TlsSecretProps = {}): Tls {
    text.check('tls.name', name);
    FROM_SECRET.check('tls', props);
    objectName('tls.name', name);
    const keys = [
      secretKey('tls.certificateKey', props.certificateKey ?? 'tls.crt'),
      secretKey('tls.privateKeyKey', props.privateKeyKey ?? 'tls.key'),
      secretKey('tls.authorityKey', props.authorityKey ?? 'ca.crt'),
    ];
    if (keys[2] === keys[1])
      refuse({
        prop: 'tls.authorityKey',
        problem: 'the same key as privateKeyKey, so applications would receive the private key',
        got: keys[2],
        allowed: "the key of the authority's certificate",
        cure: "add the authority's certificate to the Secret under a key of its own, like 'ca.crt'",
      });
    return fromFactory(new Tls(props, keys, name));
  }

  /**
   * A `Certificate` `<name>-tls` for cert-manager, which creates the Secret of the same name. The certificate contains
   * all names of `connection`, and the names of the pods behind the headless Service, like
   * `redis-0.redis-headless.shop.svc`. The issuer must add `ca.crt` to the Secret, as CA, self-signed and Vault issuers
   * do.
   *
   * @throws if the name of the issuer, a duration, a DNS name or an IP address is invalid
   * @see https://cert-manager.io/docs/usage/certificate/
   * @example
   * new Redis(chart, 'redis', { tls: Tls.certManager({ issuerRef: { name: 'redis-ca', kind: 'ClusterIssuer' } }) });
   */
  public static certManager(props: CertManagerProps): Tls {
    checkCertificate(props);
    return fromFactory(new Tls(props, ['tls.crt', 'tls.key', 'ca.crt'], undefined, props));
  }

  /**
   * No encryption: passwords and data are readable on the network.
   *
   * @example
   * new Redis(chart, 'redis', { tls: Tls.none() });
   */
  public static none(): Tls {
    return fromFactory(new Tls({}));
  }

  private constructor(
    private readonly props: TlsProps,
    private readonly keys?: string[],
    private readonly name?: string,
    private readonly request?: CertManagerProps,
  ) {}

  /**
   * The TLS settings for a release.
   *
   * @internal
   */
  public _encryption(release: Release, services: string[], hosts: string[]): Encryption {
    const { keys, props } = this;
    const clientAuthentication = props.clientAuthentication ?? ClientAuthentication.NONE;
    const acceptsRemoteCodeExecution = props.acceptRemoteCodeExecution ?? false;
    if (!keys) return { enabled: false, clientAuthentication, acceptsRemoteCodeExecution, part: {} };
    const secretName = this.name ?? release.certificateName;
    const [certificateKey, privateKeyKey, authorityKey] = keys;
    const items = [
      { key: certificateKey, path: 'tls.crt' },
      { key: privateKeyKey, path: 'tls.key' },
      { key: authorityKey, path: 'ca.crt' },
    ];
    return {
      enabled: true,
      clientAuthentication,
      acceptsRemoteCodeExecution,
      authority: { name: secretName, key: authorityKey },
      certificate: this.request && certificate(release, this.request, services, hosts),
      part: {
        volumes: [{ name: 'tls', secret: { secretName, items, defaultMode: 0o440 } }],
        memberMounts: [TLS_MOUNT],
      },
      mount: TLS_MOUNT,
    };
  }
}

/** The TLS settings of a release, resolved from the prop `tls`. */
export interface Encryption {
  readonly enabled: boolean;
  readonly clientAuthentication: ClientAuthentication;
  /** Whether the user accepts a server with a known vulnerability. */
  readonly acceptsRemoteCodeExecution: boolean;
  /** The key with the certificate of the authority; undefined without TLS. */
  readonly authority?: SecretReference;
  /** The manifest of the Certificate; undefined without cert-manager. */
  readonly certificate?: object;
  /** The volume with the certificate, and its mount in both containers. */
  readonly part: PodPart;
  /** The mount for another container; undefined without TLS. */
  readonly mount?: k8s.VolumeMount;
}

/**
 * Resolves the prop `tls`.
 *
 * @param services the names of Services besides those of the members
 * @param hosts the names and IP addresses outside of the cluster
 */
export function resolveEncryption(release: Release, tls: Tls = Tls.none(), services: string[] = [], hosts: string[] = []): Encryption {
  return tls._encryption(release, services, hosts);
}

/** The mount of the certificate, under fixed names. */
const TLS_MOUNT: k8s.VolumeMount = { name: 'tls', mountPath: '/run/tls', readOnly: true };

export const TLS = instanceOf('Tls', Tls, "Tls.fromSecret('redis-tls')", 'Tls.certManager()', 'Tls.none()');
