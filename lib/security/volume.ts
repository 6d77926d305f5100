import type { k8s } from '../kubernetes';
import type { SecretReference } from './secret-reference';

/** A password and the name of the file that the scripts look for. */
export interface PasswordFile {
  readonly secret: SecretReference;
  readonly file: string;
}

/**
 * The volume `auth`: each password as a file with a fixed name, readable by the pod's group only. Pods wait for these keys. Beside them, in the
 * folder `other`, the second passwords: keys that come and go without the pods waiting for them.
 */
export function passwordVolume(passwords: PasswordFile[]): k8s.Volume {
  const secrets = [...new Set(passwords.map(({ secret }) => secret.name))];
  const of = (name: string) => passwords.filter(({ secret }) => secret.name === name);
  const items = (name: string) => of(name).map(({ secret, file }) => ({ key: secret.key, path: file }));
  const others = (name: string) => of(name).map(({ secret, file }) => ({ key: `${secret.key}-other`, path: `other/${file}` }));
  return {
    name: 'auth',
    projected: {
      defaultMode: 0o440,
      sources: [
        ...secrets.map((name) => ({ secret: { name, items: items(name) } })),
        ...secrets.map((name) => ({ secret: { name, items: others(name), optional: true } })),
      ],
    },
  };
}
