/** A queue of jobs that a framework keeps in redis, and workers that wait for them. A job is a number. */
export interface Jobs {
  /** Asks for a job; kept when it is in the queue. */
  add(number: number): Promise<void>;
  /** The jobs that workers have done so far. */
  done(): ReadonlySet<number>;
  /** Workers that are there no more, each with the reason. */
  ended(): string[];
  /** What workers were told that is not the end of a connection. */
  errors(): string[];
  close(): Promise<void>;
}
