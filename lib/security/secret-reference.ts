/** One key of a Secret in the release's namespace. */
export interface SecretReference {
  /** The name of the Secret. */
  readonly name: string;
  /** The key in it. */
  readonly key: string;
}
