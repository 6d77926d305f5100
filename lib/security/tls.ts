import { type k8s, objectName, secretKey } from '../kubernetes';
import type { PodPart } from '../pods';
import { refuse } from '../refusal';
import type { Release } from '../release';
import { instanceOf, struct, text } from '../shapes';
import { type CertManagerProps, certificate, checkCertificate } from './certificate';
import type { SecretReference } from './secret-reference';
import { ClientAuthentication, TLS_FIELDS, type TlsProps } from './tls-props';

/** Settings of certificates that you bring. */
export interface TlsSecretProps extends TlsProps {
  /**
   * The key of the certificate, with what leads to the authority.
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
   * The key of the authority's certificate, by which members check each other, and clients.
   *
   * @default 'ca.crt'
   */
  readonly authorityKey?: string;
}

const FROM_SECRET = struct<TlsSecretProps>({ ...TLS_FIELDS, certificateKey: text, privateKeyKey: text, authorityKey: text });

/**
 * Whether connections are encrypted: those of clients, of replicas, of Sentinel, of the probes and hooks, and those that fetch metrics. With TLS
 * nothing listens without it.
 *
 * All members have one certificate. Members check that a certificate is of their authority, not whose name is in it: use an authority of your
 * own, not a public one.
 */
export class Tls {
  /**
   * Certificates from a Secret in the release's namespace, as `kubectl create secret tls` makes it and cert-manager keeps it, with the
   * authority's certificate beside it. Pods wait until it exists. A renewed certificate takes effect while the release runs.
   *
   * @param name the Secret's name
   * @throws if the name or a key cannot be those of a Secret, or applications would be handed the private key
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
    return new Tls(props, keys, name);
  }

  /**
   * A `Certificate` `<name>-tls` for cert-manager, which keeps the Secret of the same name. It has every name that `connection` hands out,
   * and those of the pods behind the headless Service, like `redis-0.redis-headless.shop.svc`. The issuer must be one that puts `ca.crt` into the
   * Secret, as CA and self-signed issuers and Vault do.
   *
   * @throws if the issuer cannot have its name, a duration does not parse, or a name or address is none
   */
  public static certManager(props: CertManagerProps): Tls {
    checkCertificate(props);
    return new Tls(props, ['tls.crt', 'tls.key', 'ca.crt'], undefined, props);
  }

  /** No encryption: whoever is on the way reads passwords and data. */
  public static none(): Tls {
    return new Tls({});
  }

  private constructor(
    private readonly props: TlsProps,
    private readonly keys?: string[],
    private readonly name?: string,
    private readonly request?: CertManagerProps,
  ) {}

  /**
   * What this means for a release.
   *
   * @internal
   */
  public _encryption(release: Release): Encryption {
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
      certificate: this.request && certificate(release, this.request),
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
  /** Whether a server with a known hole may be run with TLS. */
  readonly acceptsRemoteCodeExecution: boolean;
  /** Where clients find the authority's certificate; undefined without TLS. */
  readonly authority?: SecretReference;
  /** The manifest of the Certificate, where cert-manager makes it. */
  readonly certificate?: object;
  /** The volume with the certificates and its mount in both containers. */
  readonly part: PodPart;
  /** The mount for a further container; undefined without TLS. */
  readonly mount?: k8s.VolumeMount;
}

/** Resolves the prop `tls`. */
export function resolveEncryption(release: Release, tls: Tls = Tls.none()): Encryption {
  return tls._encryption(release);
}

/** Where the certificates are in a pod, under fixed names. */
const TLS_MOUNT: k8s.VolumeMount = { name: 'tls', mountPath: '/run/tls', readOnly: true };

export const tlsShape = instanceOf(Tls, "Tls.fromSecret('redis-tls')", 'Tls.certManager()', 'Tls.none()');
