import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Repeats a function until it succeeds, and returns the result; at the deadline it fails with the last reason. Every wait of this tier
 * is of this kind: for a condition, with a deadline.
 */
export async function eventually<T>(
  what: string,
  deadlineMilliseconds: number,
  attempt: () => Promise<T>,
  pauseMilliseconds = 500,
): Promise<T> {
  const end = Date.now() + deadlineMilliseconds;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() >= end) {
        throw new Error(
          `${what}: not within ${deadlineMilliseconds / 1000} s; last: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
    await sleep(pauseMilliseconds);
  }
}

/** Fails with the reason unless the condition holds. */
export function demand(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new Error(reason);
}

/** Runs a function and returns the seconds that it took. */
export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}
