import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authority, type CertificateFiles } from '../servers/certificates';
import type { Access } from './release';

/** The name that clients verify: the client Service's, which is `connection.tlsServerName` of a chart without a namespace. */
const serverName = 'redis';

const randomPassword = () => randomBytes(32).toString('hex');

/** The secrets of a release with users and mutual TLS: an authority, the certificates of members and clients, and the password of its own users. */
export class Protection {
  readonly access: Access;
  /** The first certificate of the members. */
  readonly certificate: CertificateFiles;
  /** A user with the rights that an application has by default. */
  readonly writer = { username: 'writer', password: randomPassword() };
  /** Keys of the Secret beside the first application's password. */
  secret = { 'internal-password': randomPassword(), 'writer-password': this.writer.password };
  /** How redis-cli connects in a client pod that has the release's certificate. */
  readonly options = '--user app --tls --cacert /run/tls/ca.crt --cert /run/tls/tls.crt --key /run/tls/tls.key';
  readonly stranger: Authority;
  private readonly authority: Authority;

  constructor() {
    const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
    this.authority = new Authority(folder);
    this.stranger = new Authority(folder, 'stranger');
    this.certificate = this.renewed(1);
    this.access = { username: 'app', tls: this.authority.client(serverName) };
  }

  /** Sets another password of the release's own users in the Secret. */
  replaceInternal(): void {
    this.secret = { ...this.secret, 'internal-password': randomPassword() };
  }

  renewed(serial: number): CertificateFiles {
    return this.authority.sign({ name: serverName, serial });
  }
}
