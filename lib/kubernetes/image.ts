import { refuse } from '../refusal';

// The grammar of the OCI distribution project (reference/reference.go): a host has a dot or a port, or is localhost.
// Anything else is a path.
const LABEL = '[a-zA-Z0-9-]+';
const HOST = `(?:localhost|${LABEL}(?:\\.${LABEL})+|${LABEL}(?:\\.${LABEL})*:[0-9]+)`;
const WORD = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const PATH = `${WORD}(?:/${WORD})*`;
const TAG = '[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}';
const DIGEST = 'sha256:[0-9a-f]{64}';

const REFERENCE = new RegExp(`^(?:(${HOST})/)?(${PATH})((?::${TAG})?(?:@${DIGEST})?)$`);
const PREFIX = new RegExp(`^${HOST}(?:/${PATH})?$`);
const WHOLE_DIGEST = new RegExp(`^${DIGEST}$`);

/** The registry of an image without a host. */
const DOCKER_HUB = 'docker.io';

/**
 * Checks the reference of a container image, by tag, by digest, or by both: then nodes pull the digest, and the tag is
 * for readers.
 *
 * @throws if the image has neither, its digest is invalid, or it is not a valid reference
 */
export function imageReference(prop: string, image: string, example = 'redis:8.6.6'): string {
  const [, digest, ...more] = image.split('@');
  if (digest !== undefined && (more.length > 0 || !WHOLE_DIGEST.test(digest))) return refuseDigest(prop, image);
  const [reference, , , version] = REFERENCE.exec(image) ?? [];
  if (version) return image;
  return refuse({
    prop,
    problem: reference === undefined ? 'not a valid image reference' : 'no tag and no digest, so a restarted pod could run another version',
    got: image,
    allowed: 'a reference with a tag or a sha256 digest',
    cure: `write it like 'registry.example.com/${example}'`,
  });
}

/**
 * Checks the digest of an image.
 *
 * @throws if it is not `sha256:` and 64 hexadecimal digits
 */
export function imageDigest(prop: string, digest: string): string {
  return WHOLE_DIGEST.test(digest) ? digest : refuseDigest(prop, digest);
}

/**
 * Checks the registry from which nodes pull the images of Docker Hub: a host with an optional path.
 *
 * @throws if the registry does not begin with a host, or is not a valid prefix of an image reference
 */
export function imageRegistry(prop: string, registry: string): string {
  if (PREFIX.test(registry)) return registry;
  return refuse({
    prop,
    problem: 'not a valid registry, which is a host with an optional path',
    got: registry,
    allowed: 'a host with a dot or a port, and an optional path in lower case; no scheme, no slash at the end',
    cure: "write it like 'registry.example.com/mirror'",
  });
}

/**
 * The same image from a mirror of Docker Hub. Without a mirror, and for images of other registries, the image does not
 * change.
 */
export function mirrored(registry: string | undefined, image: string): string {
  const [, host = DOCKER_HUB, path, version] = REFERENCE.exec(image) ?? [];
  if (registry === undefined || host !== DOCKER_HUB) return image;
  // An image without a folder is in the folder `library` of Docker Hub.
  return `${registry}/${path.includes('/') ? path : `library/${path}`}${version}`;
}

function refuseDigest(prop: string, got: string): never {
  return refuse({
    prop,
    problem: 'not a valid sha256 digest, so no node could pull the image',
    got,
    allowed: 'sha256: and 64 hexadecimal digits in lower case',
    cure: "copy the digest from the registry, with 'sha256:' at its beginning",
  });
}
