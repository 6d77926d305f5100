import { envFromSecret, k8s } from '../kubernetes';
import { guestSecurityContext, type Hardening } from '../pods/hardening';
import type { Release } from '../release';
import { script } from '../scripts';
import type { SecretReference } from '../security';

/**
 * What an application needs to know to connect: it asks the construct, not the documentation.
 *
 * Addresses carry the namespace if the chart has one, so that they hold in other namespaces too. The Secret does not travel: an application
 * in another namespace needs a copy of it there.
 */
export class Connection {
  /** The Service for clients, for example `redis`. */
  public readonly serviceName: string;
  /** Its address, for example `redis.shop.svc`. */
  public readonly address: string;
  /** Where redis listens: 6379. */
  public readonly port: number;
  /** Where the sentinels listen: 26379. */
  public readonly sentinelPort: number;
  /** All sentinels in ordinal order as `host:port`, for example `redis-0.shop.svc:26379`. */
  public readonly sentinels: string[];
  /** The name under which the sentinels know the master. */
  public readonly masterName: string;
  /** Where the password is, for redis and Sentinel alike; undefined without one. */
  public readonly passwordSecret?: SecretReference;

  /** @internal */
  public constructor(
    private readonly release: Release,
    secret: SecretReference | undefined,
    private readonly hardening: Hardening,
  ) {
    this.serviceName = release.name;
    this.address = this.inNamespace(release.name);
    this.port = release.redisPort;
    this.sentinelPort = release.sentinelPort;
    this.sentinels = release.memberNames.map((member) => `${this.inNamespace(member)}:${release.sentinelPort}`);
    this.masterName = release.masterName;
    this.passwordSecret = secret;
  }

  /**
   * Variables for an application that passes them to its client: `REDIS_SENTINELS` (`host:port,host:port`), `REDIS_SENTINEL_MASTER`,
   * `REDIS_SENTINEL_HOST` and `REDIS_SENTINEL_PORT` for clients that take one address, and with a password `REDIS_PASSWORD` and
   * `REDIS_SENTINEL_PASSWORD` from the Secret.
   */
  public env(): k8s.EnvVar[] {
    return [
      { name: 'REDIS_SENTINELS', value: this.sentinels.join(',') },
      { name: 'REDIS_SENTINEL_MASTER', value: this.masterName },
      { name: 'REDIS_SENTINEL_HOST', value: this.address },
      { name: 'REDIS_SENTINEL_PORT', value: String(this.sentinelPort) },
      ...this.passwords('REDIS_PASSWORD', 'REDIS_SENTINEL_PASSWORD'),
    ];
  }

  /** Variables that Spring Boot 3 reads by itself: `SPRING_DATA_REDIS_SENTINEL_MASTER`, `..._NODES`, and with a password both passwords. */
  public springEnv(): k8s.EnvVar[] {
    return [
      { name: 'SPRING_DATA_REDIS_SENTINEL_MASTER', value: this.masterName },
      { name: 'SPRING_DATA_REDIS_SENTINEL_NODES', value: this.sentinels.join(',') },
      ...this.passwords('SPRING_DATA_REDIS_PASSWORD', 'SPRING_DATA_REDIS_SENTINEL_PASSWORD'),
    ];
  }

  /**
   * An init container `wait-for-<name>` for an application's pod: it ends when a sentinel names a master that answers. It has the server's
   * image and passes Pod Security `restricted`.
   */
  public waitForMaster(): k8s.Container {
    return {
      name: `wait-for-${this.release.name}`,
      image: this.release.engine.image,
      command: ['sh', '-c', script('wait-for-master.sh')],
      env: this.env(),
      resources: {
        requests: { cpu: k8s.Quantity.fromString('10m'), memory: k8s.Quantity.fromString('16Mi') },
        limits: { memory: k8s.Quantity.fromString('32Mi') },
      },
      securityContext: guestSecurityContext(this.hardening),
    };
  }

  private inNamespace(service: string): string {
    return this.release.namespace === undefined ? service : `${service}.${this.release.namespace}.svc`;
  }

  private passwords(...names: string[]): k8s.EnvVar[] {
    const secret = this.passwordSecret;
    return secret ? names.map((name) => envFromSecret(name, secret.name, secret.key)) : [];
  }
}
