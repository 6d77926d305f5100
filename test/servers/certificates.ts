import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TlsOptions } from '../load';
import { needed } from './toolbox';

/** The names and uses of a certificate. */
export interface CertificateProps {
  /** The name that clients verify. */
  readonly name: string;
  readonly serial: number;
}

/** The three files of a Secret. */
export interface CertificateFiles {
  readonly 'tls.crt': string;
  readonly 'tls.key': string;
  readonly 'ca.crt': string;
}

/** A test authority, which signs with openssl. */
export class Authority {
  readonly certificate: string;
  private readonly folder: string;

  constructor(folder: string, name = 'authority') {
    this.folder = join(folder, name);
    mkdirSync(this.folder);
    this.key('ca.key');
    this.certificate = this.openssl('req', '-x509', '-new', '-key', 'ca.key', '-days', '2', '-subj', `/CN=${name}`);
    writeFileSync(join(this.folder, 'ca.crt'), this.certificate);
  }

  sign({ name, serial }: CertificateProps): CertificateFiles {
    const names = [`DNS:${name}`, 'DNS:localhost', 'IP:127.0.0.1'].join(',');
    writeFileSync(join(this.folder, 'extensions'), `subjectAltName=${names}\nextendedKeyUsage=serverAuth,clientAuth\n`);
    const key = this.key('tls.key');
    writeFileSync(join(this.folder, 'request'), this.openssl('req', '-new', '-key', 'tls.key', '-subj', `/CN=${name}`));
    const signing = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-set_serial', String(serial), '-days', '1', '-extfile', 'extensions'];
    return { 'tls.crt': this.openssl('x509', '-req', '-in', 'request', ...signing), 'tls.key': key, 'ca.crt': this.certificate };
  }

  /** The TLS options of a client of the release, which has a certificate and verifies the name. */
  client(servername: string): TlsOptions {
    const own = this.sign({ name: 'client', serial: 1000 });
    return { ca: this.certificate, cert: own['tls.crt'], key: own['tls.key'], servername };
  }

  private key(file: string): string {
    const key = this.openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout');
    writeFileSync(join(this.folder, file), key);
    return key;
  }

  private openssl(...words: string[]): string {
    return execFileSync(needed('openssl'), words, { cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }
}

/** Replaces the files of a pod all at once, as the kubelet does. */
export function installCertificate(folder: string, files: CertificateFiles): void {
  const fresh = `${folder}.new`;
  mkdirSync(fresh);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(fresh, name), text);
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
}
