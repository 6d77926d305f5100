/** A queue of jobs that a framework keeps in redis, and workers that wait for jobs. A job is a number. */
export interface Jobs {
  /** Queues a job; resolves when the job is in the queue. */
  add(number: number): Promise<void>;
  /** The jobs that workers have done so far. */
  done(): ReadonlySet<number>;
  /** Workers that have ended, each with the reason. */
  ended(): string[];
  /** Errors of the workers other than the end of a connection. */
  errors(): string[];
  close(): Promise<void>;
}
