import type { k8s } from '../kubernetes';
import type { SecretReference } from './secret-reference';

/** A password, and the name of the file from which the scripts read it. */
export interface PasswordFile {
  readonly secret: SecretReference;
  readonly file: string;
}

/**
 * The volume `auth`: each password as a file with a fixed name, readable only by the group of the pod. Pods wait until
 * these keys exist. The folder `other` contains the second passwords, whose keys are optional.
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
