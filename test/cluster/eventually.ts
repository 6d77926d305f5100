import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Tries until it does not fail any more, and returns the result; at the deadline it fails with the last reason. Every wait of this tier
 * is one of these: for a condition, with a deadline.
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

/** For conditions: fails with the reason unless it holds. */
export function demand(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new Error(reason);
}

/** Runs something and tells how many seconds it took. */
export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}
